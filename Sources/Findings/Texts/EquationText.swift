import Equivalence
import Experiments
import Report

/// Whether runs follow their stochastic differential equations, for a reader.
enum EquationText {
  static let section = ReportSection("Does the run follow its equation?") { result, _ in
    let (comparisons, names) = (result.equationComparisons, result.schedules.map(\.name))
    guard let table = table(of: comparisons, names) else { return [] }
    return [.sentences(findings(of: comparisons, names)), .table(table, tones: VerdictKind.tones), .help([howToRead])]
  }

  /// `nil` where the experiment does not ask.
  ///
  /// - Parameter names: Of the schedules, by position.
  static func table(of comparisons: [EquationComparison], _ names: [String]) -> Table? {
    guard !comparisons.isEmpty else { return nil }
    var table = Table(
      name: "refinement",
      columns: [
        "schedule", "metric", "l", "against l", "region", "largest gap", "at epoch", "interval", "margin", "verdict",
      ])
    for comparison in comparisons {
      for verdict in comparison.verdicts {
        table.append([
          .text(names[comparison.schedule]), .text(Wording.metric(comparison.metric)),
          .integer(comparison.refinement), .integer(comparison.finest), .text(verdict.region.rawValue),
          Cell(verdict.largestGap), Cell(verdict.largestGapEpoch), Cell(Wording.interval(verdict)),
          Cell(verdict.margin), .text(verdict.kind.rawValue),
        ])
      }
    }
    return table
  }

  /// A sentence for every schedule and metric.
  static func findings(of comparisons: [EquationComparison], _ names: [String]) -> [String] {
    let groups = Dictionary(grouping: comparisons) { Key(schedule: $0.schedule, metric: $0.metric) }
    var seen: Set<Key> = []
    return comparisons.compactMap { comparison in
      let key = Key(schedule: comparison.schedule, metric: comparison.metric)
      guard seen.insert(key).inserted, let group = groups[key] else { return nil }
      return finding(group, name: names[comparison.schedule])
    }
  }

  private struct Key: Hashable {
    var schedule: Int
    var metric: String
  }

  private static func finding(_ group: [EquationComparison], name: String) -> String {
    let finest = group[0].finest
    var text = "\(name), \(Wording.metric(group[0].metric)): "
    let between = group.filter { $0.refinement > 1 }.last
    if let run = group.first(where: { $0.refinement == 1 }) {
      switch chosen(run).kind {
      case .equivalent: text += "the run follows its equation at l = \(finest)"
      case .different: text += "the run does not follow its equation at l = \(finest)"
      case .inconclusive: text += "whether the run follows its equation at l = \(finest) is open"
      }
      text += " (\(where: run))"
    } else {
      text += "the equation at l = \(finest)"
    }
    guard let between else {
      return text + "; whether the curve still moves with l is not known, since only l = \(finest) was run"
    }
    switch chosen(between).kind {
    case .equivalent: text += "; from l = \(between.refinement) on the curve does not move"
    case .different:
      text += "; the curve still moves between l = \(between.refinement) and \(finest), so the equation is not reached"
    case .inconclusive:
      text += "; whether it still moves between l = \(between.refinement) and \(finest) is open"
    }
    return text + " (\(where: between))"
  }

  /// Settled, where something is.
  fileprivate static func chosen(_ comparison: EquationComparison) -> Verdict {
    let settled = comparison.verdict(.settled)
    return settled.largestGap == nil ? comparison.verdict(.whole) : settled
  }

  private static let howToRead: Prose = """
    l is the refinement: every update is made in l steps with l times the gradient's noise and 1/l of its examples on the clock. \
    l = 1 is the run itself; as l grows the curve goes over to that of the stochastic differential equation. Where it still \
    moves with l, the equation is not the limit that the run is near to, or l is too small to tell.
    """
}

extension DefaultStringInterpolation {
  /// The largest gap of the region that is spoken of.
  fileprivate mutating func appendInterpolation(where comparison: EquationComparison) {
    let verdict = EquationText.chosen(comparison)
    let region = verdict.region == .settled ? "once settled" : "over the whole run"
    if let deciding = verdict.deciding {
      let distance = Wording.distance(
        deciding.lower, deciding.upper, comparison.kind, "that at l = \(comparison.finest)")
      appendLiteral("\(distance) at epoch \(Wording.number(deciding.epoch, digits: 6)), \(region)")
    } else if let reach = Wording.reach(verdict, comparison.kind) {
      appendLiteral("within \(reach) \(region)")
    } else {
      appendLiteral("no interval \(region)")
    }
  }
}
