import Foundation
import NoiseScale
import Testing

@testable import StochasticSimulation

/// Whole runs against plain `Double` runs on the same starts and batches.
@Suite struct NetworkTrainingTests {
  static let optimizers: [any Optimizer] = [SGD(), HeavyBall(), Nesterov(), Adam()]

  /// The reference's train loss at every recorded point, for one replicate.
  private func referenceLosses(_ ensemble: NetworkEnsemble, replicate: Int) -> [Double] {
    let problem = ensemble.problem
    let reference = ReferenceNetwork(problem)
    func address(_ purpose: RandomPurpose) -> RandomAddress {
      RandomAddress(
        seed: ensemble.settings.seed, purpose: purpose, schedule: ensemble.timeline.schedule.name,
        replicate: replicate)
    }
    var state = ReferenceOptimizer(problem.initialParameters(address(.networkWeights)).map(Double.init))
    var sampler = BatchSampler(address: address(.batches), trainingSet: ensemble.timeline.trainingSet)
    var losses = [reference.loss(state.parameters, problem.train, 0..<problem.train.count)]
    for update in ensemble.timeline.updates {
      var batch = Array(repeating: Int32(0), count: update.hyperParameters.batchSize)
      sampler.draw(
        update: update.index, examplesBefore: update.examplesBefore, count: batch.count, into: &batch, stride: 1)
      let gradient = reference.gradient(state.parameters, problem.train, batch.map(Int.init))
      state.step(ensemble.optimizer, gradient, update.hyperParameters)
      losses.append(reference.loss(state.parameters, problem.train, 0..<problem.train.count))
    }
    return ensemble.recording.places.map { losses[$0.before] + $0.share * (losses[$0.after] - losses[$0.before]) }
  }

  /// Single precision through some tens of updates of a problem whose errors do not grow.
  private let tolerance = 1e-5

  @Test(arguments: 0..<optimizers.count, Sampling.allCases)
  func losses(optimizer index: Int, sampling: Sampling) throws {
    let optimizer = Self.optimizers[index]
    let takesMomentum = type(of: optimizer).takesMomentum
    let rate = optimizer is Adam ? 0.01 : 0.1
    let problem = try noisyProblem(40, features: 6, hidden: [5], classes: 3)
    // ε, B and m jump; the last stage is a law. B = 7 and 16 do not divide 40: batches straddle epochs.
    let stages = [
      Stage(epochs: 1.4, learningRate: .constant(rate), batchSize: 7, momentum: takesMomentum ? 0.9 : 0),
      Stage(epochs: 2, learningRate: .constant(rate / 5), batchSize: 16, momentum: takesMomentum ? 0.5 : 0),
      Stage(
        epochs: 1, learningRate: .law(LinearLaw(from: rate, to: 0)),
        batchSize: 5, momentum: takesMomentum ? 0.8 : 0),
    ]
    let ensemble = try NetworkEnsemble(
      problem, stages, optimizer: optimizer, sampling: sampling, replicates: 18, every: 0.05)
    let metrics = ensemble.replicateValues()
    for replicate in [0, 17] {
      let expected = referenceLosses(ensemble, replicate: replicate)
      for (index, loss) in metrics[replicate][0].enumerated() {
        #expect(abs(loss - expected[index]) <= tolerance * expected[0], "replicate \(replicate), point \(index)")
      }
    }
    #expect(ensemble.recording.places.steps.count > 12)
  }

  /// Stages with parameters of Adam of their own, against the plain run.
  @Test func adamWithParametersOfTheStages() throws {
    let problem = try noisyProblem(40, features: 6, hidden: [5], classes: 3)
    let stages = [
      Stage(epochs: 1, learningRate: 0.01, batchSize: 5, adam: AdamSettings(beta2: 0.99)),
      Stage(
        epochs: 1, learningRate: 0.02, batchSize: 20, adam: AdamSettings(beta1: 0.6, beta2: 0.96, delta: 1e-3)),
      Stage(epochs: 1, learningRate: 0.005, batchSize: 5, adam: AdamSettings(beta1: 0.5)),
    ]
    let ensemble = try NetworkEnsemble(problem, stages, optimizer: Adam(), replicates: 2, every: 0.125)
    let losses = ensemble.replicateValues()[1][0]
    let expected = referenceLosses(ensemble, replicate: 1)
    for (index, loss) in losses.enumerated() {
      #expect(abs(loss - expected[index]) <= tolerance * expected[0], "point \(index)")
    }
    #expect(ensemble.recording.places.steps == Array(0...18))
  }

  /// A constant decay and a law of it, coupled or decoupled; the loss that is reported has no penalty.
  @Test(arguments: [SGD(), HeavyBall(), Nesterov(), AdamW()] as [any Optimizer])
  func weightDecay(_ optimizer: any Optimizer) throws {
    let problem = try noisyProblem(40, features: 6, hidden: [5], classes: 3)
    let (rate, momentum): (Double, Quantity) = (optimizer is AdamW ? 0.01 : 0.1, optimizer.takesMomentum ? 0.8 : 0)
    func stages(_ decay: Double) -> [Stage] {
      [
        Stage(
          epochs: 1.4, learningRate: .constant(rate), batchSize: 7, momentum: momentum, weightDecay: .constant(decay)),
        Stage(
          epochs: 1, learningRate: .constant(rate), batchSize: 5, momentum: momentum,
          weightDecay: .law(LinearLaw(from: decay, to: 0))),
        Stage(epochs: 0.5, learningRate: 0, batchSize: 5, momentum: momentum, weightDecay: .constant(decay)),
      ]
    }
    func losses(_ decay: Double) throws -> (measured: [Double], expected: [Double]) {
      let ensemble = try NetworkEnsemble(problem, stages(decay), optimizer: optimizer, replicates: 2, every: 0.125)
      return (ensemble.replicateValues()[1][0], referenceLosses(ensemble, replicate: 1))
    }
    let decay = optimizer is AdamW ? 3.0 : 0.3
    let (measured, expected) = try losses(decay)
    for (index, loss) in measured.enumerated() {
      #expect(abs(loss - expected[index]) <= tolerance * expected[0], "point \(index)")
    }
    #expect(abs(try losses(0).measured.last! - measured.last!) > 1000 * tolerance * expected[0])
  }

  @Test func velocityStaysAsItIsAcrossAJumpOfTheLearningRate() throws {
    // One example of one feature x = 1, two classes, from 0: by symmetry the outputs are ±u, the sum of a weight and
    // a bias that move alike: u ← u − 2εv. The gradient by each of them is −1/(1 + exp 2u).
    let one = try Examples(inputs: [1], labels: [0], featureCount: 1, classCount: 2)
    let problem = try NetworkProblem(hidden: [], activation: .tanh, train: one, test: one, evaluateTrain: 1)
    let ensemble = try NetworkEnsemble(
      problem,
      [
        Stage(epochs: 1, learningRate: 0.1, batchSize: 1, momentum: 0.9),
        Stage(epochs: 1, learningRate: 0.01, batchSize: 1, momentum: 0.9),
      ])
    var (u, v) = (0.0, 0.0)
    var losses: [Double] = [log(2.0)]
    for rate in [0.1, 0.01] {
      v = 0.9 * v - 1 / (1 + exp(2 * u))
      u -= rate * 2 * v
      losses.append(log(1 + exp(-2 * u)))
    }
    let curves = ensemble.run()
    #expect(curves.curves.map(\.metric) == ["train_loss", "train_accuracy", "test_loss", "test_accuracy"])
    for curve in [0, 2] {
      for (point, loss) in zip(curves.curves[curve].points, losses) {
        #expect(abs(point.moments.mean - loss) < 1e-6)
      }
    }
  }

  @Test func fullBatchesWithoutReplacementAreGradientDescent() throws {
    let problem = try noisyProblem(61, features: 9, hidden: [], classes: 4)
    let ensemble = try NetworkEnsemble(
      problem, [Stage(epochs: 30, learningRate: 0.5, batchSize: 61)], optimizer: SGD(), replicates: 17)
    let reference = ReferenceNetwork(problem)
    var state = ReferenceOptimizer(Array(repeating: 0, count: problem.parameterCount))
    for point in ensemble.run().curves[0].points {
      let loss = reference.loss(state.parameters, problem.train, 0..<61)
      // The replicates differ in the order of their sums alone.
      #expect(abs(point.moments.mean - loss) < 2e-6, "epoch \(point.epoch)")
      #expect(point.moments.variance < 1e-12)
      let gradient = reference.gradient(state.parameters, problem.train, 0..<61)
      state.step(SGD(), gradient, HyperParameters(learningRate: 0.5, batchSize: 61))
    }
  }

  @Test func startsHaveTheirVariance() throws {
    for activation in Activation.allCases {
      let problem = try noisyProblem(2, features: 300, hidden: [200], classes: 10, activation: activation)
      let parameters = problem.initialParameters(
        RandomAddress(seed: 1, purpose: .networkWeights, schedule: "a", replicate: 0))
      let scale = activation == .tanh ? 1.0 : 2.0
      for (range, fanIn) in [(0..<60_000, 300.0), (60_200..<62_200, 200.0)] {
        let values = parameters[range].map(Double.init)
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + $1 * $1 } / count
        // Five standard errors.
        #expect(abs(mean) < 5 * (scale / fanIn / count).squareRoot())
        #expect(abs(variance * fanIn / scale - 1) < 5 * (2 / count).squareRoot())
      }
      #expect(parameters[60_000..<60_200].allSatisfy { $0 == 0 } && parameters[62_200...].allSatisfy { $0 == 0 })
    }
  }
}
