import Descriptions
import Equivalence
import Experiments
import Findings
import Foundation
import TestSupport
import Testing

/// What is said of users' curves that do not cover each other, of single runs and of windows.
@Suite struct PartialCurvesTests {
  /// Rows of one metric: `values[schedule][replicate][epoch − 1]`.
  private static func curves(_ values: [(name: String, runs: [[Double]])], metric: String = "loss") throws -> UserCurves
  {
    var text = "schedule,replicate,epoch,metric,value\n"
    for schedule in values {
      for (replicate, run) in schedule.runs.enumerated() {
        for (epoch, value) in run.enumerated() {
          text += "\(schedule.name),\(replicate),\(epoch + 1),\(metric),\(value)\n"
        }
      }
    }
    return try UserCurves(Data(text.utf8), file: "c.csv")
  }

  private static let long = [[1.0, 0.9, 0.8, 0.7, 0.6, 0.5], [1.001, 0.901, 0.801, 0.701, 0.601, 0.501]]

  private static func verdicts(
    _ curves: UserCurves, settledFrom: Double? = nil, window: Double? = nil, finalWindow: Double? = nil
  ) throws -> UserVerdicts {
    try curves.verdicts(
      reference: "a",
      comparison: ComparisonDescription(lossMargin: 0.2, window: window, finalWindow: finalWindow),
      settledFrom: settledFrom)
  }

  @Test func `a curve that stops early is not the same curve`() throws {
    let curves = try Self.curves([("a", Self.long), ("b", Self.long.map { Array($0.prefix(3)) })])
    let found = try Self.verdicts(curves, settledFrom: 2)
    #expect(found.rows.map(\.verdict.region) == Region.allCases)
    #expect(found.rows.allSatisfy { $0.verdict.kind == .inconclusive && $0.reason == .missingEpochs })
    #expect(found.rows[1].verdict.epochs == 3 && found.rows[1].verdict.runEpochs == 6)
    #expect(found.sentences.contains { $0.contains("in 3 of 6 epochs") })
    #expect(!found.sentences.contains { $0.contains("all") })
    let equal = try Self.verdicts(try Self.curves([("a", Self.long), ("b", Self.long)]), settledFrom: 2)
    #expect(equal.rows.allSatisfy { $0.verdict.kind == .equivalent })
  }

  @Test func `a divergence after the last common epoch is one`() throws {
    let curves = try Self.curves([
      ("a", Self.long.map { Array($0.prefix(3)) }), ("b", Self.long.map { $0.dropLast() + [.nan] }),
    ])
    #expect(try Self.verdicts(curves).rows.allSatisfy { $0.reason == .diverged && $0.verdict.kind == .different })
  }

  @Test func `single runs have no verdict, and it is said why`() throws {
    let found = try Self.verdicts(try Self.curves([("a", [Self.long[0]]), ("b", [Self.long[1]])]))
    #expect(found.rows.allSatisfy { $0.verdict.kind == .inconclusive && $0.runs == (1, 1) })
    #expect(found.sentences.last?.hasPrefix("A single run (of b, a) shows a gap, but not how far runs ") == true)
    let several = try Self.verdicts(try Self.curves([("a", Self.long), ("b", Self.long)]))
    #expect(!several.sentences.contains { $0.contains("A single run") })
  }

  @Test func `windows average each run over the epochs that both have`() throws {
    let other = [[2.0, 1.9, 1.8, 1.7, 1.6], [2.1, 2.0, 1.9, 1.8, 1.7]]
    let found = try Self.verdicts(try Self.curves([("a", Self.long), ("b", other)]), window: 2, finalWindow: 3)
    // 1–2, 3–4 and 5, as b has no epoch 6.
    let expected = try CurveComparison(
      curve: [[1.95, 2.05], [1.75, 1.85], [1.6, 1.7]].map { SampleSummary($0) },
      reference: [[0.95, 0.951], [0.75, 0.751], [0.6, 0.601]].map { SampleSummary($0) }, epochs: [2, 4, 5],
      settled: [false, false, false], kind: .logRatio, margin: 0.2, confidence: 0.95)
    let whole = found.rows[0].verdict
    #expect(isClose(whole.largestGap!, expected.verdict(.whole).largestGap!) && whole.largestGapEpoch == 5)
    #expect(isClose(whole.lower!, expected.verdict(.whole).lower!))
    // a has epoch 6 too: of the end nothing is known.
    #expect(whole.epochs == 3 && whole.runEpochs == 3)
    #expect(found.rows[1].verdict.kind == .inconclusive && found.rows[1].reason == .missingEpochs)
  }

  /// An average over the runs that go on is one over others.
  @Test func `epochs that a run lacks are not compared`() throws {
    let curves = try Self.curves([("a", Self.long), ("b", Self.long + [Array(Self.long[0].prefix(3))])])
    let plain = try Self.verdicts(curves)
    #expect(
      plain.rows.allSatisfy { $0.verdict.kind == .inconclusive && $0.reason == .missingEpochs && $0.runs.mine == 3 })
    #expect(
      plain.rows[0].verdict.epochs == 3 && plain.rows[0].verdict.runEpochs == 6 && plain.rows[0].verdict.replicates == 2
    )
    let windowed = try Self.verdicts(curves, window: 2).rows[0].verdict
    #expect(windowed.epochs == 2 && windowed.runEpochs == 3 && windowed.limitation == .missingEpochs)
  }

  /// The last epoch is there, but not those before it that the end is averaged over.
  @Test func `an end that lacks some of its epochs`() throws {
    var text = "schedule,replicate,epoch,metric,value\n"
    for epoch in 1...10 {
      for replicate in 1...3 {
        text += "a,\(replicate),\(epoch),loss,\(epoch > 6 && epoch < 10 ? 3 : 1).0\(replicate)\n"
        if epoch <= 6 || epoch == 10 { text += "b,\(replicate),\(epoch),loss,1.0\(replicate)\n" }
      }
    }
    let curves = try UserCurves(Data(text.utf8), file: "c.csv")
    func end(_ found: UserVerdicts) throws -> Verdict { try #require(found.rows.last).verdict }
    #expect(try end(Self.verdicts(curves)).kind == .equivalent)
    for found in [try Self.verdicts(curves, finalWindow: 4), try Self.verdicts(curves, window: 5)] {
      #expect(try end(found).kind == .inconclusive && end(found).limitation == .missingEpochs)
    }
  }

  @Test func `what only one schedule has is said, and leaves the others their verdicts`() throws {
    let text =
      "schedule,replicate,epoch,metric,value\n"
      + (1...3).map { "a,\($0),1,loss,1.0\($0)\nb,\($0),1,loss,1.0\($0)\na,\($0),1,val_acc,0.5\nc,\($0),2,loss,1\n" }
      .joined()
    let found = try Self.verdicts(try UserCurves(Data(text.utf8), file: "c.csv"))
    #expect(found.rows.map(\.schedule) == ["b", "b"])
    #expect(
      found.uncompared.map(\.schedule) == ["b", "c", "c"]
        && found.uncompared.map(\.metric) == ["val_acc", "loss", "val_acc"])
    #expect(found.uncompared.map(\.isInBoth) == [false, true, false])
    #expect(found.sentences.contains("b: val acc is not compared with that of a: only one of them has it"))
  }

  @Test func `epochs that are rounded to seven digits are the same`() throws {
    var text = "schedule,replicate,epoch,metric,value\n"
    for third in 1...9 {
      for replicate in 1...3 {
        text +=
          "a,\(replicate),\(Double(third) / 3),loss,1.0\(replicate)\nb,\(replicate),\(Float(third) / 3),loss,1.0\(replicate)\n"
      }
    }
    let found = try Self.verdicts(try UserCurves(Data(text.utf8), file: "c.csv"))
    #expect(found.rows.allSatisfy { $0.verdict.kind == .equivalent } && found.rows[0].verdict.runEpochs == 9)
  }

  @Test func `a window longer than the curves is refused`() throws {
    let curves = try Self.curves([("a", Self.long), ("b", Self.long)])
    #expect(throws: Fault.self) { try Self.verdicts(curves, window: 7) }
    #expect(throws: Fault.self) { try Self.verdicts(curves, finalWindow: 7) }
  }

  @Test(
    arguments: [
      ("val_acc", GapKind.difference), ("acc", .difference), ("eval/accuracy", .difference), ("acc1", .difference),
      ("valAcc", .difference), ("Test Accuracy", .difference), ("test_accuracy", .difference),
      ("loss", .logRatio), ("account_loss", .logRatio), ("accumulated", .logRatio), ("perplexity", .logRatio),
    ])
  func `accuracies by their name`(metric: String, kind: GapKind) {
    #expect(GapKind.of(metric: metric) == kind)
  }
}
