import Equivalence
import Experiments
import Foundation
import Records
import Testing

/// A user's own curves as records, and the comparison made of them.
@Suite struct UserCurvesTests {
  private static func curves(_ rows: String) throws -> UserCurves {
    try UserCurves(Data(rows.utf8), file: "c.csv")
  }

  /// Rows in no order. `b` lacks epoch 1 of replicate 10 and has another metric in replicate 2 alone.
  private static let ragged = """
    metric,value,schedule,epoch,replicate
    loss,0.5,a,2,1
    loss,2.5,a,1,2
    loss,1.5,a,1,1
    loss,0.25,a,2,2
    loss,1,b,2,10
    loss,2,b,1,2
    loss,nan,b,3,2
    accuracy,0,b,1,2
    loss,3,b,2,2

    """

  @Test func `one record a replicate, by name`() throws {
    let curves = try Self.curves(Self.ragged)
    #expect(curves.schedules == ["a", "b"] && curves.metrics == ["loss", "accuracy"] && curves.dynamics == [""])
    // The names of b's replicates are "10" and "2".
    #expect(
      curves.records.map(\.key)
        == [("a", 0), ("a", 1), ("b", 0), ("b", 1)].map { schedule, number in
          RecordKey(schedule: schedule, dynamics: "", replicates: number..<number + 1)
        })
    #expect(curves.records.map { $0.series.map(\.metric) } == [["loss"], ["loss"], ["loss"], ["loss", "accuracy"]])
    #expect(curves.records.allSatisfy { $0.series.allSatisfy { $0.kind == .logged } })
    let epochs = curves.records.map { $0.series[0].points.map(\.epoch) }
    #expect(epochs == [[1, 2], [1, 2], [2], [1, 2, 3]])
    #expect(curves.records[2].series[0].values == [[1]])
    #expect(curves.records[3].series[0].values.prefix(2) == [[2], [3]])
    #expect(curves.records[3].series[0].values[2][0].isNaN)
  }

  @Test func `dynamics are those that the file names`() throws {
    let curves = try Self.curves(
      """
      schedule,dynamics,replicate,epoch,metric,value
      a,gaussian,1,1,loss,1
      b,langevin,1,1,loss,1
      a,langevin,1,1,loss,1

      """)
    #expect(curves.dynamics == ["gaussian", "langevin"])
    #expect(curves.records.map(\.key.schedule) == ["a", "a", "b"])
    let found = try curves.verdicts(reference: "a", comparison: ComparisonDescription(), settledFrom: nil)
    #expect(found.rows.map(\.dynamics) == ["langevin", "langevin"])
    let plain = try Self.curves(Self.ragged).verdicts(
      reference: "a", comparison: ComparisonDescription(), settledFrom: nil)
    #expect(plain.rows.map(\.dynamics) == [nil, nil])
  }

  @Test func `epochs that every replicate has are compared`() throws {
    let found = try Self.curves(Self.ragged).verdicts(
      reference: "a", comparison: ComparisonDescription(), settledFrom: 0)
    // One lacks epoch 1, and the other diverges at epoch 3, which a does not have.
    let expected = try CurveComparison(
      curve: [SampleSummary([1, 3])], reference: [SampleSummary([0.5, 0.25])], epochs: [2], settled: [true],
      kind: .logRatio, margin: 0.1, confidence: 0.95, curveDiverged: true,
      coverage: Coverage(missing: 2, missingSettled: 2, sharesEnd: false, runEpochs: 3))
    #expect(found.rows.map(\.verdict) == expected.verdicts)
    #expect(found.rows.map(\.metric) == ["loss", "loss", "loss"])
  }

  @Test(arguments: ["nan", "inf", "-inf"]) func `a curve ends where a replicate diverges`(value: String) throws {
    let found = try Self.curves(Self.ragged + "loss,\(value),b,1,10\n").verdicts(
      reference: "a", comparison: ComparisonDescription(), settledFrom: nil)
    #expect(found.rows.map(\.reason) == [.diverged, .diverged])
    #expect(found.rows.map(\.verdict.replicates) == [0, 0])
  }
}
