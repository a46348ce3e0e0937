import Foundation
import NoiseScale
import Records
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct NetworkNoiseTests {
  private func measured(_ lanes: NetworkLanes, count: Int, _ set: TrainingSet) -> [NetworkNoise] {
    NoiseMeasurement(lanes, count: count, trainingSet: set) { lane, purpose in
      RandomAddress(seed: 1, purpose: purpose, schedule: "noise", replicate: lane)
    }(lanes)
  }

  static let hidden = [[], [6], [5, 9]]

  /// tr C and |∇L|² from the gradients of single examples, one after another, in plain double precision.
  @Test(arguments: hidden, [Sampling.withReplacement, .withoutReplacement])
  func noiseIsThatOfSingleExamples(_ hidden: [Int], _ sampling: Sampling) throws {
    let problem = try noisyProblem(60, features: 17, hidden: hidden, classes: 3)
    let reference = ReferenceNetwork(problem)
    for variant in KernelVariant.supported {
      let (lanes, _) = randomLanes(problem, batch: 1, size: 0.7, variant: variant)
      let noise = measured(lanes, count: 60, TrainingSet(size: 60, sampling: sampling))
      for lane in [0, 5] {
        let parameters = lanes[lane: lane].map(Double.init)
        let single = (0..<60).map { reference.gradient(parameters, problem.train, [$0]) }
        let slope = reference.gradient(parameters, problem.train, 0..<60)
        let squared = slope.reduce(0) { $0 + $1 * $1 }
        let trace =
          single.reduce(0) { $0 + zip($1, slope).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
          / (sampling == .withReplacement ? 60 : 59)
        #expect(abs(noise[lane].covarianceTrace - trace) < 1e-5 * trace)
        #expect(abs(noise[lane].squaredGradient - squared) < 1e-5 * squared)
      }
    }
  }

  /// Byte for byte, Lanczos' iteration included, also where numbers are predicted.
  @Test func threadsAndVariantsChangeNothing() throws {
    for problem in [
      try noisyProblem(61, features: 9, hidden: [5], classes: 3),
      try noisyRegression(61, features: 9, hidden: [4], targets: 2),
    ] {
      let plain = try NetworkEnsemble(
        problem, [Stage(epochs: 2, learningRate: 0.05, batchSize: 7, momentum: 0.9)], replicates: 9)
      func noise(_ threads: Int, _ variant: KernelVariant) throws -> [EnsembleCurves.NoisePoint] {
        var settings = plain.settings
        (settings.threads, settings.variant) = (threads, variant)
        return try NetworkEnsemble(
          problem: problem, timeline: plain.timeline, optimizer: HeavyBall(), settings: settings, measureNoiseEvery: 1
        ).run().noise
      }
      let expected = try noise(1, .baseline)
      #expect(expected.count == 3)
      for variant in KernelVariant.supported { #expect(try noise(2, variant) == expected, "\(variant)") }
    }
  }

  /// On 20 of 60 examples: the mean over many choices of the 20 is that of all 60.
  @Test func aPartOfTheExamplesIsUnbiased() throws {
    let features = 4
    let all = noisyExamples(60, features: features, classes: 2)
    let set = TrainingSet(size: 60, sampling: .withoutReplacement)
    var random = SeededGenerator(5)
    var (traces, squares) = (Moments(), Moments())
    var whole: NetworkNoise?
    for round in 0..<400 {
      let order = round == 0 ? Array(0..<60) : Array(0..<60).shuffled(using: &random)
      let train = try Examples(
        inputs: order.flatMap { row in all.inputs[row * features..<(row + 1) * features] },
        labels: order.map { all.labels[$0] }, featureCount: features, classCount: 2)
      let problem = try NetworkProblem(
        hidden: [3], activation: .tanh, train: train,
        test: Examples(inputs: [], labels: [], featureCount: features, classCount: 2),
        evaluateTrain: 60)
      let (lanes, _) = randomLanes(problem, batch: 1, size: 0.7)
      if round == 0 { whole = measured(lanes, count: 60, set)[0] }
      let part = measured(lanes, count: 20, set)[0]
      traces.add(part.covarianceTrace)
      squares.add(part.squaredGradient)
    }
    let expected = try #require(whole)
    #expect(isWithinError(traces, expected.covarianceTrace))
    #expect(isWithinError(squares, expected.squaredGradient))
  }

  /// The Hessian by differences of the reference's gradient in double precision, its largest eigenvalue by powers. The steps are so
  /// small that they pass no kink of ReLU, over which the differences of single precision would be off by a quarter.
  @Test(arguments: hidden, [Activation.tanh, .relu])
  func curvatureIsTheHessians(_ hidden: [Int], _ activation: Activation) throws {
    let problem = try noisyProblem(60, features: 7, hidden: hidden, classes: 3, activation: activation)
    let reference = ReferenceNetwork(problem)
    let (lanes, _) = randomLanes(problem, batch: 1, size: 0.7)
    let before = lanes[lane: 3]
    let noise = measured(lanes, count: 60, TrainingSet(size: 60, sampling: .withReplacement))
    #expect(lanes[lane: 3] == before)
    for lane in [0, 3] {
      let parameters = lanes[lane: lane].map(Double.init)
      let hessian = parameters.indices.map { index -> [Double] in
        var (above, below) = (parameters, parameters)
        above[index] += 1e-5
        below[index] -= 1e-5
        return zip(
          reference.gradient(above, problem.train, 0..<60), reference.gradient(below, problem.train, 0..<60)
        ).map { ($0 - $1) / 2e-5 }
      }
      // Shifted so that the largest eigenvalue is the largest in size.
      let shift = 5.0
      var vector = parameters.indices.map { sin(Double($0 + 1)) }
      var value = 0.0
      for _ in 0..<3000 {
        let image = hessian.indices.map { row in
          zip(hessian[row], vector).reduce(shift * vector[row]) { $0 + $1.0 * $1.1 }
        }
        let length = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
        vector = image.map { $0 / length }
        value = length - shift
      }
      #expect(abs(noise[lane].largestCurvature - value) < 2e-3 * value, "\(noise[lane].largestCurvature) \(value)")
    }
  }
}
