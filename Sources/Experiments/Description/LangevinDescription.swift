import StochasticSimulation

/// How `langevin` dynamics are approached on a network; a quadratic has them exactly.
public struct LangevinDescription: Sendable, Equatable {
  /// l, an integer ≥ 1. Runs at l/2 tell whether the curve still moves.
  public var refinement: Int
  /// The equation without memory.
  public var isOverdamped: Bool
  /// `batches` or `multipliers`.
  public var method: String

  /// l = 4 with memory, by batches, unless told.
  public init(refinement: Int = 4, isOverdamped: Bool = false, method: String = "batches") {
    (self.refinement, self.isOverdamped, self.method) = (refinement, isOverdamped, method)
  }

  /// The refinements that are run, the finest first: l and the integer part of l/2, where that is above 1.
  public var refinements: [Int] { refinement >= 4 ? [refinement, refinement / 2] : [refinement] }

  /// The largest l.
  public static var largestRefinement: Int { NetworkEnsemble.largestRefinement }

  /// The names of the methods.
  public static var methodNames: [String] { NetworkLangevin.Method.allCases.map(\.rawValue) }

  func network(refinement: Int) -> NetworkLangevin {
    NetworkLangevin(
      refinement: refinement, isOverdamped: isOverdamped,
      method: NetworkLangevin.Method(rawValue: method) ?? .batches)
  }
}
