/// Raises the momentum of every stage to `to` and the batch size by (1 − m)/(1 − to).
///
/// Keeps g at every update (``Keep``); the memory θ grows as 1/(1 − m)², so that the SDE with memory is not the same.
/// Source: Smith et al., arXiv 1711.00489, section 4 (increased momentum coefficient).
public struct RaiseMomentum: Transform {
  public static let name = "raise-momentum"
  public static let parameterNames = ["to"] + BatchOptions.parameterNames
  /// 0 ≤ `to` < 1, and at least the momentum of every stage.
  public let to: Double
  public let options: BatchOptions

  public init(parameters: Parameters) throws(ParameterError) {
    to = try parameters.number("to", in: 0..<1, "0 ≤ to < 1")
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters { Parameters([("to", .number(to))] + options.entries) }

  public func plan(for schedule: Schedule) throws(ScheduleError) -> [StageChange] {
    for (index, stage) in schedule.stages.enumerated() {
      if let momentum = stage.momentum.constant, momentum > to {
        throw ScheduleError(
          schedule: schedule.name, stage: index,
          ParameterError(
            "to", to.shortText, allowed: "at least the momentum \(momentum.shortText) that is there already"))
      }
    }
    return schedule.stages.map { _ in StageChange(.learningRate(factor: 1), momentum: to, onlyGrows: true) }
  }
}
