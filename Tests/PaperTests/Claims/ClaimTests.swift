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
  /// Gaps are recorded at epochs 120 and 200; `settlesLate` says whether the latter is settled.
  static func published(
    _ rows: [(String, String, String, Double, Double, Double, String, String)], settlesLate: Bool = true
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("{\"experiment\": {\"title\": \"By hand\"}}", to: "figure-2/manifest.json")
    try folder.write(
      "schedule,updates\nreference,100\nfirst,40\nfirst,10\nsecond,25\n", to: "figure-2/schedules.csv")
    let lines = rows.map {
      "\($0.0),reference,minibatch,\($0.1),\($0.2),\($0.3),120,\($0.4),\($0.5),\($0.1 == "train_loss" ? 0.1 : 0.01),\($0.6),\($0.7)"
    }
    let header =
      "schedule,reference,dynamics,metric,region,largest_gap,largest_gap_epoch,lower,upper,margin,verdict,reason"
    let gaps = rows.filter { $0.2 == "whole" }.flatMap {
      [
        "\($0.0),minibatch,\($0.1),120,true,0.1,0.05,0.15,,",
        "\($0.0),minibatch,\($0.1),200,\(settlesLate),0.25,0.2,0.3,,",
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
    settlesLate: Bool = true
  ) throws -> Evidence {
    let folder = try published(rows, settlesLate: settlesLate)
    return try withExtendedLifetime(folder) {
      try .sameCurve(try PublishedFigures(folder.url).experiment(.figure2), ["first", "second"], metric)
    }
  }

  @Test func `both equivalent: the wider reach`() throws {
    let evidence = try Self.finding([
      ("first", "train_loss", "settled", 0.02, -0.01, 0.03, "equivalent", ""),
      ("first", "train_loss", "whole", 0.02, -0.01, 0.03, "equivalent", ""),
      ("second", "train_loss", "settled", -0.04, -0.06, 0.01, "equivalent", ""),
      ("second", "train_loss", "whole", 0.5, -0.06, 0.6, "different", "memory"),
    ])
    // 1 − e^−0.06 = 5.82 %, rounded up.
    #expect(evidence.finding.words == "holds within 5.9 %")
    #expect(evidence.interval == -0.06...0.03)
    #expect(
      evidence.detail.hasPrefix(
        "first: largest settled gap 0.02 at epoch 120, equivalent; at the end 0.25 (0.2 … 0.3); second: "))
    #expect(evidence.detail.hasSuffix("before it settles second differs by 0.5 at epoch 120 (memory)"))
  }

  /// What is said of settled epochs ends with them.
  @Test func `a run that goes on unsettled`() throws {
    let evidence = try Self.finding(
      [
        ("first", "train_loss", "settled", 0.02, -0.01, 0.03, "equivalent", ""),
        ("first", "train_loss", "whole", 0.02, -0.01, 0.03, "equivalent", ""),
        ("second", "train_loss", "settled", -0.04, -0.06, 0.01, "equivalent", ""),
        ("second", "train_loss", "whole", 0.1, -0.06, 0.2, "inconclusive", "too-few-replicates"),
      ], settlesLate: false)
    #expect(evidence.finding.words == "holds within 5.9 % up to epoch 120")
    #expect(
      evidence.detail.hasSuffix(
        "after epoch 120 not every schedule settles; over the whole run first is equivalent (-0.01 … 0.03), second is "
          + "inconclusive (-0.06 … 0.2)"), "\(evidence.detail)")
  }

  @Test func `one different: its reason`() throws {
    let evidence = try Self.finding([
      ("first", "train_loss", "settled", 0.02, -0.01, 0.03, "equivalent", ""),
      ("first", "train_loss", "whole", 0.02, -0.01, 0.03, "equivalent", ""),
      ("second", "train_loss", "settled", 0.4, 0.3, 0.5, "different", "memory"),
      ("second", "train_loss", "whole", 0.5, 0.3, 0.6, "different", "memory"),
    ])
    #expect(evidence.finding.words.hasPrefix("fails here because the velocity remembers"))
    #expect(evidence.interval == -0.01...0.5)
  }

  @Test func `one open, none different`() throws {
    let evidence = try Self.finding(
      [
        ("first", "test_accuracy", "settled", 0.002, -0.001, 0.003, "equivalent", ""),
        ("first", "test_accuracy", "whole", 0.002, -0.001, 0.003, "equivalent", ""),
        ("second", "test_accuracy", "settled", 0.005, -0.002, 0.013, "inconclusive", "too-few-replicates"),
        ("second", "test_accuracy", "whole", 0.005, -0.002, 0.013, "inconclusive", "too-few-replicates"),
      ], metric: "test_accuracy")
    #expect(evidence.finding.words == "open: the intervals are too wide for the margin")
    #expect(evidence.quantity == "of accuracy")
  }

  @Test func `updates are summed over stages`() throws {
    let folder = try Self.published([])
    let experiment = try PublishedFigures(folder.url).experiment(.figure2)
    #expect(try experiment.updates(of: "first") == 50 && experiment.updates(of: "second") == 25)
  }

  @Test func `the end alone`() throws {
    func end(_ gap: String) throws -> Evidence {
      let folder = try Self.published([
        ("first", "test_accuracy", "settled", 0.02, -0.001, 0.03, "inconclusive", "too-few-replicates")
      ])
      try folder.write(
        "schedule,dynamics,metric,epoch,settled,gap,lower,upper,band_lower,band_upper\n\(gap)\n",
        to: "figure-2/gaps.csv")
      return try .sameEnd(try PublishedFigures(folder.url).experiment(.figure2), "first", "test_accuracy")
    }
    let row = "first,minibatch,test_accuracy,200,true,"
    #expect(try end(row + "-0.002,-0.004,0.0005,,").finding.words == "holds within 0.004")
    #expect(try end(row + "-0.02,-0.03,-0.011,,").finding.words == "fails here because it ends lower")
    #expect(try end(row + "0.02,0.011,0.03,,").finding.words == "fails here because it ends higher")
    #expect(try end(row + "0.009,0.001,0.02,,").finding.words == "open: the intervals are too wide for the margin")
    // One replicate, and none at all.
    #expect(try end(row + "0.009,,,,").finding.words.hasPrefix("open: a schedule has diverged"))
    #expect(
      try end("second,minibatch,test_accuracy,200,true,0,0,0,,").finding.words.hasPrefix(
        "open: a schedule has diverged"))
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
