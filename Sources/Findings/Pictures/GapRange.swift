import Equivalence
import Experiments

/// How far the axis of a panel of gaps reaches: over twice the margin to both sides, and farther where gaps do.
struct GapRange {
  let lower, upper: Double

  init(_ comparisons: [Comparison], margin: Double) {
    func reach(_ sign: Double) -> Double {
      let gaps = comparisons.map { Self.gaps($0, isSettled: true, sign) }
      let unsettled = comparisons.flatMap { Self.gaps($0, isSettled: false, sign) }
      // Half of every curve is shown, however far it is, and of what is farther only some: what is not judged, or a short peak, does
      // not make the axis so long that nothing else can be seen.
      let halves = gaps.map { $0.isEmpty ? 0 : $0[$0.count / 2] }
      return max(
        2 * margin, 1.1 * min(gaps.compactMap(\.last).max() ?? 0, 12 * margin),
        1.1 * min(unsettled.max() ?? 0, 4 * margin), 1.2 * (halves.max() ?? 0))
    }
    (lower, upper) = (-reach(-1), reach(1))
  }

  /// Ascending, in one direction: those in the other are 0 or less.
  private static func gaps(_ comparison: Comparison, isSettled: Bool, _ sign: Double) -> [Double] {
    comparison.points.filter { $0.settled == isSettled }.map { sign * $0.gap }.filter(\.isFinite).sorted()
  }
}
