import Experiments
import Foundation
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

@testable import Paper

/// Findings against verdicts that are written by hand.
@Suite struct ClaimTests {
  /// A published figure 2 with these rows of verdicts: schedule, metric, region, gap, lower, upper, verdict, reason.
  ///
  /// Gaps are recorded at epochs 120 and 200; `resolution` are its five fields.
  static func published(
    _ rows: [(String, String, String, Double, Double, Double, String, String)], resolution: String = ",,,,"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(manifest(), to: "figure-2/manifest.json")
    try folder.write(
      "schedule,updates\nreference,100\nfirst,40\nfirst,10\nsecond,25\n", to: "figure-2/schedules.csv")
    let lines = rows.map {
      "\($0.0),reference,minibatch,\($0.1),\($0.2),\($0.3),120,\($0.4),\($0.5),\($0.1 == "train_loss" ? 0.1 : 0.01),\($0.6),\($0.7),"
        + "8,10,\($0.7 == "no-settled-epoch" ? "160–200" : ""),,,,\(resolution)"
    }
    let header =
      "schedule,reference,dynamics,metric,region,largest_gap,largest_gap_epoch,lower,upper,margin,verdict,reason,epochs,run_epochs,"
      + "unsettled,deciding_epoch,deciding_lower,deciding_upper,noticed_below,noticed_above,tried_below,tried_above,resolution"
    let gaps = rows.filter { $0.2 == "whole" }.flatMap {
      [
        "\($0.0),minibatch,\($0.1),120,true,0.1,0.05,0.15,,",
        "\($0.0),minibatch,\($0.1),200,true,0.25,0.2,0.3,,",
      ]
    }
    try folder.write(
      (["schedule,dynamics,metric,epoch,settled,gap,lower,upper,band_lower,band_upper"] + gaps).joined(separator: "\n")
        + "\n",
      to: "figure-2/gaps.csv")
    try folder.write(([header] + lines).joined(separator: "\n") + "\n", to: "figure-2/verdicts.csv")
    return folder
  }

  static func finding(
    _ rows: [(String, String, String, Double, Double, Double, String, String)], metric: String = "train_loss",
    resolution: String = ",,,,"
  ) throws -> Evidence {
    let folder = try published(rows, resolution: resolution)
    return try withExtendedLifetime(folder) {
      try .sameCurve(try PublishedFigures(folder.url).experiment(.figure2), ["first", "second"], metric)
    }
  }

  private typealias Row = (String, String, String, Double, Double, Double, String, String)

  /// A schedule's rows of all regions, the end as the settled region unless told.
  private static func rows(
    _ schedule: String, _ settled: (Double, Double, Double, String, String),
    whole: (Double, Double, Double, String, String)? = nil,
    final: (Double, Double, Double, String, String)? = nil, metric: String = "train_loss"
  ) -> [Row] {
    [("settled", settled), ("whole", whole ?? settled), ("final", final ?? settled)].map { region, row in
      (schedule, metric, region, row.0, row.1, row.2, row.3, row.4)
    }
  }

  private static func manifest(window: String = "") -> String {
    """
    {"experiment": {"title": "By hand", "dynamics": ["minibatch"], "replicates": 16,
      "compare": {"margin": {"loss": 0.1, "accuracy": 0.01}, "confidence": 0.95\(window)}}}
    """
  }

  private static let equivalent = (0.02, -0.01, 0.03, "equivalent", "")

  @Test func `both equivalent: the wider reach, and what the weaker would have noticed`() throws {
    let rows =
      Self.rows("first", Self.equivalent)
      + Self.rows("second", (-0.04, -0.06, 0.01, "equivalent", ""), whole: (0.5, -0.06, 0.6, "different", "memory"))
    let evidence = try Self.finding(rows)
    // 1 − e^−0.06 = 5.82 %, rounded up.
    #expect(evidence.finding.words == "holds within 5.9 %")
    #expect(evidence.interval == -0.06...0.03)
    #expect(
      evidence.detail.hasPrefix(
        "first: largest settled gap 0.02 at epoch 120, equivalent over 8 of 10 epochs; at the end 0.25 (0.2 … 0.3); second: "
      ))
    #expect(evidence.detail.hasSuffix("before it settles second differs by 0.5 at epoch 120 (memory)"))
    #expect(
      try Self.finding(rows, resolution: "0.5,1.5,0.25,4,controls").finding.words
        == "holds within 5.9 % and would have noticed g × 1.5 and g ÷ 2")
    #expect(
      try Self.finding(rows, resolution: ",,0.25,4,controls").finding.words
        == "holds within 5.9 % with a poor resolution: not shown to notice a wrong g from g ÷ 4 to g × 4")
  }

  /// What settles in a part of the run says nothing of the rest.
  @Test func `a run that goes on unsettled`() throws {
    let evidence = try Self.finding(
      Self.rows("first", Self.equivalent)
        + Self.rows("second", (-0.04, -0.06, 0.01, "inconclusive", "no-settled-epoch"), final: Self.equivalent))
    #expect(
      evidence.finding.words
        == "open: second settles in 8 of 10 epochs and in none of epochs 160–200, where the two differ")
  }

  @Test func `windows are called windows`() throws {
    let folder = try Self.published(Self.rows("first", Self.equivalent) + Self.rows("second", Self.equivalent))
    try folder.write(Self.manifest(window: ", \"window\": 10"), to: "figure-2/manifest.json")
    let experiment = try PublishedFigures(folder.url).experiment(.figure2)
    #expect(experiment.design.window == 10 && experiment.atTheEnd == "over the last 10 epochs")
    let evidence = try Evidence.sameCurve(experiment, ["first", "second"], "train_loss")
    #expect(evidence.detail.contains("equivalent over 8 of 10 windows; "))
  }

  @Test func `one different: its reason`() throws {
    let evidence = try Self.finding(
      Self.rows("first", Self.equivalent) + Self.rows("second", (0.4, 0.3, 0.5, "different", "memory")))
    #expect(evidence.finding.words.hasPrefix("fails here because the velocity remembers"))
    #expect(evidence.interval == -0.01...0.5)
  }

  @Test func `one that ends apart`() throws {
    let evidence = try Self.finding(
      Self.rows("first", Self.equivalent)
        + Self.rows("second", Self.equivalent, final: (0.4, 0.3, 0.5, "different", "memory")))
    #expect(evidence.finding.words.hasPrefix("fails here because they end apart: the velocity remembers"))
  }

  @Test func `one open, none different`() throws {
    let evidence = try Self.finding(
      Self.rows("first", (0.002, -0.001, 0.003, "equivalent", ""), metric: "test_accuracy")
        + Self.rows("second", (0.005, -0.002, 0.013, "inconclusive", "too-few-replicates"), metric: "test_accuracy"),
      metric: "test_accuracy")
    #expect(evidence.finding.words == "open: the intervals are too wide for the margin")
    #expect(evidence.quantity == "of accuracy")
  }

  @Test func `updates are summed over stages`() throws {
    let folder = try Self.published([])
    let experiment = try PublishedFigures(folder.url).experiment(.figure2)
    #expect(try experiment.updates(of: "first") == 50 && experiment.updates(of: "second") == 25)
  }

  @Test func `the end alone`() throws {
    func end(_ row: (Double, Double, Double, String, String)) throws -> String {
      let folder = try Self.published(
        Self.rows(
          "first", (0.02, -0.001, 0.03, "inconclusive", "too-few-replicates"), final: row, metric: "test_accuracy"))
      return try withExtendedLifetime(folder) {
        try Evidence.sameEnd(PublishedFigures(folder.url).experiment(.figure2), "first", "test_accuracy").finding.words
      }
    }
    #expect(try end((-0.002, -0.004, 0.0005, "equivalent", "")) == "holds within 0.004")
    #expect(try end((-0.02, -0.03, -0.011, "different", "")) == "fails here because it ends lower")
    #expect(try end((0.02, 0.011, 0.03, "different", "")) == "fails here because it ends higher")
    #expect(
      try end((0.009, 0.001, 0.02, "inconclusive", "too-few-replicates"))
        == "open: the intervals are too wide for the margin")
  }

  /// Updates of figure 2 as its folder says them, against the paper's statements.
  @Test func `updates are counted within one tolerance`() throws {
    func updates(_ hybrid: Int, _ statements: [UpdateStatement]) throws -> Evidence {
      let folder = try Self.published([])
      try folder.write("schedule,updates\nhybrid,\(hybrid)\n", to: "figure-2/schedules.csv")
      return try Evidence.updates(try PublishedFigures(folder.url).experiment(.figure2), statements)
    }
    func words(_ evidence: Evidence) -> [String] {
      [evidence.finding.words, evidence.detail].map { $0.replacing("\u{202F}", with: " ") }
    }
    let stated = UpdateStatement.of(.figure2).filter { $0.schedule == "hybrid" }
    #expect(
      try words(updates(34_376, stated)) == [
        "counted: within 2.5 %", "hybrid: 34 376, stated ≈ 34 800 (-1.2 %)",
      ])
    #expect(try words(updates(36_000, stated))[0] == "counted: hybrid takes 36 000 updates, not within 2.5 %")
    let below = [UpdateStatement(figure: "figure-2", schedule: "hybrid", relation: .below, count: 100)]
    #expect(try words(updates(102, below)) == ["counted: within 2.5 %", "hybrid: 102, stated < 100 (+2 %)"])
    #expect(try words(updates(200, below))[0] == "counted: hybrid takes 200 updates, not within 2.5 %")
  }

  /// Claims that took evidence apart from those that took counting.
  @Test func `the tally`() {
    let findings: [Evidence.Finding] = [.holds(), .holds("within 1 %"), .fails("x"), .cannotSpeak, .holds()]
    #expect(
      Evidence.Finding.count(findings)
        == "Of 4 claims about curves, which take statistical evidence, 3 hold here and 1 does not. Of 1 claim these "
        + "simulations cannot speak.")
    #expect(
      Evidence.Finding.count(findings + [.open("x"), .counted, .counted, .miscounted("x")])
        == "Of 5 claims about curves, which take statistical evidence, 3 hold here, 1 does not and 1 is open. Of 3 claims "
        + "about numbers of updates, which take counting alone, 2 agree within 2.5 % and 1 does not. Of 1 claim these "
        + "simulations cannot speak.")
    #expect(
      Evidence.Finding.count([.counted])
        == "Of 1 claim about numbers of updates, which take counting alone, 1 agrees within 2.5 %.")
  }

  @Test func `claims have names of their own, and every figure that runs something is among them`() {
    #expect(Set(Claim.all.map(\.name)).count == Claim.all.count)
    let figures = Set(Claim.all.compactMap { $0.figure?.name })
    #expect(figures == Set(PaperFigure.all.map { $0.name }).subtracting([PaperFigure.figure2Reduced.name]))
  }
}
