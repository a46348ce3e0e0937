import Equivalence
import Experiments
import NoiseScale
import Report

/// The rules by their distance to the reference, for a reader.
enum RankingText {
  static let section = ReportSection("Ranking") { result, _ in
    guard let table = table(of: result.rankings, result.plans) else { return [] }
    return [
      .table(table, tones: VerdictKind.tones), .sentences(invariants(of: result.experiment.comparison.rules)),
      .help([howToRead]),
    ]
  }

  private static let howToRead: Prose = """
    By distance: the largest gap in size once settled, or over the whole run where a rule has no settled epoch; a rule that \
    diverges comes last. Rules whose intervals overlap are not told apart by it.
    """

  /// A row a rule, dynamics and metric; `nil` without rules.
  static func table(of rankings: [Ranking], _ plans: [Plan]) -> Table? {
    guard !rankings.isEmpty else { return nil }
    var table = Table(
      name: "ranking",
      columns: [
        "rank", "rule", "dynamics", "metric", "region", "largest gap", "interval", "verdict", "updates",
      ])
    for ranking in rankings {
      for entry in ranking.entries {
        let verdict = entry.verdict
        table.append([
          .integer(entry.rank), .text(plans[entry.comparison.schedule].schedule.name),
          .text(entry.comparison.dynamics.rawValue), .text(Wording.metric(entry.comparison.metric)),
          .text(ranking.region.rawValue), Cell(verdict.largestGap), Cell(Wording.interval(verdict)),
          .text(verdict.kind.rawValue), .text(Wording.count(plans[entry.comparison.schedule].totalUpdates)),
        ])
      }
    }
    return table
  }

  /// The same on a terminal of `width` columns, under the dynamics that speak for the rules; `nil` without rules.
  static func console(of result: ExperimentResult, width: Int) -> String? {
    let rankings = result.rankings.filter { ranking in
      ranking.entries.contains { entry in
        result.mainComparisons(of: entry.comparison.schedule).contains { $0.dynamics == entry.comparison.dynamics }
      }
    }
    guard !rankings.isEmpty else { return nil }
    let hasMetrics = rankings.count > 1
    var table = Table(
      name: "ranking", columns: ["rule"] + (hasMetrics ? ["metric"] : []) + ["rank", "region", "verdict", "updates"])
    for ranking in rankings {
      for entry in ranking.entries {
        let (comparison, verdict) = (entry.comparison, entry.verdict)
        let reach = Wording.shortReach(verdict, comparison.kind).map { " " + $0 } ?? ""
        table.append(
          [.text(result.schedules[comparison.schedule].name)]
            + (hasMetrics ? [.text(Wording.metric(comparison.metric))] : [])
            + [
              .integer(entry.rank), .text(ranking.region.rawValue), .text(verdict.kind.rawValue + reach),
              .text(Wording.count(result.plans[comparison.schedule].totalUpdates)),
            ])
      }
    }
    let reference = result.schedules[result.reference].name
    let caption = "Rules by distance to \(reference), from the nearest on".visible.wrapped(to: width)
    return "\(caption)\n\n\(table.console(width: width))"
  }

  /// What each rule keeps, a sentence each.
  static func invariants(of rules: [any Transform]) -> [String] {
    rules.map { "\($0.title) keeps \($0.keeps.description)" }
  }
}
