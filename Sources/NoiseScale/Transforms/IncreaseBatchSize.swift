/// Undoes every decay of the learning rate by growing the batch: ε stays at its running maximum and B grows by what ε would
/// have fallen; past the cap, ε falls by what is left. Where the decay follows a law, B grows in doublings, and ε makes up
/// for what is between two of them.
///
/// Keeps g at every update (``Keep``). Source: Smith et al., arXiv 1711.00489, section 3.
public struct IncreaseBatchSize: Transform {
  public static let name = "increase-batch-size"
  public static let parameterNames = BatchOptions.parameterNames
  public let options: BatchOptions

  public init(parameters: Parameters = [:]) throws(ParameterError) {
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters { Parameters(options.entries) }

  public func plan(for schedule: Schedule) -> [StageChange] { Growth(decays: .max).changes(for: schedule) }
}
