/// A type of a parameter's value: how it is read from a node and written to one.
public protocol NodeValue: Sendable {
  /// The value that a node says.
  /// - Throws: ``Fault`` where the node is of another type; its range is the parameter's.
  init(_ node: Node) throws(Fault)
  /// The node that says the value; `nil`: it is not written.
  var node: Node? { get }
}

extension Double: NodeValue {
  public init(_ node: Node) throws(Fault) {
    guard let number = node.number else { throw Fault(node, isNot: "a number") }
    self = number
  }
  public var node: Node? { .number(self) }
}

extension Int: NodeValue {
  public init(_ node: Node) throws(Fault) {
    guard let integer: Int = node.integer() ?? node.measure.flatMap({ $0.unit.isEmpty ? Int(exactly: $0.value) : nil })
    else { throw Fault(node, isNot: "an integer") }
    self = integer
  }
  public var node: Node? { .integer(self) }
}

extension UInt64: NodeValue {
  public init(_ node: Node) throws(Fault) {
    guard let integer: UInt64 = node.integer() else { throw Fault(node, isNot: "an integer ≥ 0") }
    self = integer
  }
  public var node: Node? { .integer(self) }
}

extension Bool: NodeValue {
  public init(_ node: Node) throws(Fault) {
    guard let flag = node.flag else { throw Fault(node, isNot: "true or false") }
    self = flag
  }
  public var node: Node? { .flag(self) }
}

extension String: NodeValue {
  public init(_ node: Node) throws(Fault) {
    guard let text = node.text else { throw Fault(node, isNot: "a text") }
    self = text
  }
  public var node: Node? { .text(self) }
}

extension Optional: NodeValue where Wrapped: NodeValue {
  public init(_ node: Node) throws(Fault) { self = .some(try Wrapped(node)) }
  public var node: Node? { self?.node }
}

extension Array: NodeValue where Element: NodeValue {
  public init(_ node: Node) throws(Fault) {
    guard case .list(let items) = node.content else { throw Fault(node, isNot: "a list") }
    self = []
    for (index, item) in items.enumerated() {
      do {
        append(try Element(item))
      } catch {
        throw error.under(.index(index))
      }
    }
  }
  public var node: Node? { .list(compactMap(\.node)) }
}

/// A choice among words; an enum of texts gets it by saying so.
public protocol Word: NodeValue, RawRepresentable, CaseIterable where RawValue == String {}

extension Word {
  public init(_ node: Node) throws(Fault) {
    guard let value = node.text.flatMap(Self.init(rawValue:)) else {
      throw Fault(node, isNot: Allowed.words(Self.self).words)
    }
    self = value
  }
  public var node: Node? { .text(rawValue) }
}

extension Allowed {
  /// The words of a choice.
  public static func words<Choice: Word>(_ type: Choice.Type) -> Allowed {
    .word(Choice.allCases.map(\.rawValue))
  }
}

extension NodeValue where Self: Described {
  public init(_ node: Node) throws(Fault) { self = try Self.read(node) }
  public var node: Node? { values }
}

extension Fault {
  fileprivate init(_ node: Node, isNot allowed: String) {
    self.init("value", node.shown, allowed: allowed, path: [], place: node.place)
  }
}
