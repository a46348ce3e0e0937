import Descriptions

/// A hyper-parameter over a stage: a number, or a law that runs over the stage.
public enum Quantity: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The same value over the whole stage.
  case constant(Double)
  /// A value that depends on how far the piece has come, in its clock.
  case law(any Law)
  /// A batch of so many tokens.
  case tokens(Double)

  public init(floatLiteral value: Double) { self = .constant(value) }
  public init(integerLiteral value: Int) { self = .constant(Double(value)) }

  /// The number, where the quantity is constant.
  public var constant: Double? {
    if case .constant(let value) = self { value } else { nil }
  }

  /// Checks what depends on several parameters of the law.
  /// - Throws: ``/Descriptions/Fault`` with the path from the quantity.
  func check() throws(Fault) {
    guard case .law(let law) = self else { return }
    do { try law.check() } catch {
      let fault = error.under(.key(type(of: law).name))
      throw fault.context == nil ? fault.within(type(of: law).name) : fault
    }
  }

  /// The value `epoch` epochs into a stage of `length` epochs.
  public func value(at epoch: Double, of length: Double) -> Double {
    switch self {
    case .constant(let value), .tokens(let value): value
    case .law(let law): law.value(at: min(max(epoch, 0), length), of: length)
    }
  }

  /// Places of a piece of some length at which the quantity is looked at: both ends, the joints of the law, and an even grid.
  func places(of length: Double, divisions: Int) -> [Double] {
    guard case .law(let law) = self else { return [0] }
    let grid = (0...divisions).map { length * Double($0) / Double(divisions) }
    return (grid + law.joints(of: length).filter { $0 > 0 && $0 < length }).sorted()
  }
}

extension Quantity: NodeValue, Equatable {
  /// A number, or a law by its name with its parameters.
  /// - Throws: ``/Descriptions/Fault`` for an unknown law, or a parameter of another type.
  public init(_ node: Node) throws(Fault) {
    if let number = node.number {
      self = .constant(number)
    } else if case .scalar = node.content, let measure = node.measure, ["tokens", "token", ""].contains(measure.unit) {
      self = measure.unit.isEmpty ? .constant(measure.value) : .tokens(measure.value)
    } else {
      self = .law(try Laws.read(node))
    }
  }

  public var node: Node? {
    switch self {
    case .constant(let value): .number(value)
    case .tokens(let value): .measure(Measure(value, "tokens"))
    case .law(let law): law.named
    }
  }

  public static func == (a: Quantity, b: Quantity) -> Bool { a.node == b.node }
}

extension Allowed {
  /// A number, or a law that stands in its place.
  public static func quantity(_ number: Allowed) -> Allowed {
    .either([number, .named { Laws.catalog }], words: "a number or a law such as {cosine: {from: 0.1, to: 0}}")
  }
}
