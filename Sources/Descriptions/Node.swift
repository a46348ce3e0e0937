/// A description as an ordered tree, whether it was read from a file or made by the program: what readers read, writers write, and
/// `--set` changes. Every node knows where it was said.
public struct Node: Sendable {
  /// A scalar, a list or a mapping.
  public indirect enum Content: Sendable {
    /// Plain means without quotes, so that it may be a number, `true` or `false`.
    case scalar(String, isPlain: Bool)
    /// Items in this order.
    case list([Node])
    /// Keys in the order in which they are written; each once.
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable {
    /// Unique in its mapping.
    public var key: String
    /// Where the key stands; the value has a place of its own.
    public var place: Place?
    /// What stands under the key.
    public var value: Node

    /// A key with its value.
    public init(_ key: String, _ value: Node, place: Place? = nil) {
      (self.key, self.value, self.place) = (key, value, place)
    }
  }

  /// What it is.
  public var content: Content
  /// Where it was said; `nil` of what the program has made.
  public var place: Place?

  /// A node with its place.
  public init(_ content: Content, place: Place? = nil) { (self.content, self.place) = (content, place) }
}

extension Node {
  /// A real number, in the shortest text that reads back to it.
  public static func number(_ value: Double) -> Node { Node(.scalar(value.shortText, isPlain: true)) }
  /// A whole number.
  public static func integer(_ value: some BinaryInteger) -> Node { Node(.scalar("\(value)", isPlain: true)) }
  /// A word or a sentence, whatever it spells.
  public static func text(_ text: String) -> Node { Node(.scalar(text, isPlain: false)) }
  /// `true` or `false`.
  public static func flag(_ value: Bool) -> Node { Node(.scalar(value ? "true" : "false", isPlain: true)) }
  /// Items in this order.
  public static func list(_ items: [Node]) -> Node { Node(.list(items)) }
  /// Keys in this order.
  public static func mapping(_ entries: [(key: String, value: Node)]) -> Node {
    Node(.mapping(entries.map { Entry($0.key, $0.value) }))
  }

  /// The entry under `key`, where this is a mapping that has it.
  public func entry(_ key: String) -> Entry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }
  }

  /// The value under `key`, where this is a mapping that has it.
  public subscript(key: String) -> Node? { entry(key)?.value }

  /// The entries of a mapping; none of anything else.
  public var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The items of a list; none of anything else.
  public var items: [Node] {
    if case .list(let items) = content { items } else { [] }
  }

  /// Where the value of a path was said, or the last node on the way to it that has a place.
  public func place(of path: [Step]) -> Place? {
    guard let step = path.first else { return place }
    let next: Node? =
      switch (step, content) {
      case (.key(let key), .mapping): self[key]
      case (.index(let index), .list(let items)): items.indices.contains(index) ? items[index] : nil
      // A key that stands for another form of the value, such as a margin alone for {loss: margin}.
      default: nil
      }
    return next?.place(of: Array(path.dropFirst())) ?? place
  }
}

extension Node: Equatable {
  /// The same contents, wherever they were said: plain scalars by what they spell.
  public static func == (a: Node, b: Node) -> Bool {
    switch (a.content, b.content) {
    case (.scalar(let a, let plainA), .scalar(let b, let plainB)): a == b && plainA == plainB
    case (.list(let a), .list(let b)): a == b
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
