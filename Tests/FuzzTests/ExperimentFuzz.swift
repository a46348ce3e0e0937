import Descriptions
import ExperimentFiles
import Experiments
import Findings
import Foundation
import Fuzzing
import NoiseScale
import Report
import TestSupport

@testable import noise_sim

/// Texts of experiments: read, written, planned, and those that take no time run.
enum ExperimentFuzz: FuzzTarget {
  struct Input: Sendable {
    var text: String
    var positions: [Position]
    var transform: String
  }
  static let name = "experiments"
  static let share = 0.25

  static func input(_ random: inout SeededGenerator) -> Input {
    var texts = ExperimentTexts(random)
    let text = texts.text()
    random = SeededGenerator(random.next())
    let typed = (0..<2).map { _ in
      "\(random.chance(0.7) ? "\(random.integer(1...300))" : HostileValues.number(&random)) \(random.pick(Clock.allCases).rawValue)"
    }
    return Input(
      text: text, positions: typed.compactMap { Position(typed: $0) }, transform: random.pick(Transforms.catalog.names))
  }

  static func shown(_ input: Input) -> String { input.text }

  static func check(_ input: Input) throws -> FuzzOutcome {
    let experiments: [Experiment]
    do { experiments = try ExperimentReader.read(input.text, file: "fuzz.yaml") } catch {
      try Sentences.check(error)
      return .refused
    }
    try checkRoundTrip(experiments)
    for experiment in experiments.prefix(2) {
      let plans = try experiment.plans()
      for plan in plans { try PlanChecks.check(plan) }
      try PlanChecks.checkTexts(plans, at: input.positions)
      try convert(experiment, input)
      try ExperimentRuns.check(experiment)
    }
    return .accepted
  }

  /// What is read is written so that it reads back as the same, and as the same bytes.
  private static func checkRoundTrip(_ experiments: [Experiment]) throws {
    let text = ExperimentWriter.yaml(experiments)
    let again = try ExperimentReader.read(text, file: "written.yaml")
    try FuzzFinding.unless(
      again == experiments, "it is not what it was when it is written and read:\n\(text.prefix(4000))")
    try FuzzFinding.unless(ExperimentWriter.yaml(again) == text, "it is written in two ways:\n\(text.prefix(4000))")
    let json = experiments[0].node.jsonText
    let fromJSON = try ExperimentReader.read(json, file: "written.json")
    try FuzzFinding.unless(fromJSON == [experiments[0]], "it is not what it was as JSON:\n\(json.prefix(4000))")
  }

  /// `convert`, as far as it does not print.
  private static func convert(_ experiment: Experiment, _ input: Input) throws {
    do {
      let session = try PlanSession(experiment, directory: EmptyFolder.url)
      for warning in session.warnings.sentences + session.notes { try Sentences.check(warning) }
      let transform = try ExperimentReader.transform(input.transform, option: "--apply")
      let converted = try session.converted(nil, by: [transform], after: input.positions.first)
      for plan in converted.plans { try PlanChecks.check(plan) }
      _ = PlanText.oldAndNew(converted.plans[0], converted.plans[1], by: [transform], width: 80)
      let written = ExperimentWriter.yaml([converted.experiment])
      _ = try ExperimentReader.read(written, file: "converted.yaml")
    } catch let fault as Fault {
      try FuzzFinding.unless(
        fault.place.map { !"\($0)".hasPrefix("converted.yaml") } ?? true, "what is converted cannot be read: \(fault)")
      try Sentences.check(fault)
    }
  }
}

/// A folder without any file, for all inputs.
enum EmptyFolder {
  private static let folder = try? TemporaryFolder()
  static let url: URL = folder?.url ?? URL(fileURLWithPath: "/nonexistent", isDirectory: true)
}
