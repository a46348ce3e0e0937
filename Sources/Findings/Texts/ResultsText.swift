import Experiments
import Report

/// What several experiments found, for a terminal.
public struct ResultsText: Sendable {
  /// In the order of the experiments.
  public let results: [ExperimentResult]

  /// Of the results in the order in which they are told.
  public init(_ results: [ExperimentResult]) { self.results = results }

  /// A sentence for every schedule that is compared; behind the title, where there are several experiments.
  public var headlines: [String] {
    results.flatMap { result in
      let title = results.count > 1 ? result.experiment.title + " — " : ""
      return Self.headlines(result).map { title + $0 }
    }
  }

  private static func headlines(_ result: ExperimentResult) -> [String] {
    let metric = result.runs.first?.curves.curves.first?.metric
    return result.headlines
      + EquationText.findings(
        of: result.equationComparisons.filter { $0.metric == metric }, result.schedules.map(\.name))
  }

  /// For every stage in which the measured ε·h came near what the noise scale leaves out; only where noise is measured.
  public var warnings: [TitledWarning] {
    results.flatMap { result in
      NoiseText.warnings(of: result.measuredNoise, result.schedules.map(\.name)).map {
        TitledWarning(title: result.experiment.title, schedule: $0.schedule, text: $0.text)
      }
    }
  }

  /// A sentence for every schedule that diverged; behind the title, where there are several experiments.
  public var divergences: [String] {
    results.flatMap { result in
      let title = results.count > 1 ? result.experiment.title + " — " : ""
      return result.divergences.map { title + $0 }
    }
  }

  /// What was found, in plain text of lines of `width` columns: which schedules have the learning curve of the reference, a sentence for
  /// each of them, then every verdict in a table of a row for each schedule and metric.
  public func console(width: Int) -> String {
    var parts = results.map { result in
      let isTitled = results.count > 1
      let indent = isTitled ? "  " : ""
      let sentences = (result.answer + Self.headlines(result)).map {
        (indent + $0.visible).wrapped(to: width, indent: indent + "  ")
      }
      let title = isTitled ? [result.experiment.title.visible.wrapped(to: width)] : []
      return (title + sentences).joined(separator: "\n")
    }
    parts += results.flatMap { result in
      let title = results.count > 1 ? result.experiment.title : "Verdicts"
      return [
        VerdictGrid.verdicts(of: result, title: title, width: width), VerdictGrid.equations(of: result, width: width),
        RankingText.console(of: result, width: width),
      ].compactMap(\.self)
    }
    let verdicts = results.flatMap(VerdictGrid.shown)
    if !verdicts.isEmpty { parts.append(VerdictGrid.legend(verdicts).wrapped(to: width)) }
    return parts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
  }
}
