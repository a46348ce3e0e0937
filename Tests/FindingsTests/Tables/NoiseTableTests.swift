import Experiments
import Findings
import NoiseScale
import Report
import StochasticSimulation
import TestSupport
import Testing
import TinyExperiments

@Suite struct NoiseTableTests {
  private func result(learningRate: Double = 0.1, every: Double? = 2) throws -> ExperimentResult {
    try Tiny.network(replicates: 5, [Tiny.schedule("one", momentum: 0.5, [(3, learningRate, 10), (3, 0.05, 20)])])
      .with { ($0.measureNoiseEvery, $0.recordEvery) = (every, 1) }.result()
  }

  @Test func `noise is measured where it is asked for`() throws {
    let result = try result()
    #expect(result.measuredNoise.map(\.point.epoch) == [0, 2, 4, 6])
    #expect(result.measuredNoise.map(\.stage) == [0, 0, 1, 1])
    #expect(result.measuredNoise.map(\.hyperParameters.batchSize) == [10, 10, 20, 20])
    for measured in result.measuredNoise {
      let point = measured.point
      #expect(point.covarianceTrace.count == 5 && point.covarianceTrace.mean > 0)
      #expect(point.largestCurvature.mean > 0)
      #expect(measured.relativeLearningRate == measured.hyperParameters.learningRate * point.largestCurvature.mean)
      #expect(measured.stableBelow == 3)
      let simple = try #require(point.simpleNoiseScale)
      #expect(simple == point.covarianceTrace.mean / point.squaredGradient.mean)
      #expect(measured.relativeBatch == Double(measured.hyperParameters.batchSize) / simple)
    }
    #expect(ResultTable.noise.table(of: result).rows.count == 4)
    #expect(ResultTable.noise.isWritten(for: result))
    #expect(!ResultTable.noise.isWritten(for: try self.result(every: nil)))
  }

  /// Measuring takes nothing from the run: curves are the same to the last bit.
  @Test func `measuring changes no curve`() throws {
    let (with, without) = (try result(), try result(every: nil))
    #expect(with.runs.map(\.curves.curves.first?.points) == without.runs.map(\.curves.curves.first?.points))
  }

  @Test func `large learning rates are warned of`() throws {
    #expect(NoiseText.warnings(of: try result(learningRate: 0.01).measuredNoise, ["one"]).isEmpty)
    let warnings = NoiseText.warnings(of: try result(learningRate: 20, every: 1).measuredNoise, ["one"])
    #expect(
      warnings.contains {
        $0.schedule == "one" && $0.text.hasPrefix("stage 1, epoch ")
          && $0.text.contains("would diverge (stable below 3)")
      },
      "\(warnings)")
  }

  @Test func `compare says them with the title`() throws {
    let experiment = Tiny.network(replicates: 2, [Tiny.schedule("one", momentum: 0.5, [(2, 20, 10)])])
      .with { $0.measureNoiseEvery = 1 }
    let warnings = ResultsText([try experiment.result()]).warnings
    #expect(warnings.contains { $0.title == "Teacher" && $0.text.hasPrefix("stage 1, epoch ") }, "\(warnings)")
  }
}
