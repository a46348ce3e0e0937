import Equivalence
import Experiments

/// How far the axis of a panel of gaps reaches: over twice the margin to both sides, and farther where gaps do: to every settled gap and
/// to all that verdicts quote.
struct GapRange {
  let lower, upper: Double

  init(_ comparisons: [Comparison], margin: Double) {
    let settled = comparisons.map { Self.gaps($0, isSettled: true) }
    let unsettled = comparisons.flatMap { Self.gaps($0, isSettled: false) }
    let quoted = comparisons.flatMap(Self.quoted)
    // Of a curve of which nothing is settled, all of it.
    let shown = zip(comparisons, settled).map { $1.isEmpty ? Self.gaps($0, isSettled: false) : $1 }
    func reach(_ sign: Double) -> Double {
      func farthest(_ gaps: [Double]) -> Double { gaps.map { sign * $0 }.max() ?? 0 }
      // Half of every curve is shown, however far it is, and of what is farther and not judged only some, so that it does not make the
      // axis so long that nothing else can be seen.
      let halves = shown.map { gaps in min(farthest(gaps), Self.median(gaps.map(\.magnitude))) }
      return max(
        2 * margin, 1.1 * farthest(settled.flatMap(\.self) + quoted),
        1.1 * min(farthest(unsettled), 4 * margin), 1.2 * (halves.max() ?? 0))
    }
    (lower, upper) = (-reach(-1), reach(1))
  }

  private static func gaps(_ comparison: Comparison, isSettled: Bool) -> [Double] {
    comparison.points.filter { $0.settled == isSettled }.map(\.gap).filter(\.isFinite)
  }

  /// The gaps that sentences and tables give: the deciding ones, and the largest of what is judged.
  private static func quoted(_ comparison: Comparison) -> [Double] {
    comparison.verdicts.map(\.verdict).flatMap { verdict in
      [verdict.deciding?.gap, verdict.region == .whole ? nil : verdict.largestGap].compactMap(\.self)
    }.filter(\.isFinite)
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
