/// A change of one value of an experiment before it is decoded: the text `key.path=value` of an option.
///
/// The path is made of keys, separated by dots; a key with dots in it may stand in double quotes. An element of a list
/// is named by its position, counted from 1, or by its `name` (in `schedules`; in quotes where the name is a number).
/// The value is YAML. Mappings that are missing on the way are made.
public struct Override: Sendable {
  /// The whole text.
  public let text: String
  let path: [Step]
  let value: SourceNode

  struct Step: Sendable {
    var text: String
    var isQuoted: Bool
  }

  /// Reads the text `key.path=value`.
  ///
  /// - Throws: ``ExperimentFileError`` where the text is not `key.path=value` or the value is not YAML.
  public init(_ text: String) throws(ExperimentFileError) {
    self.text = text
    do throws(Complaint) {
      let (path, value) = try Self.split(text)
      self.path = path
      let documents = try YAMLDocuments.read(value) { _, _ in .override(text) }
      guard documents.count == 1 else {
        throw Complaint(.override(text), "the value is not one value of YAML, but must be one")
      }
      self.value = documents[0]
    } catch {
      throw ExperimentFileError(file: "", place: error.place, message: error.message)
    }
  }

  /// The path's steps, and what stands after the first `=` outside quotes.
  private static func split(_ text: String) throws(Complaint) -> (path: [Step], value: String) {
    let malformed = Complaint(.override(text), "the text is not key.path=value, such as replicates=100")
    var steps: [Step] = []
    var step = Step(text: "", isQuoted: false)
    var isInside = false
    var rest = text.unicodeScalars[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isInside:
        isInside = false
        guard rest.first == "." || rest.first == "=" else { throw malformed }
      case "\"" where step.text.isEmpty && !step.isQuoted:
        step.isQuoted = true
        isInside = true
      case "." where !isInside, "=" where !isInside:
        guard step.isQuoted || !step.text.isEmpty else { throw malformed }
        steps.append(step)
        step = Step(text: "", isQuoted: false)
        guard character == "." else { return (steps, String(rest)) }
      default:
        step.text.unicodeScalars.append(character)
      }
    }
    throw malformed
  }

  /// `root` with the value under the path.
  func applied(to root: SourceNode) throws(Complaint) -> SourceNode {
    try replaced(root, path[...], under: [])
  }

  private func replaced(
    _ node: SourceNode, _ path: ArraySlice<Step>, under trail: [String]
  ) throws(Complaint) -> SourceNode {
    guard let step = path.first else { return value }
    var node = node
    switch node.content {
    case .list(var elements):
      let index = try position(of: step, in: elements, trail)
      elements[index] = try replaced(elements[index], path.dropFirst(), under: trail + [step.text])
      node.content = .list(elements)
    case .mapping(let entries):
      node.content = .mapping(try replaced(entries, path, under: trail))
    case .scalar(let text, _):
      // A margin alone is the loss margin, and a name alone is the name without parameters.
      var entries: [SourceNode.Entry] = []
      if trail == ["compare", "margin"] { entries = [.init(key: "loss", place: node.place, value: node)] }
      if text == step.text {
        entries = [.init(key: text, place: node.place, value: SourceNode(content: .mapping([]), place: node.place))]
      }
      node.content = .mapping(try replaced(entries, path, under: trail))
    }
    return node
  }

  private func replaced(
    _ entries: [SourceNode.Entry], _ path: ArraySlice<Step>, under trail: [String]
  ) throws(Complaint) -> [SourceNode.Entry] {
    guard let step = path.first else { return entries }
    var entries = entries
    let trail = trail + [step.text]
    if let index = entries.firstIndex(where: { $0.key == step.text }) {
      entries[index].value = try replaced(entries[index].value, path.dropFirst(), under: trail)
    } else {
      let missing = SourceNode(content: .mapping([]), place: .override(text))
      entries.append(
        .init(key: step.text, place: .override(text), value: try replaced(missing, path.dropFirst(), under: trail)))
    }
    return entries
  }

  /// Which element of a list a step of the path names.
  private func position(of step: Step, in elements: [SourceNode], _ trail: [String]) throws(Complaint) -> Int {
    if !step.isQuoted, let position = Int(step.text), position >= 1, position <= elements.count { return position - 1 }
    let names = elements.map { element -> String? in
      guard case .scalar(let name, _)? = element["name"]?.content else { return nil }
      return name
    }
    if let index = names.firstIndex(of: step.text) { return index }
    let allowed = names.compactMap { $0 }
    let listed = allowed.isEmpty ? "" : " or one of the names " + allowed.map { "'\($0)'" }.joined(separator: ", ")
    let positions = elements.isEmpty ? "no element, as the list is empty" : "a position within 1…\(elements.count)"
    throw Complaint(
      .override(text), "\(trail.joined(separator: ".")) has no element '\(step.text)'; it must be \(positions)\(listed)"
    )
  }
}
