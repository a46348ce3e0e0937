import Descriptions
import ExperimentFiles
import Experiments
import Findings
import Foundation
import Fuzzing
import Report
import TestSupport
import TinyExperiments

/// Manifests that another hand has changed: as input of `compare`, and in the folder into which results are written.
enum ManifestFuzz: FuzzTarget {
  struct Input: Sendable {
    var text: String
    var isInTheWay: Bool
  }
  static let name = "manifests"
  static let share = 0.05
  private static let result = Result { try Tiny.byHand.result() }
  private static let folder = Result {
    try TemporaryFolder(["victim.csv": "mine", "victim.svg": "mine", "victim": "mine"])
  }

  static func input(_ random: inout SeededGenerator) -> Input {
    Input(text: ManifestTexts.text(of: Tiny.byHand.node, &random), isInTheWay: random.chance(0.3))
  }

  static func shown(_ input: Input) -> String { input.text }

  static func check(_ input: Input) throws -> FuzzOutcome {
    if input.isInTheWay { try write(over: input.text) }
    do throws(Fault) {
      for experiment in try ExperimentReader.read(input.text, file: "manifest.json") {
        _ = try PreparedExperiment(experiment)
      }
      return .accepted
    } catch {
      try Sentences.check(error)
      return .refused
    }
  }

  /// Writes results into a folder with this manifest and files of the user, inside a folder with others.
  private static func write(over manifest: String) throws {
    let (result, folder) = (try result.get(), try folder.get())
    let url = folder.url.appendingPathComponent("results", isDirectory: true)
    try? FileManager.default.removeItem(at: url)
    try folder.write("mine", to: "results/victim.csv")
    try folder.write("mine", to: "results/victim")
    try folder.write(manifest, to: "results/manifest.json")
    do {
      var writer = try ResultWriter(url, experiments: [result.experiment], gnuplot: Gnuplot(searchPath: ""))
      do {
        try writer.write(result, warnings: [])
        try writer.commit()
      } catch {
        writer.discard()
        throw error
      }
    } catch let error as OutputError {
      try Sentences.check(error)
    }
    for name in ["victim.csv", "victim.svg", "victim", "results/victim"] {
      try FuzzFinding.unless(try folder.text(name) == "mine", "\(name) is no longer what it was")
    }
    let names = try folder.names()
    try FuzzFinding.unless(
      names == ["results", "victim", "victim.csv", "victim.svg"], "beside the folder there is \(names)")
    let left = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasPrefix(".") }
    try FuzzFinding.unless(left.isEmpty, "in the folder there is still \(left)")
  }
}
