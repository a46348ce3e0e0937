import Descriptions

/// A hyper-parameter over a stage: a number, or a law that runs over the stage.
public enum Quantity: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The same value over the whole stage.
  case constant(Double)
  /// A value that depends on the epochs since the start of the stage.
  case law(any Law)

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
    case .constant(let value): value
    case .law(let law): law.value(at: min(max(epoch, 0), length), of: length)
    }
  }

  /// Epochs into a stage of `length` at which the quantity is looked at: both ends, the joints of the law, and an even grid
  /// of `divisions` steps.
  func samplePositions(of length: Double, divisions: Int = 1000) -> [Double] {
    guard case .law(let law) = self else { return [0] }
    let grid = (0...divisions).map { length * Double($0) / Double(divisions) }
    return (grid + joints(of: law, length)).sorted()
  }

  /// The same with the places just before the joints, where a law may jump: for its range.
  func rangePositions(of length: Double) -> [Double] {
    guard case .law(let law) = self else { return [0] }
    return (samplePositions(of: length) + joints(of: law, length).map(\.nextDown)).sorted()
  }

  private func joints(of law: any Law, _ length: Double) -> [Double] {
    law.joints(of: length).filter { $0 > 0 && $0 < length }
  }
}

extension Quantity: NodeValue, Equatable {
  /// A number, or a law by its name with its parameters.
  /// - Throws: ``/Descriptions/Fault`` for an unknown law, or a parameter of another type.
  public init(_ node: Node) throws(Fault) {
    if let number = node.number { self = .constant(number) } else { self = .law(try Laws.read(node)) }
  }

  public var node: Node? {
    switch self {
    case .constant(let value): .number(value)
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
