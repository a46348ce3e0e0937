/// A hyper-parameter over a stage: a number, or a law that runs over the stage.
public enum Quantity: Sendable, Equatable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The same value over the whole stage.
  case constant(Double)
  /// A value that depends on the epochs since the start of the stage.
  case law(any Law)

  public init(floatLiteral value: Double) { self = .constant(value) }
  public init(integerLiteral value: Int) { self = .constant(Double(value)) }

  public static func == (a: Quantity, b: Quantity) -> Bool { a.parameterValue == b.parameterValue }

  /// The number, where the quantity is constant.
  public var constant: Double? {
    if case .constant(let value) = self { value } else { nil }
  }

  /// The value `epoch` epochs into a stage of `length` epochs.
  public func value(at epoch: Double, of length: Double) -> Double {
    switch self {
    case .constant(let value): value
    case .law(let law): law.value(at: min(max(epoch, 0), length), of: length)
    }
  }

  /// How the quantity is described in a file.
  public var parameterValue: ParameterValue {
    switch self {
    case .constant(let value): .number(value)
    case .law(let law): .law(name: type(of: law).name, law.parameters)
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
