// The article's code, block by block, between a mark and an empty comment.

// Article: modules
import Equivalence
import Experiments
import Findings
import Foundation
import NoiseScale
//
import TestSupport
import Testing

/// The code of the article, run as it stands there.
@Suite struct FromYourScheduleToAVerdictTests {
  @Test func `the program`() throws {
    let scratch = try TemporaryFolder()
    let folder = scratch.url.appendingPathComponent("results", isDirectory: true)

    // Article: schedule
    let data = TrainingSet(size: 10_000, sampling: .withReplacement)
    let decaying = Schedule(
      name: "decaying",
      stages: [
        Stage(epochs: 20, learningRate: 0.1, batchSize: 32, momentum: 0.9),
        Stage(epochs: 10, learningRate: 0.02, batchSize: 32, momentum: 0.9),
      ])
    let timeline = Timeline(decaying, data)
    let noiseScales = [0.0, 25].map { epoch in
      timeline.hyperParameters(atEpoch: epoch).noiseScale(data)
    }
    //
    #expect(noiseScales.count == 2 && isClose(noiseScales[0], 312.5) && isClose(noiseScales[1], 62.5))

    // Article: transform
    let growing = try IncreaseBatchSize().apply(to: decaying, on: data)
    let saved = timeline.totalUpdates - Timeline(growing, data).totalUpdates
    //
    #expect(growing.stages.map(\.batchSize) == [32, 160])
    #expect(saved == 3125 * 4 / 5)

    // Article: experiment
    let spectrum = QuadraticDescription.Curvature.powerLaw(
      modes: 100, largest: 1, exponent: 0.5)
    var twice = decaying
    twice.stages[1].batchSize = 64
    let experiment = Experiment(
      title: "Decay or increase", trainingSetSize: data.size,
      problem: .quadratic(QuadraticDescription(curvature: spectrum)),
      dynamics: [.exact, .gaussian], replicates: 256,
      schedules: [
        ScheduleDescription(name: "decaying", decaying),
        ScheduleDescription(
          name: "growing", from: "decaying", transforms: [IncreaseBatchSize()]),
        ScheduleDescription(name: "control", twice),
      ],
      comparison: ComparisonDescription(reference: "decaying", lossMargin: 0.1))
    //

    // Article: run
    let prepared = try PreparedExperiment(experiment)
    let result = try prepared.run()
    //

    // Article: verdicts
    let settled = result.comparisons.filter { $0.dynamics == .gaussian }
      .map { $0.verdict(.settled).verdict.kind }
    //
    #expect(settled == [.equivalent, .different])

    // Article: files
    let sentences = ResultsText([result]).headlines
    var writer = try ResultWriter(folder, experiments: [experiment])
    try writer.write(result, warnings: prepared.warnings)
    try writer.commit()
    //
    #expect(sentences.count == 2 && sentences[0].contains("growing") && sentences[1].contains("control"))
    let files = try scratch.texts(in: "results")
    #expect(Set(files.keys).isSuperset(of: ["report.md", "manifest.json", "verdicts.csv", "curves.csv"]))
  }

  /// Whatever is changed there without a change here, or here without one there, is found.
  @Test func `the article has this code and no other`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    func lines(_ url: URL) throws -> [String] {
      try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    }
    let article = try lines(
      root.appendingPathComponent("Sources/Findings/Findings.docc/FromYourScheduleToAVerdict.md"))
    let blocks = Self.sections(article, from: { $0 == "```swift" }, to: { $0 == "```" })
    let source = try lines(URL(fileURLWithPath: #filePath))
    let run = Self.sections(
      source, from: { $0.drop { $0 == " " }.hasPrefix("// Article: ") }, to: { $0.drop { $0 == " " } == "//" })
    #expect(blocks.count == 7)
    #expect(blocks == run)
  }

  /// The texts between lines, each without the spaces that all of its lines begin with.
  private static func sections(
    _ lines: [String], from start: (String) -> Bool, to end: (String) -> Bool
  ) -> [String] {
    var found: [[String]] = []
    var isInside = false
    for line in lines {
      if isInside, end(line) {
        isInside = false
      } else if isInside {
        found[found.count - 1].append(line)
      } else if start(line) {
        isInside = true
        found.append([])
      }
    }
    return found.map { section in
      let margin = section.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
      return section.map { String($0.dropFirst(margin)) }.joined(separator: "\n")
    }
  }
}
