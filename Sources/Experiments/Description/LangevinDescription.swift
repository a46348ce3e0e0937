import Descriptions
import StochasticSimulation

/// How `langevin` dynamics are approached on a network; a quadratic has them exactly.
public struct LangevinDescription: Sendable, Equatable {
  /// l, an integer ≥ 1. Runs at l/2 tell whether the curve still moves.
  public var refinement: Int
  /// The equation without memory.
  public var isOverdamped: Bool
  /// Where a step's gradient comes from.
  public var method: NetworkLangevin.Method

  /// l = 4 with memory, by batches, unless told.
  public init(refinement: Int = 4, isOverdamped: Bool = false, method: NetworkLangevin.Method = .batches) {
    (self.refinement, self.isOverdamped, self.method) = (refinement, isOverdamped, method)
  }

  /// The refinements that are run, the finest first: l and the integer part of l/2, where that is above 1.
  public var refinements: [Int] { refinement >= 4 ? [refinement, refinement / 2] : [refinement] }

  func network(refinement: Int) -> NetworkLangevin {
    NetworkLangevin(refinement: refinement, isOverdamped: isOverdamped, method: method)
  }
}

extension LangevinDescription: Described, NodeValue {
  public static let name = "langevin"
  public static let meaning = "How langevin is approached on a network: by refinement of its updates."
  public static let template = LangevinDescription()
  public static let fields: [Field<Self>] = [
    Field(
      "refinement", \.refinement, .integer(from: 1, to: Int128(NetworkEnsemble.largestRefinement)),
      "l: every update becomes l steps."),
    Field("overdamped", \.isOverdamped, .flag, "Whether it is the equation without memory."),
    Field(
      "method", \.method, .words(NetworkLangevin.Method.self),
      "Two batches a step, or all examples with random multipliers (for small N)."),
  ]
}
