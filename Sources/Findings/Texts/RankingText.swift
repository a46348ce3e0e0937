import Experiments
import NoiseScale
import Report

/// The rules by their distance to the reference, for a reader.
enum RankingText {
  static let section = ReportSection("Ranking") { result, _ in
    guard let table = table(of: result.rankings, result.plans) else { return [] }
    return [.verdicts(table), .sentences(invariants(of: result.experiment.comparison.rules)), .help([howToRead])]
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

  /// What each rule keeps, a sentence each.
  static func invariants(of rules: [any Transform]) -> [String] {
    rules.map { "\($0.title) keeps \($0.keeps.description)" }
  }
}
