import Yams

/// The documents of a YAML text as trees with places.
enum YAMLDocuments {
  /// More values than any experiment has; reached only by aliases of aliases.
  private static let largestCount = 1_000_000

  /// Composes every document.
  /// - Parameter place: Turns a line and a column into the place that messages name.
  static func read(
    _ text: String, place: (_ line: Int, _ column: Int) -> ExperimentFileError.Place
  ) throws(Complaint) -> [SourceNode] {
    var roots: [Node] = []
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      while let root = try parser.nextRoot() { roots.append(root) }
    } catch let error as YamlError {
      throw complaint(error, place)
    } catch {
      throw Complaint(place(1, 1), "this is not YAML: \(error)")
    }
    var documents: [SourceNode] = []
    var count = 0
    for root in roots { documents.append(try convert(root, &count, place)) }
    return documents
  }

  private static func convert(
    _ node: Node, _ count: inout Int, _ place: (Int, Int) -> ExperimentFileError.Place
  ) throws(Complaint) -> SourceNode {
    let here = place(node.mark?.line ?? 1, node.mark?.column ?? 1)
    count += 1
    guard count <= largestCount else { throw Complaint(here, "the aliases stand for more than \(largestCount) values") }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let tag = scalar.tag.rawValue
      guard tag.isEmpty || (tag == Tag.Name.str.rawValue && !isPlain) else { throw tagged(here, tag) }
      return SourceNode(content: .scalar(scalar.string, isPlain: isPlain), place: here)
    case .sequence(let sequence):
      guard sequence.tag.rawValue.isEmpty else { throw tagged(here, sequence.tag.rawValue) }
      var elements: [SourceNode] = []
      for element in sequence { elements.append(try convert(element, &count, place)) }
      return SourceNode(content: .list(elements), place: here)
    case .mapping(let mapping):
      guard mapping.tag.rawValue.isEmpty else { throw tagged(here, mapping.tag.rawValue) }
      var entries: [SourceNode.Entry] = []
      for (key, value) in mapping {
        let keyPlace = place(key.mark?.line ?? 1, key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else { throw Complaint(keyPlace, "a key is no text, but must be one") }
        guard !entries.contains(where: { $0.key == scalar.string }) else { throw twice(scalar.string, keyPlace) }
        entries.append(.init(key: scalar.string, place: keyPlace, value: try convert(value, &count, place)))
      }
      return SourceNode(content: .mapping(entries), place: here)
    case .alias:
      throw Complaint(here, "an alias stands for nothing")
    }
  }

  private static func tagged(_ place: ExperimentFileError.Place, _ tag: String) -> Complaint {
    Complaint(place, "the tag \(tag) is not allowed: a value is known by its spelling alone")
  }

  private static func twice(_ key: String, _ place: ExperimentFileError.Place) -> Complaint {
    Complaint(place, "\(key) is there more than once in one mapping, but must be there once")
  }

  private static func complaint(
    _ error: YamlError, _ place: (Int, Int) -> ExperimentFileError.Place
  ) -> Complaint {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let around = context.map { "\($0.text): " } ?? ""
      return Complaint(place(mark.line, mark.column), "this is not YAML: \(around)\(problem)")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0).split(separator: "\n", omittingEmptySubsequences: false)
      let column = (before.last?.unicodeScalars.count ?? 0) + 1
      return Complaint(place(max(before.count, 1), column), "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return twice(duplicates.sorted().first ?? "a key", place(context.mark.line, context.mark.column))
    default:
      return Complaint(place(1, 1), "this is not YAML: \(error)")
    }
  }
}
