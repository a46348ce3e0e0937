import Equivalence
import ExperimentFiles
import Findings
import Foundation
import Testing

@testable import Experiments

/// Every example is run, and what its paragraph says is held against what came out.
@Suite struct ExamplesTests {
  /// What a paragraph says of its runs, one an experiment.
  struct Claim: Sendable {
    /// All settled verdicts, in the order of the table.
    var settled: [String]
    /// Verdicts over the whole run that the paragraph speaks of.
    var whole: [String] = []
    /// Pieces of text, made of the numbers of the run, that must be in the paragraph.
    var says: @Sendable ([ExperimentResult]) throws -> [String]
  }

  static let claims: [String: Claim] = [
    "nesterov": Claim(
      settled: ["increasing batch size: different (finite-learning-rate)", "increasing batch size: equivalent"]
    ) { runs in
      [
        try runs[0].updates("increasing batch size"), try runs[0].change("increasing batch size", .settled) + " lower",
        "stays " + (try runs[1].reach("increasing batch size")) + " once settled (equivalent)",
        "(different: finite-learning-rate)",
      ]
    },
    "reshuffling": Claim(settled: Array(repeating: "increasing batch size: equivalent", count: 4)) { runs in
      func share(_ epoch: Double) -> String {
        let losses = runs.map { run in
          run.runs[0].curves.curves[0].points.first { $0.epoch == epoch }?.moments.mean ?? .nan
        }
        return String(format: "%.1f %%", 100 * losses[0] / losses[1])
      }
      let theory = String(format: "= %.1f %%", 100 * (1 - 2 * tanh(0.5)))
      return ["at \(share(20)) of what", theory, "at \(share(60)) in the second", "(equivalent)"]
    },
    "momentum": Claim(
      settled: ["momentum 0.98: different (memory)", "scaled by 5: equivalent"],
      whole: ["momentum 0.98: different (memory)", "scaled by 5: equivalent"]
    ) { runs in
      let ratio = runs[0].comparisons[0].points[1]
      #expect(ratio.epoch == 1 && runs[0].comparisons[0].verdict(.settled).verdict.largestGapEpoch == 4)
      let memories = runs[0].plans.map { $0.stages[0].memoryEpochs }
      #expect(abs(memories[1] / memories[0] - 25) < 1e-9 && abs(memories[2] / memories[1] - 0.2) < 1e-9)
      #expect(runs[0].plans[2].totalUpdates == runs[0].plans[1].totalUpdates)
      let lost = runs[0].plans[1].warnings(largestCurvature: 1).map(\.description).joined()
      #expect(lost.contains("loses 0.627 epochs"))
      return [
        try runs[0].updates("momentum 0.98"), "loses 0.627 epochs", "\(Int(exp(ratio.gap).rounded())) times that of",
        "still \(try runs[0].change("momentum 0.98", .settled)) above", "(different: memory)",
        try runs[0].reach("scaled by 5") + " once settled (equivalent)",
      ]
    },
    "cosine": Claim(
      settled: ["growing batch: inconclusive (no-settled-epoch)", "growing up to 4096: equivalent"],
      whole: ["growing batch: different (memory)", "growing up to 4096: different (memory)"]
    ) { runs in
      #expect(runs[0].comparisons.allSatisfy { ($0.verdict(.whole).verdict.largestGapEpoch ?? 0) >= 45 })
      let reaches = try ["growing batch", "growing up to 4096"].map { try runs[0].reach($0) }
      #expect(reaches[0] == reaches[1])
      #expect(runs[0].comparisons[1].verdict(.final).verdict.kind == .equivalent)
      let unsettled = try #require(runs[0].comparisons[0].verdict(.settled).verdict.unsettled.first)
      #expect(try runs[0].updates("growing batch") == runs[0].updates("growing up to 4096"))
      return [
        try runs[0].updates("growing batch"), reaches[1] + " wherever it is settled and at the end", "(equivalent)",
        "ends \(try runs[0].change("growing batch", .final)) higher (different: memory)",
        "inconclusive: no-settled-epoch",
        "after epoch \(String(format: "%.1f", unsettled.lowerBound))",
        try runs[0].change("growing batch", .whole),
        "or \(try runs[0].change("growing up to 4096", .whole)) with the cap",
      ]
    },
    "adam-rules": Claim(
      settled: ["increase-batch-size: different", "square-root: equivalent", "seesaw: equivalent"]
    ) { runs in
      [
        try runs[0].updates("square-root"), try runs[0].updates("seesaw"), "(equivalent)",
        "ends \(try runs[0].change("increase-batch-size", .settled)) higher (different)",
        "√2, \(Int((100 * (2.0.squareRoot() - 1)).rounded())) %",
      ]
    },
    "divergence": Claim(
      settled: [
        "scaled by 5: different (finite-learning-rate)", "scaled by 10: different (finite-learning-rate)",
        "scaled by 40: different (diverged)",
      ]
    ) { runs in
      let limit = "stable below 3.8"
      #expect(runs[0].divergences.count == 1 && runs[0].divergences.allSatisfy { $0.contains("ε·h = 4, \(limit)") })
      #expect(runs[0].runs[3].curves.divergence?.epoch == 1)
      return [
        "settles \(try runs[0].change("scaled by 5", .settled)) higher",
        "at most \(try runs[0].change("scaled by 10", .settled)) higher (both different: finite-learning-rate)",
        "ε·h = 4", limit, "within its first epoch", "(different: diverged)",
      ]
    },
  ]

  @Test(arguments: Example.all.map(\.name)) func `an example's answer is what its run shows`(name: String) throws {
    let example = try #require(Example.all.first { $0.name == name })
    let claim = try #require(Self.claims[name])
    let options = try RunOptions.ofThisMachine()
    let runs = try ExperimentReader.read(example.text, file: name).map {
      try PreparedExperiment($0, options: options).run()
    }
    #expect(runs.flatMap { $0.verdicts(.settled) } == claim.settled)
    let whole = runs.flatMap { $0.verdicts(.whole) }
    #expect(claim.whole.allSatisfy(whole.contains) || claim.whole.isEmpty, "\(whole)")
    for piece in try claim.says(runs) { #expect(example.answer.contains(piece), "\(piece)\n\(example.answer)") }
  }

  @Test func `an example asks a question and answers it in one paragraph`() {
    #expect(Set(Example.all.map(\.name)) == Set(Self.claims.keys))
    #expect(Set(Example.all.map(\.name)).count == Example.all.count)
    for example in Example.all {
      #expect(example.question.hasSuffix("?") && example.question.count <= 100, "\(example.name)")
      #expect(example.answer.hasSuffix(".") && example.answer.count > 200, "\(example.name)")
      #expect(example.text.hasPrefix(example.header) && !example.answer.contains("#"), "\(example.name)")
    }
  }

  @Test func `every file of the folder is an example, byte for byte`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/ExperimentFiles/Examples", isDirectory: true)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(Example.all.map { $0.name + ".yaml" }))
    for example in Example.all {
      let data = try Data(contentsOf: folder.appendingPathComponent(example.name + ".yaml"))
      #expect(data == Data(example.text.utf8), "\(example.name)")
    }
  }
}

extension ExperimentResult {
  /// `schedule: verdict (reason)`.
  fileprivate func verdicts(_ region: Region) -> [String] {
    comparisons.map { comparison in
      let explained = comparison.verdict(region)
      return "\(schedules[comparison.schedule].name): \(explained.verdict.kind.rawValue)"
        + (explained.reason.map { " (\($0.rawValue))" } ?? "")
    }
  }

  private func comparison(_ schedule: String) throws -> Comparison {
    try #require(comparisons.first { schedules[$0.schedule].name == schedule })
  }

  /// By how much the loss differs where the gap is largest, such as `31 %`.
  fileprivate func change(_ schedule: String, _ region: Region) throws -> String {
    let gap = try comparison(schedule).verdict(region).verdict.largestGap ?? .nan
    return "\(Int((100 * abs(exp(gap) - 1)).rounded())) %"
  }

  /// Such as `1.8× fewer updates`.
  fileprivate func updates(_ schedule: String) throws -> String {
    Wording.updates(
      plans[try comparison(schedule).schedule].totalUpdates, against: plans[reference].totalUpdates)
  }

  /// How far the settled loss is from the reference's, as the headline says it: `within 2.7 %`.
  fileprivate func reach(_ schedule: String) throws -> String {
    let headline = try #require(headlines.first { $0.hasPrefix(schedule + ": ") })
    let start = try #require(headline.range(of: "within "))
    let end = try #require(headline.range(of: " once settled"))
    return String(headline[start.lowerBound..<end.lowerBound])
  }
}
