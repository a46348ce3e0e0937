/// A change of one value of a description, as `--set key.path=value` says it: the tree of a file, of a built-in description, of an
/// example or of a figure is changed alike.
///
/// The path is made of keys, separated by dots; a key with dots in it may stand in double quotes. An element of a list is named by
/// its position, counted from 1, or by its `name` (in quotes where the name is a number). Mappings that are missing on the way are
/// made.
public struct Override: Sendable {
  /// One key or position of the path.
  public struct Key: Sendable, Equatable {
    /// Without its quotes.
    public var text: String
    /// Whether it stood in quotes, so that it is no position.
    public var isQuoted: Bool
  }
  /// The option as it was typed: where what is wrong with the value was said.
  public let place: Place
  /// From the top.
  public let path: [Key]
  /// What comes there.
  public let value: Node

  /// A change of the value under a path.
  public init(place: Place, path: [Key], value: Node) { (self.place, self.path, self.value) = (place, path, value) }

  /// No key of an experiment lies deeper.
  private static let mostKeys = 32

  /// The keys of a text `key.path=value`, and what stands after the first `=` outside quotes.
  /// - Throws: ``Fault`` of the kind `usage` where the text is not of that form.
  public static func split(_ text: String, place: Place) throws(Fault) -> (path: [Key], value: String) {
    let malformed = Fault([], "the text is not key.path=value, such as replicates=100", place: place, kind: .usage)
    var keys: [Key] = []
    var key = Key(text: "", isQuoted: false)
    var isInside = false
    var rest = text.unicodeScalars[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isInside:
        isInside = false
        guard rest.first == "." || rest.first == "=" else { throw malformed }
      case "\"" where key.text.isEmpty && !key.isQuoted:
        key.isQuoted = true
        isInside = true
      case "." where !isInside, "=" where !isInside:
        guard key.isQuoted || !key.text.isEmpty else { throw malformed }
        keys.append(key)
        guard keys.count <= Self.mostKeys else {
          throw Fault(
            [], "the path has more than \(Self.mostKeys) keys, but must have at most that", place: place, kind: .usage)
        }
        key = Key(text: "", isQuoted: false)
        guard character == "." else { return (keys, String(rest)) }
      default:
        key.text.unicodeScalars.append(character)
      }
    }
    throw malformed
  }

  /// A tree with the value under the path; `described` tells which scalars stand for mappings on the way.
  /// - Throws: ``Fault`` of the kind `usage` where a list has no such element, and where a scalar is no short form of the mapping that it
  ///   is to become.
  public func applied(to root: Node, described: Mapping) throws(Fault) -> Node {
    try replaced(root, path[...], .mapping(described), after: [])
  }

  private func replaced(
    _ node: Node, _ path: ArraySlice<Key>, _ allowed: Allowed?, after trail: [String]
  ) throws(Fault) -> Node {
    guard let key = path.first else { return value }
    let trail = trail + [key.text]
    var node = node
    if case .list(var items) = node.content {
      let index = try position(of: key, in: items, trail.dropLast())
      items[index] = try replaced(items[index], path.dropFirst(), allowed?.element, after: trail)
      node.content = .list(items)
      return node
    }
    var entries = node.entries
    if let text = node.text {
      if let allowed, let shorthand = allowed.shorthand {
        // What is wrong with the scalar is said of its own key.
        try allowed.check(node, trail.dropLast().last ?? shorthand)
        entries = [Node.Entry(shorthand, node, place: node.place)]
      } else if text == key.text {
        // A name alone is the name without parameters.
        entries = [Node.Entry(text, Node(.mapping([]), place: node.place), place: node.place)]
      }
    }
    let below = allowed?.below(key.text, of: node)
    if let index = entries.firstIndex(where: { $0.key == key.text }) {
      entries[index].value = try replaced(entries[index].value, path.dropFirst(), below, after: trail)
    } else {
      let missing = Node(.mapping([]), place: place)
      let value = try replaced(missing, path.dropFirst(), below, after: trail)
      entries.append(Node.Entry(key.text, value, place: place))
    }
    node.content = .mapping(entries)
    return node
  }

  /// Which element of a list a key of the path names.
  private func position(of key: Key, in items: [Node], _ trail: [String]) throws(Fault) -> Int {
    if !key.isQuoted, let position = Int(key.text), position >= 1, position <= items.count { return position - 1 }
    let names = items.map { $0["name"]?.text }
    if let index = names.firstIndex(of: key.text) { return index }
    let known = names.compactMap(\.self)
    let listed = known.isEmpty ? "" : " or one of the names " + known.listed(quote: "'")
    let positions = items.isEmpty ? "no element, as the list is empty" : "a position within 1…\(items.count)"
    throw Fault(
      [],
      "\(trail.joined(separator: ".").shortened()) has no element '\(key.text.shortened())'; it must be \(positions)\(listed)",
      place: place, kind: .usage)
  }
}

extension Allowed {
  /// What the elements of a list may be.
  fileprivate var element: Allowed? {
    switch self {
    case .list(let element, _, _, _): element
    case .either(let alternatives, _): alternatives.lazy.compactMap(\.element).first
    default: nil
    }
  }

  /// The key that a scalar in place of a mapping stands for.
  fileprivate var shorthand: String? {
    switch self {
    case .mapping(let mapping): mapping.shorthand
    case .either(let alternatives, _): alternatives.lazy.compactMap(\.shorthand).first
    default: nil
    }
  }

  /// What may stand under a key of a mapping.
  fileprivate func below(_ key: String, of node: Node) -> Allowed? {
    switch self {
    case .mapping(let mapping), .choice(let mapping):
      mapping.parameters(of: node).first { $0.name == key }?.allowed
    case .named(let catalog): catalog()[key].map { .mapping($0.mapping) }
    case .either(let alternatives, _): alternatives.lazy.compactMap { $0.below(key, of: node) }.first
    default: nil
    }
  }
}
