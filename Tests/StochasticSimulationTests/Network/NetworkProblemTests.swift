import NoiseScale
import Testing

@testable import StochasticSimulation

@Suite struct NetworkProblemTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }

  @Test func impossibleExamples() {
    func examples(_ inputs: [Float], _ labels: [UInt8], _ features: Int, _ classes: Int) -> String {
      message { _ = try Examples(inputs: inputs, labels: labels, featureCount: features, classCount: classes) }
    }
    #expect(examples([1, 2], [0, 1], 1, 2) == "")
    #expect(examples([], [], 1, 2) == "")
    #expect(examples([1, 2, 3], [0, 1], 1, 2) == "there are 3 inputs, but 2 labels × 1 features need 2")
    #expect(examples([1, 2], [0, 2], 1, 2) == "the label of example 1 is 2, but must be within 0…1")
    #expect(examples([1, .nan], [1], 2, 2) == "feature 1 of example 0 is nan, but must be finite")
    #expect(examples([], [], 0, 2) == "the number of features is 0, but must be at least 1")
    #expect(examples([], [], 1, 1) == "the number of classes is 1, but must be within 2…256")
  }

  @Test func impossibleProblems() {
    let (train, other) = (noisyExamples(9, features: 3, classes: 2), noisyExamples(9, features: 4, classes: 2))
    func problem(_ hidden: [Int], _ train: Examples, _ test: Examples, _ evaluate: Int) -> String {
      message {
        _ = try NetworkProblem(
          hidden: hidden, activation: .tanh, train: train, test: test, evaluateTrain: evaluate)
      }
    }
    #expect(problem([], train, train, 9) == "")
    #expect(problem([4, 0], train, train, 9) == "hidden layer 2 has 0 units, but must have 1…65536")
    #expect(
      problem([], train, other, 9).hasPrefix("test examples have 4 features and 2 classes, but must have 3 and 2"))
    for count in [0, 10] {
      #expect(
        problem([], train, train, count)
          == "train metrics are to be taken on \(count) examples, but must be on 1…9 of them")
    }
  }

  @Test func impossibleEnsembles() throws {
    let problem = try noisyProblem(30, features: 3, hidden: [], classes: 2)
    func ensemble(_ stage: Stage, size: Int = 30, optimizer: any Optimizer = HeavyBall(), replicates: Int = 1) -> String
    {
      message {
        let schedule = Schedule(name: "a", stages: [stage])
        _ = try NetworkEnsemble(
          problem: problem, timeline: Timeline(schedule, TrainingSet(size: size, sampling: .reshuffled)),
          optimizer: optimizer,
          settings: EnsembleSettings(seed: 1, replicates: replicates, grid: RecordGrid(every: 1, epochs: 1)))
      }
    }
    let stage = Stage(epochs: 1, learningRate: 0.1, batchSize: 10)
    #expect(ensemble(stage) == "")
    #expect(ensemble(stage, size: 31) == "the training-set size is 31, but must be that of the training examples, 30")
    #expect(ensemble(stage, replicates: 0) == "replicates is 0, but must be at least 1")
    #expect(ensemble(Stage(epochs: 1, learningRate: 0.1, batchSize: 31)).contains("batch-size is 31"))
    #expect(
      ensemble(Stage(epochs: 1, learningRate: 0.1, batchSize: 3, momentum: 0.9), optimizer: SGD()).contains("momentum"))
  }

  @Test func costIsThatOfTheProducts() throws {
    let problem = try noisyProblem(30, features: 7, hidden: [5], classes: 3, test: 20)
    let ensemble = try NetworkEnsemble(problem, [Stage(epochs: 2, learningRate: 0.1, batchSize: 10)], replicates: 17)
    // Forward 50 products an example; gradient 50 forward, 50 by the weights, 15 by the hidden units.
    let products: Double = 60 * 115 + 3 * 50 * 50
    #expect(ensemble.cost == 48 * products)
  }
}
