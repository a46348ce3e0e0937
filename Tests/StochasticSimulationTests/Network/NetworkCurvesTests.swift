import Descriptions
import Foundation
import NoiseScale
import Records
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct NetworkCurvesTests {
  private func scales(_ problem: NetworkProblem) -> [Double?] {
    problem.curves.map { series in
      if case .loss(let scale) = series.kind { scale } else { nil }
    }
  }

  @Test func `of classes`() throws {
    let problem = try noisyProblem(30, features: 4, hidden: [3], classes: 5, test: 10)
    #expect(problem.curves.map(\.metric) == problem.metrics)
    #expect(scales(problem) == [log(5), nil, log(5), nil])
    let squared = try NetworkProblem(
      hidden: [3], activation: .tanh, train: problem.train, test: problem.test, loss: .squaredError, evaluateTrain: 20)
    #expect(scales(squared) == [0.5, nil, 0.5, nil])
  }

  /// ½ Σ t² by hand, of the examples that the metric is taken on: ½ (5 + 25)/2 and ½ 6/3.
  @Test func `of numbers`() throws {
    func set(_ targets: [Float]) throws -> Examples {
      try Examples(inputs: [1, 2, 3], targets: targets, featureCount: 1, targetCount: 2)
    }
    let problem = try NetworkProblem(
      hidden: [], activation: .tanh, train: set([1, 2, 3, 4, 5, 6]), test: set([0, 1, 0, 1, 0, 2]), loss: .squaredError,
      evaluateTrain: 2)
    #expect(scales(problem) == [7.5, 1])
    // Without hidden layers every output starts at 0: the scale is the start.
    let losses = try NetworkEnsemble(problem, [Stage(epochs: 1, learningRate: 0.1, batchSize: 1)], replicates: 2)
      .replicateValues()
    #expect(losses.allSatisfy { $0.map(\.[0]) == [7.5, 1] })
  }

  /// Records say by what a loss is measured, the same in all groups.
  @Test func `of a record`() throws {
    let problem = try noisyProblem(30, features: 4, hidden: [3], classes: 3)
    let ensemble = try NetworkEnsemble(problem, [Stage(epochs: 1, learningRate: 0.1, batchSize: 10)], replicates: 40)
    let kinds = ensemble.records().flatMap { $0.series.map(\.kind) }
    #expect(kinds.count > 2 && Set(kinds) == [.loss(scale: log(3)), .accuracy])
  }
}
