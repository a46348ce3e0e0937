import Experiments
import Report

/// What several experiments found, for a terminal.
public struct ResultsText: Sendable {
  /// In the order of the experiments.
  public let results: [ExperimentResult]

  /// Of the results in the order in which they are told.
  public init(_ results: [ExperimentResult]) { self.results = results }

  /// A sentence for every schedule that is compared, then what diverged; behind the title, where there are several experiments.
  public var headlines: [String] {
    results.flatMap { result in
      let title = results.count > 1 ? result.experiment.title + " — " : ""
      let metric = result.runs.first?.curves.curves.first?.metric
      let equations = EquationText.findings(
        of: result.equationComparisons.filter { $0.metric == metric }, result.schedules.map(\.name))
      return (result.headlines + equations + result.divergences).map { title + $0 }
    }
  }

  /// A sentence for every stage in which the measured ε·h came near what the noise scale leaves out; only where noise is
  /// measured.
  public var warnings: [String] {
    results.flatMap { result in
      NoiseText.warnings(of: result.measuredNoise, result.schedules.map(\.name)).map {
        "\(result.experiment.title): \($0)"
      }
    }
  }

  /// A sentence for every schedule that diverged.
  public var divergences: [String] { results.flatMap(\.divergences) }

  /// The verdicts of all experiments, in Markdown, each with its ranking of rules.
  public var verdicts: String {
    results.filter { !$0.comparisons.isEmpty || !$0.equationComparisons.isEmpty }.map { result in
      let names = result.schedules.map(\.name)
      var verdicts = "\(Markdown.escaped(result.experiment.title))\n"
      if !result.comparisons.isEmpty { verdicts += "\n\(VerdictsText.table(of: result.comparisons, names).markdown())" }
      if let equations = EquationText.table(of: result.equationComparisons, names) {
        verdicts += "\n\(equations.markdown())"
      }
      guard let ranking = RankingText.table(of: result.rankings, result.plans) else { return verdicts }
      let reference = Markdown.escaped(names[result.reference])
      return verdicts + "\nRules by distance to \(reference)\n\n\(ranking.markdown())"
    }.joined(separator: "\n")
  }
}
