import Descriptions
import Experiments
import Findings
import Foundation
import NoiseScale
import Report
import TestSupport

@testable import Findings

/// Experiments that take no time are run, and all that is found is said.
enum ExperimentRuns {
  static func check(_ experiment: Experiment) throws {
    guard isSmall(experiment) else { return }
    let prepared: PreparedExperiment
    do {
      prepared = try PreparedExperiment(experiment, options: RunOptions(dataDirectory: EmptyFolder.url))
    } catch {
      return try Sentences.check(error)
    }
    for warning in prepared.titledWarnings.sentences { try Sentences.check(warning) }
    _ = prepared.dryRun(width: 80)
    let estimate = prepared.estimate
    try FuzzFinding.unless(
      estimate.seconds >= 0 && estimate.bytes >= 0,
      "it is estimated to take \(estimate.seconds) s and \(estimate.bytes) bytes")
    guard estimate.seconds < 0.02, estimate.bytes < 1e8,
      prepared.plans.allSatisfy({ $0.epochs / experiment.recordStep < 300 })
    else {
      return
    }
    let result: ExperimentResult
    do { result = try prepared.run() } catch { return try Sentences.check(error) }
    try check(result, prepared)
  }

  /// Whether its data are few.
  private static func isSmall(_ experiment: Experiment) -> Bool {
    switch experiment.problem {
    case .quadratic(let quadratic): return quadratic.curvature.count < 10_000
    case .network: return experiment.trainingSetSize < 2000
    }
  }

  private static func check(_ result: ExperimentResult, _ prepared: PreparedExperiment) throws {
    for table in ResultTable.all where table.isWritten(for: result) {
      try Sentences.checkNumbers(table.table(of: result).csv, names: result.schedules.map(\.name))
    }
    let pictures = ResultPicture.all.compactMap { picture in
      picture.figure(of: result).map { figure in
        DocumentPicture(caption: figure.caption, file: "\(figure.name).svg", figure: figure, svg: figure.script)
      }
    }
    let report = ReportText(
      result: result, warnings: prepared.titledWarnings.sentences, pictures: pictures, pictureNote: nil)
    let document = Document(title: ReportText.title, chapters: [report.chapter])
    let texts = ResultsText([result])
    for sentence in texts.headlines + texts.warnings.sentences + texts.divergences { try Sentences.check(sentence) }
    for width in [20, 80] {
      let text = texts.console(width: width)
      try FuzzFinding.unless(!document.markdown.isEmpty && !document.html.isEmpty && !text.isEmpty, text)
    }
    _ = Manifest.text(of: result, files: ["curves.csv"])
  }
}

extension QuadraticDescription.Curvature {
  /// How many modes there are; those of a file are few.
  fileprivate var count: Int {
    switch self {
    case .powerLaw(let law): law.modes
    case .geometric(let law): law.modes
    case .twoClusters(let clusters): clusters.stiff.modes + clusters.flat.modes
    case .values(let values): values.count
    case .csv: 0
    }
  }
}
