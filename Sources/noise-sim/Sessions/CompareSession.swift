import Experiments
import Findings
import Foundation

/// `compare` from experiments to written results.
struct CompareSession {
  /// In the order in which they are run.
  let prepared: [PreparedExperiment]

  /// Checks every experiment and reads its data; nothing is run.
  /// - Throws: ``Failure``.
  init(_ experiments: [Experiment], options: RunOptions) throws {
    do {
      prepared = try experiments.map { try PreparedExperiment($0, options: options) }
    } catch {
      throw Failure(error)
    }
  }

  /// One sentence each, with the schedule's name.
  var warnings: [String] { prepared.flatMap(\.titledWarnings) }

  /// The folder where results go if no other is named: that of the title of all, or of the first experiment.
  static func defaultOutput(title: String) -> String { "results/" + ResultWriter.slug(title) }

  /// Schedules, updates, estimated time and memory, in Markdown.
  var dryRun: String { prepared.map(\.dryRun).joined(separator: "\n\n") + "\n" }

  /// Runs everything and writes the results into `output`.
  ///
  /// Whether they can be written there is found out first, as far as it can be known.
  /// - Parameters:
  ///   - output: The folder of the results.
  ///   - force: Whether files of others and results of other experiments are replaced.
  ///   - formats: Which kinds of files are written.
  ///   - isQuiet: Whether no progress is shown.
  /// - Returns: What was found and, where pictures could not be drawn, how to draw them.
  /// - Throws: ``Failure``; partial files are removed then.
  func run(
    into output: URL, force: Bool = false, formats: ResultFormats = ResultFormats(), isQuiet: Bool
  ) throws -> (found: ResultsText, note: String?) {
    do {
      for experiment in prepared { try experiment.checkMemory() }
      var writer = try ResultWriter(
        output, experiments: prepared.map(\.experiment), force: force, formats: formats)
      do {
        let found = ResultsText(
          try prepared.map { experiment in
            let result = try experiment.run(isQuiet: isQuiet)
            try writer.write(result, warnings: experiment.warnings)
            return result
          })
        try writer.commit()
        return (found, writer.pictureNote)
      } catch {
        writer.discard()
        throw error
      }
    } catch {
      throw Failure(error)
    }
  }
}
