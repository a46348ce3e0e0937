/// Undoes the first `decays` decays of the learning rate by growing the batch; later ones stay decays.
///
/// Keeps g at every update (``Keep``). Source: the paper's "hybrid", Smith et al., arXiv 1711.00489, section 5.1.
public struct Hybrid: Transform {
  public static let name = "hybrid"
  public static let parameterNames = ["decays"] + BatchOptions.parameterNames
  /// How many decays are undone, ≥ 0; 1 unless told.
  public let decays: Int
  public let options: BatchOptions

  public init(parameters: Parameters = [:]) throws(ParameterError) {
    decays = try parameters.integer("decays", atLeast: 0) ?? 1
    options = try BatchOptions(parameters: parameters)
  }

  public var parameters: Parameters { Parameters([("decays", .number(Double(decays)))] + options.entries) }

  public func plan(for schedule: Schedule) -> [StageChange] { Growth(decays: decays).changes(for: schedule) }
}
