import Equivalence
import Experiments
import Report

extension VerdictGrid {
  /// The verdicts of a result under all dynamics; `nil` where nothing is compared.
  init?(of result: ExperimentResult) {
    guard !result.comparisons.isEmpty else { return nil }
    let names = result.schedules.map(\.name)
    let dynamics = Set(result.comparisons.map(\.dynamics))
    let rows = result.schedules.indices.flatMap { schedule in
      result.comparisons.filter { $0.schedule == schedule }.map { comparison in
        Row(
          schedule: names[schedule],
          label: Wording.metric(comparison.metric) + (dynamics.count > 1 ? ", \(comparison.dynamics.rawValue)" : ""),
          cells: comparison.verdicts.map { Cell(verdict: $0.verdict, kind: comparison.kind, reason: $0.reason) })
      }
    }
    let confidence = dynamics == [.exact] ? [] : [Self.confidence(of: result)]
    self.init(
      rows: rows, reference: names[result.reference], title: "Verdicts",
      details: (dynamics.count == 1 ? dynamics.map(\.rawValue) : []) + confidence)
  }

  private static func confidence(of result: ExperimentResult) -> String {
    "\(Wording.number(100 * result.experiment.comparison.confidence, digits: 6)) %"
  }

  /// The verdicts of a result under the dynamics that speak for it, and a sentence about the others; `nil` where nothing is compared.
  static func verdicts(of result: ExperimentResult, title: String, width: Int) -> String? {
    let main = result.schedules.indices.flatMap(result.mainComparisons)
    guard let dynamics = main.first?.dynamics else { return nil }
    let names = result.schedules.map(\.name)
    let rows = main.map { comparison in
      Row(
        schedule: names[comparison.schedule], label: Wording.metric(comparison.metric),
        cells: comparison.verdicts.map { Cell(verdict: $0.verdict, kind: comparison.kind, reason: $0.reason) })
    }
    let text = VerdictGrid(
      rows: rows, reference: names[result.reference], title: title,
      details: dynamics == .exact ? [dynamics.rawValue] : [dynamics.rawValue, confidence(of: result)]
    ).text(width: width)
    let others = others(than: main, in: result).map { $0.visible.wrapped(to: width, indent: "  ") + "\n" }
    return others.isEmpty ? text : text + "\n" + others.joined()
  }

  /// All that is in the tables of a result.
  static func shown(of result: ExperimentResult) -> [Verdict] {
    let main = result.schedules.indices.flatMap(result.mainComparisons)
    return main.flatMap { $0.verdicts.map(\.verdict) } + result.equationComparisons.flatMap(\.verdicts)
  }

  /// Whether runs follow their equations; `nil` where the experiment does not ask.
  static func equations(of result: ExperimentResult, width: Int) -> String? {
    guard let finest = result.equationComparisons.first?.finest else { return nil }
    let names = result.schedules.map(\.name)
    let rows = result.equationComparisons.map { comparison in
      Row(
        schedule: names[comparison.schedule],
        label: "\(Wording.metric(comparison.metric)), l = \(comparison.refinement)",
        cells: comparison.verdicts.map { Cell(verdict: $0, kind: comparison.kind, reason: nil) })
    }
    return VerdictGrid(rows: rows, reference: "the equation at l = \(finest)", title: "Runs", details: [])
      .text(width: width)
  }

  /// Which verdicts the other dynamics change, a sentence each; none without others.
  private static func others(than main: [Comparison], in result: ExperimentResult) -> [String] {
    let shown = Set(main.map(\.dynamics))
    let names = result.schedules.map(\.name)
    var same: [String] = []
    var changes: [String] = []
    for dynamics in result.experiment.dynamics where !shown.contains(dynamics) {
      let pairs = result.comparisons.filter { $0.dynamics == dynamics }.flatMap { other in
        main.filter { $0.schedule == other.schedule && $0.metric == other.metric }.flatMap { mine in
          other.verdicts.map { (other, $0.verdict, mine.verdict($0.verdict.region).verdict) }
        }
      }
      guard !pairs.isEmpty else { continue }
      let changed = pairs.filter { $0.1.kind != $0.2.kind }
      guard !changed.isEmpty else {
        same.append(dynamics.rawValue)
        continue
      }
      let told =
        changed.count <= mostTold
        ? changed.map { other, verdict, _ in
          "\(names[other.schedule]), \(Wording.metric(other.metric)), \(verdict.region.rawValue): \(verdict.kind.rawValue)"
        }
        : VerdictKind.allCases.compactMap { kind in
          let count = changed.count { $0.1.kind == kind }
          return count > 0 ? "\(count) \(kind.rawValue)" : nil
        }
      changes.append(
        "Under \(dynamics.rawValue) \(changed.count) of \(pairs.count) verdicts are others: "
          + told.joined(separator: "; ") + ".")
    }
    if !same.isEmpty { changes.insert("The same verdicts under \(same.joined(separator: " and ")).", at: 0) }
    return changes
  }

  private static let mostTold = 4
}
