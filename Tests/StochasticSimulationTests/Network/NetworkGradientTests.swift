import Foundation
import NoiseScale
import Testing

@testable import StochasticSimulation

/// The kernels' gradient against the reference's, lane by lane, each lane with its own parameters and batch.
@Suite struct NetworkGradientTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var features: Int
    var hidden: [Int]
    var classes: Int
    var testDescription: String { "\(features)-\(hidden)-\(classes)" }
  }

  static let shapes = [
    Shape(features: 7, hidden: [], classes: 3), Shape(features: 7, hidden: [5], classes: 3),
    Shape(features: 1, hidden: [1], classes: 2), Shape(features: 16, hidden: [6, 9], classes: 4),
    Shape(features: 101, hidden: [11], classes: 10), Shape(features: 17, hidden: [4, 3, 53], classes: 5),
  ]

  @Test(arguments: shapes, Activation.allCases)
  func isThatOfTheReference(shape: Shape, activation: Activation) throws {
    let problem = try noisyProblem(
      60, features: shape.features, hidden: shape.hidden, classes: shape.classes, activation: activation)
    let reference = ReferenceNetwork(problem)
    for batch in [1, 5, 48, 50, 131] {
      let (lanes, rows) = randomLanes(problem, batch: batch, size: 0.7)
      let gradient = lanes.gradient(rows, count: batch)
      for lane in [0, 3, 7] {
        let expected = reference.gradient(
          lanes[lane: lane].map(Double.init), problem.train,
          (0..<batch).map { Int(rows[$0 * NetworkLanes.count + lane]) })
        // Single precision: sums of up to 131 terms, through up to four layers.
        let tolerance = 4e-6 * expected.map(abs).max()!
        for (index, value) in gradient(lane).enumerated() {
          #expect(
            abs(Double(value) - expected[index]) <= tolerance, "batch \(batch), lane \(lane), parameter \(index)")
        }
      }
    }
  }

  @Test(arguments: shapes.prefix(4), Activation.allCases)
  func isTheSlopeOfTheLoss(shape: Shape, activation: Activation) throws {
    let problem = try noisyProblem(
      60, features: shape.features, hidden: shape.hidden, classes: shape.classes, activation: activation)
    let reference = ReferenceNetwork(problem)
    let (lanes, rows) = randomLanes(problem, batch: 5, size: 0.7)
    let parameters = lanes[lane: 2].map(Double.init)
    let batch = (0..<5).map { Int(rows[$0 * NetworkLanes.count + 2]) }
    let gradient = lanes.gradient(rows, count: 5)(2)
    let largest = Double(gradient.map(abs).max()!)
    let step = 1e-5
    for index in parameters.indices {
      var (above, below) = (parameters, parameters)
      above[index] += step
      below[index] -= step
      let slope =
        (reference.loss(above, problem.train, batch) - reference.loss(below, problem.train, batch)) / (2 * step)
      // Single precision of terms of at least about 0.1, and 1e-10 + 1e-11 of the difference quotient itself.
      #expect(abs(Double(gradient[index]) - slope) <= 4e-6 * max(largest, 0.1) + 1e-9, "parameter \(index)")
    }
  }

  @Test(arguments: Activation.allCases)
  func metricsAreThoseOfTheReference(activation: Activation) throws {
    let problem = try noisyProblem(131, features: 19, hidden: [7], classes: 4, activation: activation)
    let reference = ReferenceNetwork(problem)
    // Parameters of size 20 give outputs far apart: exp underflows and the loss is linear.
    for size in [0.5, 20] {
      let (lanes, _) = randomLanes(problem, batch: 1, size: size)
      let metrics = lanes.evaluateTrain(count: problem.train.count)
      for lane in [0, 4, 7] {
        let parameters = lanes[lane: lane].map(Double.init)
        let loss = reference.loss(parameters, problem.train, 0..<problem.train.count)
        // Single precision outputs of up to 20 terms, their errors averaged over the examples.
        #expect(abs(metrics[lane].loss - loss) <= 4e-6 * max(loss, 1), "lane \(lane)")
        #expect(metrics[lane].accuracy == reference.accuracy(parameters, problem.train), "lane \(lane)")
      }
    }
  }

  @Test func outputsThatAreAllEqualCountForTheFirstClass() throws {
    let problem = try noisyProblem(60, features: 5, hidden: [], classes: 3)
    let lanes = NetworkLanes(problem: problem, variant: .widest)
    let metrics = lanes.evaluateTrain(count: 60)
    #expect(metrics[4].accuracy == Double(problem.train.labels.count { $0 == 0 }) / 60)
    #expect(abs(metrics[4].loss - log(3)) < 1e-6)
  }

  @Test func aLaneThatIsNotANumberLeavesTheOthers() throws {
    let problem = try noisyProblem(60, features: 18, hidden: [5], classes: 3, activation: .relu)
    for value in [Float.nan, .infinity, 1e38, -1e30] {
      let (clean, rows) = randomLanes(problem, batch: 50, size: 0.7)
      let (lanes, _) = randomLanes(problem, batch: 50, size: 0.7)
      lanes[lane: 6] = Array(repeating: value, count: problem.parameterCount)
      var rules = NetworkRules()
      let rule = rules.next(.linear(gradientWeight: 0, velocityWeight: 1), learningRate: 0.1, momentum: 0.9)
      for _ in 0..<3 { for both in [clean, lanes] { both.update(rule, batch: rows, count: 50) } }
      let metrics = (clean.evaluateTrain(count: 60), lanes.evaluateTrain(count: 60))
      for lane in 0..<NetworkLanes.count where lane != 6 {
        #expect(clean[lane: lane] == lanes[lane: lane], "lane \(lane) beside \(value)")
        #expect(metrics.0[lane] == metrics.1[lane])
      }
      #expect(!(metrics.1[6].loss < 100))
    }
  }
}
