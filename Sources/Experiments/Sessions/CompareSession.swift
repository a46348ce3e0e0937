import Equivalence
import Foundation
import NoiseScale
import Report
import StochasticSimulation
import Synchronization

/// `compare` from experiments to written results.
public struct CompareSession: Sendable {
  /// In the order in which they are run.
  public let prepared: [PreparedExperiment]

  /// Checks every experiment and reads its data; nothing is run.
  /// - Throws: ``Failure``.
  public init(_ experiments: [Experiment], options: RunOptions) throws {
    do {
      prepared = try experiments.map { try PreparedExperiment($0, options: options) }
    } catch {
      throw Failure(error)
    }
  }

  /// One sentence each, with the schedule's name.
  public var warnings: [String] {
    prepared.flatMap(\.titledWarnings)
  }

  /// The folder where results go if no other is named: that of the title of all, or of the first experiment.
  public static func defaultOutput(title: String) -> String { "results/" + ResultWriter.slug(title) }

  /// Schedules, updates, estimated time and memory, in Markdown.
  public var dryRun: String {
    prepared.map(\.dryRun).joined(separator: "\n\n") + "\n"
  }

  /// Runs everything, writes the results into `output` and says what was found.
  /// - Throws: ``Failure``; partial files are removed then.
  public func run(into output: URL, isQuiet: Bool) throws -> CompareOutcome {
    do {
      var writer = try ResultWriter(output, experiments: prepared.count)
      do {
        var results: [ExperimentResult] = []
        for experiment in prepared {
          let result = try experiment.run(isQuiet: isQuiet)
          try writer.write(result, warnings: experiment.warnings)
          results.append(result)
        }
        try writer.commit()
        return CompareOutcome(results: results, note: writer.pictureNote)
      } catch {
        writer.discard()
        throw error
      }
    } catch {
      throw Failure(error)
    }
  }
}

extension PreparedExperiment {
  /// A sentence for every warning, behind the title and the schedule's name.
  var titledWarnings: [String] {
    warnings.map { "\(experiment.title): \($0.schedule): \($0.warning)" }
  }

  /// Schedules, updates, estimated time and memory, in Markdown.
  var dryRun: String {
    """
    ## \(Markdown.escaped(experiment.title))

    \(PlanText.markdown(plans))
    Estimated: about \(Wording.duration(estimate.seconds)) and \(Wording.bytes(estimate.bytes)) on \
    \(options.threads) threads (\(options.variant.rawValue)).
    """
  }

  /// Runs it with a bar on a terminal.
  func run(isQuiet: Bool) throws -> ExperimentResult {
    let ticks = 1000
    let bar = ProgressBar(experiment.title, total: ticks, isQuiet: isQuiet)
    let shown = Mutex(0)
    defer { bar.finish() }
    return try run { share in
      shown.withLock { before in
        let now = Int(share * Double(ticks))
        if now > before { bar.advance(by: now - before) }
        before = max(before, now)
      }
    }
  }
}

/// What `compare` found.
public struct CompareOutcome: Sendable {
  /// In the order of the experiments.
  public let results: [ExperimentResult]
  /// Where pictures could not be drawn: how to draw them.
  public let note: String?

  /// A sentence for every schedule that is compared, then what diverged; behind the title, where there are several experiments.
  public var headlines: [String] {
    results.flatMap { result in
      let title = results.count > 1 ? result.experiment.title + " — " : ""
      return (result.headlines + EquationText.findings(of: result, metric: result.mainMetric) + result.divergences).map
      { title + $0 }
    }
  }

  /// A sentence for every stage in which the measured ε·h came near what the noise scale leaves out; only where noise is
  /// measured.
  public var warnings: [String] {
    results.flatMap { result in NoiseText.warnings(of: result).map { "\(result.experiment.title): \($0)" } }
  }

  /// A sentence for every schedule that diverged.
  public var divergences: [String] { results.flatMap(\.divergences) }

  /// The verdicts of all experiments, in Markdown, each with its ranking of rules.
  public var verdicts: String {
    results.filter { !$0.comparisons.isEmpty || !$0.equationComparisons.isEmpty }.map { result in
      var verdicts = "\(Markdown.escaped(result.experiment.title))\n"
      if !result.comparisons.isEmpty { verdicts += "\n\(ReportText.verdicts(of: result).markdown())" }
      if let equations = EquationText.table(of: result) { verdicts += "\n\(equations.markdown())" }
      guard let ranking = RankingText.table(of: result) else { return verdicts }
      let reference = Markdown.escaped(result.schedules[result.reference].name)
      return verdicts + "\nRules by distance to \(reference)\n\n\(ranking.markdown())"
    }.joined(separator: "\n")
  }

  /// The rows of a region (`settled` or `whole`).
  public func verdicts(inRegion region: String) -> Int {
    results.flatMap(\.comparisons).flatMap(\.verdicts).count { $0.verdict.region.rawValue == region }
  }

  /// The rows of a region (`settled` or `whole`) whose verdict is not `equivalent`.
  public func unproven(inRegion region: String) -> Int {
    results.flatMap(\.comparisons).flatMap(\.verdicts).count {
      $0.verdict.region.rawValue == region && $0.verdict.kind != .equivalent
    }
  }
}
