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

  /// Of what is known before anything is run.
  var warnings: [TitledWarning] { prepared.flatMap(\.titledWarnings) }

  /// The folder where results go if no other is named: that of the title of all, or of the first experiment.
  static func defaultOutput(title: String) -> String { "results/" + ResultWriter.slug(title) }

  /// Schedules, updates, estimated time and memory, in lines of `width` columns.
  func dryRun(width: Int) -> String { prepared.map { $0.dryRun(width: width) }.joined(separator: "\n\n") + "\n" }

  /// What has been written.
  struct Written {
    /// In the order of the experiments.
    let found: ResultsText
    /// Where pictures could not be drawn: how to draw them.
    let note: String?
    /// Whether results of an earlier run were in the folder.
    let replacesEarlier: Bool
  }

  /// Runs everything and writes the results into `output`.
  ///
  /// Whether they can be written there is found out first, as far as it can be known.
  /// - Parameters:
  ///   - output: The folder of the results.
  ///   - force: Whether files of others and results of other experiments are replaced.
  ///   - formats: Which kinds of files are written.
  ///   - isQuiet: Whether no progress is shown.
  /// - Throws: ``Failure``; partial files are removed then.
  func run(
    into output: URL, force: Bool = false, formats: ResultFormats = ResultFormats(), isQuiet: Bool
  ) throws -> Written {
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
        return Written(found: found, note: writer.pictureNote, replacesEarlier: writer.replacesEarlier)
      } catch {
        writer.discard()
        throw error
      }
    } catch {
      throw Failure(error)
    }
  }
}
