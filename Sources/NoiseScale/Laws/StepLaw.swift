import RealModule

/// from · factor^⌊x/every⌋, for x epochs: multiplied by `factor` > 0 each `every` > 0 epochs.
public struct StepLaw: Law {
  public static let name = "step"
  public static let parameterNames = ["from", "factor", "every"]
  /// The value at the start of the stage, the factor of each step, > 0, and the epochs between two steps, > 0.
  public let from, factor, every: Double

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from")
    factor = try parameters.number("factor", in: Double.leastNonzeroMagnitude..., "> 0")
    every = try parameters.number("every", in: Double.leastNonzeroMagnitude..., "> 0 epochs")
  }

  public var parameters: Parameters { ["from": .number(from), "factor": .number(factor), "every": .number(every)] }

  public func value(at epoch: Double, of length: Double) -> Double {
    // An update that starts on a step up to rounding belongs to what follows the step.
    let steps = (epoch / every * (1 + 4 * .ulpOfOne)).rounded(.down)
    return from * .pow(factor, steps)
  }

  public func joints(of length: Double) -> [Double] {
    let count = (length / every).rounded(.up)
    guard count > 1, count < 100_000 else { return [] }
    return (1..<Int(count)).map { Double($0) * every }
  }
}
