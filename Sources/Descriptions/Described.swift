/// Something that a person describes by named parameters: a law, a transform, an optimiser, a stage, a problem.
///
/// Each parameter is said once, as a ``Field``; reader, writer, JSON Schema, validation, lists of keys and help texts derive from
/// it. In code such a thing is made by its initialiser; names as text exist where files are read and written.
public protocol Described: Sendable {
  /// The name in a file, e.g. `cosine`; of what has none, what messages call it.
  static var name: String { get }
  /// What it is: a sentence, with a formula where there is one.
  static var meaning: String { get }
  /// One with every parameter at what it is where it is left out; required ones may have any value.
  static var template: Self { get }
  /// Its parameters in the order in which they are written.
  static var fields: [Field<Self>] { get }
  /// The same as the keys of a mapping, where there is more to say of them.
  static var mapping: Mapping { get }
  /// The mapping of all parameters that ``read(_:)`` takes to make the same again.
  var values: Node { get }
  /// Checks what depends on several parameters, once each of them is allowed.
  /// - Throws: ``Fault`` with the path from this description.
  func check() throws(Fault)
}

/// One parameter of a described thing: its description, and how it is read and written.
public struct Field<Root: Sendable>: Sendable {
  /// The key in a file.
  public let name: String
  let allowed: Allowed
  let meaning: String
  let isRequired: Bool
  let isOmitted: Bool
  let depends: String?
  let read: @Sendable (Node, inout Root) throws(Fault) -> Void
  let write: @Sendable (Root) -> Node?

  /// A parameter that may be left out; it then is what the template has.
  ///
  /// - Parameters:
  ///   - name: The key in a file.
  ///   - path: Where the value is.
  ///   - allowed: What it may be.
  ///   - meaning: A sentence, with symbol and unit.
  ///   - isOmitted: Whether it is not written where it is what the template has.
  ///   - depends: In words, what it is where it is left out, if that depends on others.
  public init<Value: NodeValue>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ allowed: Allowed, _ meaning: String,
    isOmitted: Bool = false, depends: String? = nil
  ) {
    self.init(name, path, allowed, meaning, isRequired: false, isOmitted: isOmitted, depends: depends)
  }

  /// A parameter that must be given.
  public static func required<Value: NodeValue>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ allowed: Allowed, _ meaning: String
  ) -> Field {
    Field(name, path, allowed, meaning, isRequired: true, isOmitted: false, depends: nil)
  }

  private init<Value: NodeValue>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ allowed: Allowed, _ meaning: String,
    isRequired: Bool, isOmitted: Bool, depends: String?
  ) {
    (self.name, self.allowed, self.meaning) = (name, allowed, meaning)
    (self.isRequired, self.isOmitted, self.depends) = (isRequired, isOmitted, depends)
    read = { node, root throws(Fault) in root[keyPath: path] = try Value(node) }
    write = { $0[keyPath: path].node }
  }
}

extension Field {
  /// The same parameter of what holds its root.
  public func within<Whole: Sendable>(_ path: any WritableKeyPath<Whole, Root> & Sendable) -> Field<Whole> {
    let (read, write) = (read, write)
    return Field<Whole>(
      name: name, allowed: allowed, meaning: meaning, isRequired: isRequired, isOmitted: isOmitted, depends: depends,
      read: { node, whole throws(Fault) in try read(node, &whole[keyPath: path]) },
      write: { write($0[keyPath: path]) })
  }

  private init(
    name: String, allowed: Allowed, meaning: String, isRequired: Bool, isOmitted: Bool, depends: String?,
    read: @escaping @Sendable (Node, inout Root) throws(Fault) -> Void, write: @escaping @Sendable (Root) -> Node?
  ) {
    (self.name, self.allowed, self.meaning) = (name, allowed, meaning)
    (self.isRequired, self.isOmitted, self.depends) = (isRequired, isOmitted, depends)
    (self.read, self.write) = (read, write)
  }
}

extension Field where Root: Described {
  /// The parameter's value as it is written; `nil` where it is left out.
  public func node(of described: Root) -> Node? {
    guard let node = write(described), !isOmitted || node != write(Root.template) else { return nil }
    return node
  }
}

extension Described {
  public func check() throws(Fault) {}

  /// The parameters, each with what it is where it is left out.
  public static var parameters: [Parameter] {
    fields.map { field in
      let usual: Parameter.Usual =
        if field.isRequired { .required } else if let words = field.depends { .depends(words) } else {
          field.write(template).map { .value($0) } ?? .absent
        }
      return Parameter(field.name, field.allowed, usual, field.meaning)
    }
  }

  public static var mapping: Mapping { Mapping(name, parameters, meaning: meaning) }

  /// Reads a mapping whose keys and values are allowed; without one everything is as in the template.
  /// - Throws: ``Fault`` for a value of another type than its parameter's.
  public static func read(_ node: Node?) throws(Fault) -> Self {
    var described = template
    for field in fields {
      guard let value = node?[field.name] else { continue }
      do {
        try field.read(value, &described)
      } catch {
        throw error.under(.key(field.name)).at(value.place)
      }
    }
    return described
  }

  public var values: Node {
    .mapping(
      Self.fields.compactMap { field in field.node(of: self).map { (field.name, $0) } })
  }

  /// The name alone where there are no parameters, otherwise the name with them: as a file has it.
  public var named: Node { shortened.map { .mapping([(Self.name, $0)]) } ?? .named(Self.name, values) }

  /// The scalar that can stand for all parameters.
  private var shortened: Node? {
    let entries = values.entries
    return entries.count == 1 && entries[0].key == Self.mapping.shorthand ? entries[0].value : nil
  }

  /// The same in one line, with the parameters that are not the usual ones alone: `seesaw {exponent: 0.75}`.
  public var title: String {
    if let text = shortened?.text { return "\(Self.name) \(text)" }
    let template = Self.template
    let own = Self.fields.compactMap { field -> String? in
      guard let node = field.write(self), node != field.write(template) || field.isRequired else { return nil }
      return "\(field.name): \(node.text ?? "…")"
    }
    return own.isEmpty ? Self.name : "\(Self.name) {\(own.joined(separator: ", "))}"
  }

  /// Checks every parameter by itself, then all together.
  /// - Throws: ``Fault`` with the path from this description.
  public func validate() throws(Fault) {
    try Self.mapping.check(values)
    try check()
  }
}
