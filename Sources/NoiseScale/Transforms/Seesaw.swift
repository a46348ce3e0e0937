import RealModule

/// Splits every decay between learning rate and batch: where ε would be divided by α, it is divided by a = αˣ and the batch
/// multiplied by b = α^(2−2x), so that a√b = α. x is `exponent`: ½ is the paper's (ε/√α, B × α), 1 the decay itself.
///
/// Stable only for a ≥ √b, that is x ≥ ½: below it the learning rate would outgrow what the larger batch allows, which is an
/// error. Past the cap, ε falls by what is left.
///
/// Keeps ε/√B (``Invariant/rateByRootOfBatch``), which stands for g with Adam where gradients are mostly noise. With gradient
/// descent, momentum and Nesterov it keeps ε/√B too, but there g = that of the decay divided by √b: ab = α would keep it.
/// Source: Meterez et al., arXiv 2510.14717.
public struct Seesaw: Transform {
  public static let name = "seesaw"
  public static let parameterNames = ["exponent"] + BatchOptions.sizeNames
  /// x, ½ ≤ x ≤ 1.
  public let exponent: Double
  public let options: BatchOptions
  public var keeps: Invariant { .rateByRootOfBatch }

  public init(parameters: Parameters = [:]) throws(ParameterError) {
    exponent = try parameters.number("exponent", default: 0.5, in: ...1, "within 0.5…1")
    guard exponent >= 0.5 else {
      throw ParameterError(
        "exponent", exponent.shortText,
        allowed: "within 0.5…1: with (ε/αˣ, B × α^(2−2x)) a decay by α is stable only where αˣ ≥ √(α^(2−2x))")
    }
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters { Parameters([("exponent", .number(exponent))] + options.entries) }

  public func plan(for schedule: Schedule) -> [StageChange] {
    let power = 1 - exponent
    return Growth(decays: .max).changes(for: schedule).map { change in
      var change = change
      change.wish =
        switch change.wish {
        // ε/αˣ is α^(1−x) times the decayed ε/α.
        case .learningRate(let factor): .learningRate(factor: .pow(factor, power))
        case .varyingLearningRate(let factor): .varyingLearningRate { .pow(factor($0), power) }
        case .batchSize: change.wish
        }
      return change
    }
  }
}
