import NoiseScale
import Testing

@testable import StochasticSimulation

/// Without hidden layers the loss is convex: training ends where Newton's method does.
@Suite struct NetworkOptimumTests {
  /// Newton with a little damping, since adding the same to all classes' parameters changes nothing.
  private func newton(_ problem: NetworkProblem) -> (parameters: [Double], slope: Double) {
    let reference = ReferenceNetwork(problem)
    let rows = 0..<problem.train.count
    var parameters = Array(repeating: 0.0, count: problem.parameterCount)
    for _ in 0..<12 {
      let gradient = reference.gradient(parameters, problem.train, rows)
      let curvature = parameters.indices.map { index in
        var (above, below) = (parameters, parameters)
        above[index] += 1e-5
        below[index] -= 1e-5
        let slopes = (
          reference.gradient(above, problem.train, rows), reference.gradient(below, problem.train, rows)
        )
        return parameters.indices.map {
          (slopes.0[$0] - slopes.1[$0]) / 2e-5 + ($0 == index ? 1e-6 : 0)
        }
      }
      for (index, step) in solve(curvature, gradient).enumerated() { parameters[index] -= step }
    }
    let slope = reference.gradient(parameters, problem.train, rows).map(abs).max()!
    return (parameters, slope)
  }

  /// Gauss without pivoting: the matrix is symmetric and positive definite.
  private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    for pivot in rows.indices {
      for other in rows.indices where other != pivot {
        let factor = rows[other][pivot] / rows[pivot][pivot]
        for column in pivot...rows.count { rows[other][column] -= factor * rows[pivot][column] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }

  @Test func trainingEndsWhereNewtonDoes() throws {
    let problem = try noisyProblem(150, features: 4, hidden: [], classes: 3)
    let optimum = newton(problem)
    #expect(optimum.slope < 1e-9)
    let reference = ReferenceNetwork(problem)
    let loss = reference.loss(optimum.parameters, problem.train, 0..<150)
    let start = reference.loss(optimum.parameters.map { _ in 0 }, problem.train, 0..<150)
    #expect(loss > 0.3 && loss < start - 0.2)

    let full = try NetworkEnsemble(
      problem, [Stage(epochs: 1000, learningRate: 0.5, batchSize: 150, momentum: 0.9)], every: 1000)
    let last = try #require(full.run().curves[0].points.last)
    #expect(abs(last.moments.mean - loss) < 1e-6)
    let accuracy = try #require(full.run().curves[1].points.last)
    #expect(accuracy.moments.mean == reference.accuracy(optimum.parameters, problem.train))

    // Small batches with a falling learning rate end above the optimum, by the last noise alone.
    let stages = [0.1, 0.01, 0.001].map {
      Stage(epochs: 100, learningRate: .constant($0), batchSize: 10, momentum: 0.9)
    }
    let noisy = try #require(
      NetworkEnsemble(problem, stages, sampling: .reshuffled, replicates: 8, every: 100).run().curves[0].points.last)
    #expect(noisy.moments.mean > loss - 1e-6 && noisy.moments.mean < loss + 2e-3)
  }
}
