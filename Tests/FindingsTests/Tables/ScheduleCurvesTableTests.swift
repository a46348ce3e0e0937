import Experiments
import Findings
import NoiseScale
import Report
import TestSupport
import Testing
import TinyExperiments

@Suite struct ScheduleCurvesTableTests {
  /// At a boundary: the values of the stage that starts; at the end: those of the last, its law run out.
  @Test func `values of the stage that an epoch lies in or starts`() throws {
    let law = LinearLaw(from: 0.4, to: 0.2)
    let experiment = Tiny.pair(sampling: .withoutReplacement).with {
      $0.schedules = [
        ScheduleDescription(
          name: "one",
          stages: [
            Stage(epochs: 2, learningRate: 0.5, batchSize: 10),
            Stage(epochs: 2, learningRate: .law(law), batchSize: 100, momentum: 0.5),
          ])
      ]
      $0.comparison.reference = "one"
      $0.recordEvery = 1
    }
    let rows = ResultTable.scheduleCurves.table(of: try experiment.result()).rows
    let expected: [(epoch: Double, update: Double, rate: Double, batch: Int, momentum: Double)] = [
      (0, 0, 0.5, 10, 0), (1, 100, 0.5, 10, 0), (2, 200, 0.4, 100, 0.5), (3, 210, 0.3, 100, 0.5),
      (4, 220, 0.2, 100, 0.5),
    ]
    #expect(rows.count == expected.count)
    for (row, expected) in zip(rows, expected) {
      let (n, b) = (1000.0, Double(expected.batch))
      let effective = expected.rate / (1 - expected.momentum)
      let numbers = [
        expected.epoch, expected.update, expected.rate, b, expected.momentum, effective * (n / b - 1),
        effective * n / b,
      ]
      for (cell, number) in zip(row.dropFirst(), numbers) {
        switch cell {
        case .number(let value): #expect(isClose(value, number))
        case .integer(let value): #expect(Double(value) == number)
        default: Issue.record("\(cell) is no number")
        }
      }
    }
  }
}
