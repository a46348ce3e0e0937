/// Multiplies the learning rate of every stage by `by` and the batch size with it.
///
/// Keeps g at every update (``Keep``). Source: Smith et al., arXiv 1711.00489, section 4 (increased initial learning rate).
public struct ScaleLearningRate: Transform {
  public static let name = "scale-learning-rate"
  public static let parameterNames = ["by"] + BatchOptions.parameterNames
  /// > 0.
  public let by: Double
  public let options: BatchOptions

  public init(parameters: Parameters) throws(ParameterError) {
    by = try parameters.number("by", in: Double.leastNonzeroMagnitude..., "> 0")
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters { Parameters([("by", .number(by))] + options.entries) }

  public func plan(for schedule: Schedule) -> [StageChange] {
    schedule.stages.map { _ in StageChange(.learningRate(factor: by), onlyGrows: by >= 1) }
  }
}
