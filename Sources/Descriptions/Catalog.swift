/// Named things of one kind, each with parameters of its own: laws, transforms, optimisers.
public struct Catalog: Sendable {
  /// One of them.
  public struct Entry: Sendable {
    /// The name in a file.
    public var name: String
    /// What it is: a sentence, with a formula where there is one.
    public var meaning: String
    /// Its parameters.
    public var mapping: Mapping

    /// Whether the name alone is enough.
    public var isFree: Bool { !mapping.parameters.contains(where: \.isRequired) }
  }
  /// What they are: `law`.
  public var kind: String
  /// Whether a name alone, without its mapping, may stand for one.
  public var takesNames: Bool
  /// Worded to follow “must be”.
  public var words: String
  /// In the order in which messages list them.
  public let entries: [Entry]
  private let types: [any Described.Type]

  /// A list of described types.
  /// - Parameters:
  ///   - kind: What they are, in the singular.
  ///   - takesNames: Whether a name alone may stand for one without required parameters.
  ///   - words: What messages call them, if not “the name of a …”.
  ///   - types: Each under its name.
  public init(_ kind: String, takesNames: Bool = true, words: String? = nil, _ types: [any Described.Type]) {
    self.kind = kind
    self.words =
      words ?? "the name of \("aeiou".contains(kind.first ?? "x") ? "an" : "a") \(kind), or {name: {parameters}}"
    self.takesNames = takesNames
    self.types = types
    entries = types.map { type in
      Entry(name: type.name, meaning: type.meaning, mapping: type.mapping)
    }
  }

  /// The names of all.
  public var names: [String] { entries.map(\.name) }

  /// One of them, as a node names it with its parameters.
  /// - Throws: ``Fault`` for an unknown name, an unknown parameter, or an impossible value; its path starts below the node.
  public func read(_ node: Node) throws(Fault) -> any Described {
    try check(node, kind)
    guard let (name, parameters) = node.named, let type = types.first(where: { $0.name == name }) else {
      preconditionFailure("a node that has been checked names one of the catalogue")
    }
    do {
      let made = try type.read(parameters.map(type.mapping.expanded))
      try made.check()
      return made
    } catch {
      let placed = error.under(.key(name)).at(parameters?.place(of: error.path) ?? node.place)
      throw placed.context == nil ? placed.within(name) : placed
    }
  }

  /// The entry called `name`.
  public subscript(name: String) -> Entry? { entries.first { $0.name == name } }
}

extension Node {
  /// The name and the parameters of one of several named things, as it stands in a file: a name alone, or a name with a mapping.
  ///
  /// `nil` where it is neither.
  public var named: (name: String, parameters: Node?)? {
    switch content {
    case .scalar: text.map { ($0, nil) }
    case .mapping(let entries): entries.count == 1 ? (entries[0].key, entries[0].value) : nil
    case .list: nil
    }
  }

  /// A name alone where there are no parameters, otherwise a mapping of the name to them.
  public static func named(_ name: String, _ parameters: Node) -> Node {
    parameters.entries.isEmpty ? .text(name) : .mapping([(name, parameters)])
  }
}
