import Foundation
import NoiseScale
import Testing

@testable import StochasticSimulation

/// Squared error against the plain reference, difference quotients and least squares in closed form.
@Suite struct SquaredErrorTests {
  static func problems() throws -> [NetworkProblem] {
    let classes = try noisyProblem(60, features: 9, hidden: [5], classes: 3)
    return [
      try noisyRegression(60, features: 7, hidden: [], targets: 1),
      try noisyRegression(60, features: 17, hidden: [6, 3], targets: 2, activation: .relu),
      try noisyRegression(60, features: 1, hidden: [4], targets: 5),
      try NetworkProblem(
        hidden: [5], activation: .tanh, train: classes.train, test: classes.test, loss: .squaredError,
        evaluateTrain: 60),
    ]
  }

  @Test func `the gradient is the reference's, and the slope of the loss`() throws {
    for problem in try Self.problems() {
      let reference = ReferenceNetwork(problem)
      for batch in [1, 5, 50, 131] {
        let (lanes, rows) = randomLanes(problem, batch: batch, size: 0.7)
        let gradient = lanes.gradient(rows, count: batch)
        for lane in [0, 3, 7] {
          let parameters = lanes[lane: lane].map(Double.init)
          let places = (0..<batch).map { Int(rows[$0 * NetworkLanes.count + lane]) }
          let expected = reference.gradient(parameters, problem.train, places)
          // Single precision: sums of up to 131 terms, through up to four layers.
          let tolerance = 4e-6 * max(expected.map(abs).max()!, 0.1)
          for (index, value) in gradient(lane).enumerated() {
            #expect(abs(Double(value) - expected[index]) <= tolerance, "batch \(batch), parameter \(index)")
          }
          guard batch == 5, lane == 3 else { continue }
          for index in parameters.indices {
            var (above, below) = (parameters, parameters)
            above[index] += 1e-5
            below[index] -= 1e-5
            let slope =
              (reference.loss(above, problem.train, places) - reference.loss(below, problem.train, places)) / 2e-5
            #expect(abs(expected[index] - slope) < 1e-8, "parameter \(index)")
          }
        }
      }
    }
  }

  @Test func `the metrics are the reference's`() throws {
    for problem in try Self.problems() {
      let reference = ReferenceNetwork(problem)
      let (lanes, _) = randomLanes(problem, batch: 1, size: 0.7)
      let metrics = lanes.evaluateTrain(count: 60)
      for lane in 0..<NetworkLanes.count {
        let parameters = lanes[lane: lane].map(Double.init)
        let loss = reference.loss(parameters, problem.train, 0..<60)
        #expect(abs(metrics[lane].loss - loss) <= 4e-6 * max(loss, 1))
        guard problem.hasAccuracy else { continue }
        #expect(metrics[lane].accuracy == reference.accuracy(parameters, problem.train))
      }
    }
  }

  @Test func `variants and threads change no byte`() throws {
    for problem in try Self.problems() {
      let stages = [Stage(epochs: 2, learningRate: 0.05, batchSize: 7, momentum: 0.9)]
      func run(_ variant: KernelVariant, threads: Int = 1) throws -> [[[Double]]] {
        try NetworkEnsemble(problem, stages, replicates: 9, threads: threads, variant: variant).replicateValues()
      }
      let expected = try run(.baseline)
      for variant in KernelVariant.allCases where variant.isSupported { #expect(try run(variant) == expected) }
      #expect(try run(.widest, threads: 3) == expected)
    }
  }

  @Test func `predicted numbers have losses alone`() throws {
    let problem = try noisyRegression(40, features: 3, hidden: [], targets: 2, test: 20)
    #expect(problem.metrics == ["train_loss", "test_loss"])
    #expect(try noisyRegression(40, features: 3, hidden: [], targets: 2).metrics == ["train_loss"])
    let curves = try NetworkEnsemble(problem, [Stage(epochs: 2, learningRate: 0.05, batchSize: 7)], replicates: 3).run()
    #expect(curves.curves.map(\.metric) == ["train_loss", "test_loss"])
    #expect(curves.curves.allSatisfy { $0.points.count == 3 })
    // All outputs start at 0: the loss is half the targets' mean square.
    for (curve, examples) in zip(curves.curves, [problem.train, problem.test]) {
      let squares = examples.targets.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(examples.count)
      #expect(abs(curve.points[0].moments.mean - squares / 2) < 1e-12)
    }
  }

  @Test func `a schedule that diverges ends`() throws {
    let problem = try noisyRegression(40, features: 3, hidden: [], targets: 1, test: 20)
    let curves = try NetworkEnsemble(problem, [Stage(epochs: 50, learningRate: 50, batchSize: 10)], replicates: 3).run()
    #expect(curves.divergence != nil)
  }

  /// With the whole set as the batch and no hidden layer, the parameters follow the linear recursion
  /// w ← w − ε(A w − b) with A = XᵀX/n, b = Xᵀy/n (X with a column of ones), whose end solves A w = b.
  @Test func `without hidden layers training is least squares`() throws {
    let problem = try noisyRegression(50, features: 2, hidden: [], targets: 1)
    let rows = (0..<50).map { problem.train.row($0) + [1] }
    let y = problem.train.targets.map(Double.init)
    func dot(_ p: [Double], _ q: [Double]) -> Double { zip(p, q).reduce(0.0) { $0 + $1.0 * $1.1 } }
    let columns: [[Double]] = (0..<3).map { column in rows.map { $0[column] } }
    let a: [[Double]] = columns.map { p in columns.map { q in dot(p, q) / 50 } }
    let b: [Double] = columns.map { dot($0, y) / 50 }
    func loss(_ w: [Double]) -> Double {
      let errors = zip(rows, y).map { dot($0, w) - $1 }
      return dot(errors, errors) / 100
    }
    let run = try NetworkEnsemble(problem, [Stage(epochs: 400, learningRate: 0.5, batchSize: 50)]).run()
    var w = [0.0, 0, 0]
    for point in run.curves[0].points {
      #expect(abs(point.moments.mean - loss(w)) < 1e-6, "epoch \(point.epoch)")
      let slopes = zip(a, b).map { dot($0, w) - $1 }
      w = zip(w, slopes).map { $0 - 0.5 * $1 }
    }
    let optimum = solve(a, b)
    let end = try #require(run.curves[0].points.last)
    #expect(abs(end.moments.mean - loss(optimum)) < 1e-6)
    #expect(loss(optimum) < loss([0, 0, 0]) / 2)
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

  @Test func `impossible problems are refused`() throws {
    func message(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch {
        return "\(error)"
      }
    }
    let numbers = try Examples(inputs: [1, 2], targets: [1, 2, 3, 4], featureCount: 1, targetCount: 2)
    let classes = try Examples(inputs: [1, 2], labels: [0, 1], featureCount: 1, classCount: 2)
    #expect(
      message {
        _ = try NetworkProblem(hidden: [], activation: .tanh, train: numbers, test: numbers, evaluateTrain: 2)
      } == "the loss is cross-entropy, but must be squared-error where numbers are to be predicted")
    #expect(
      message {
        _ = try NetworkProblem(
          hidden: [], activation: .tanh, train: numbers, test: classes, loss: .squaredError, evaluateTrain: 2)
      } == "test examples have 1 features and 2 targets, but must have 1 and 2 as the training examples")
    #expect(
      message { _ = try Examples(inputs: [1, 2], targets: [1, .nan], featureCount: 1, targetCount: 1) }
        == "target 0 of example 1 is nan, but must be finite")
    #expect(
      message { _ = try Examples(inputs: [1, 2], targets: [1], featureCount: 1, targetCount: 1) }
        == "there are 2 inputs, but 1 rows of targets × 1 features need 1")
    #expect(message { _ = try Examples(inputs: [1], targets: [1], featureCount: 1, targetCount: 0) } != nil)
  }
}
