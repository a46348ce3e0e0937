import Elementary

/// The chances of a test: the noncentral t distribution by approximations that hold from two replicates on.
enum Power {
  /// How sure a decision should be: nine chances in ten.
  static let chance = 0.9

  /// Φ⁻¹(0.9).
  private static let normalQuantile = 1.2815515655446004

  /// How many standard errors beyond a margin a true gap must lie, so that its measured distance exceeds `quantile` measured standard
  /// errors with nine chances in ten: q(1 − 1/4ν) + Φ⁻¹(0.9) √(1 + q²/2ν).
  static func reach(quantile: Double, degreesOfFreedom: Double) -> Double {
    let quarter = 1 / (4 * degreesOfFreedom)
    return quantile * (1 - quarter) + normalQuantile * (1 + 2 * quarter * quantile * quantile).squareRoot()
  }

  /// The chance that a true distance of δ standard errors is not found larger than `quantile` measured ones:
  /// Φ((q(1 − 1/4ν) − δ)/√(1 + q²/2ν)).
  static func chanceOfNotExceeding(
    _ quantile: Double, distance: Double, degreesOfFreedom: Double
  ) throws -> Double {
    let quarter = 1 / (4 * degreesOfFreedom)
    return try StandardNormal.cumulativeProbability(
      at: (quantile * (1 - quarter) - distance) / (1 + 2 * quarter * quantile * quantile).squareRoot())
  }

  /// The same where it is small, so that the far tail counts: E Φ(q W − δ), W² = χ²/ν by Wilson and Hilferty, the expectation by
  /// Gauss and Hermite's rule with nine nodes.
  static func smallChanceOfNotExceeding(
    _ quantile: Double, distance: Double, degreesOfFreedom: Double
  ) throws -> Double {
    let ninth = 2 / (9 * degreesOfFreedom)
    return try nodes.reduce(0) { sum, node in
      try [node.place, -node.place].prefix(node.place == 0 ? 1 : 2).reduce(sum) { sum, place in
        let root = max(0, 1 - ninth + place * ninth.squareRoot())
        return sum + node.weight
          * (try StandardNormal.cumulativeProbability(at: quantile * .pow(root, 1.5) - distance))
      }
    }
  }

  /// Of the weight exp(−x²/2)/√(2π).
  private static let nodes: [(place: Double, weight: Double)] = [
    (0, 0.4063492063492063), (1.0232556637891326, 0.2440975028949394), (2.076847978677830, 0.04991640676521788),
    (3.205429002856470, 0.002789141321231769), (4.512745863399783, 0.00002234584400774658),
  ]
}
