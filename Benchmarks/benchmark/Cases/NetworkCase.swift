import DataSets
import Foundation
import NoiseScale
import StochasticSimulation

/// A tanh classifier trained on teacher data of 51 200 examples and evaluated on 10 000 training and 10 000 test examples at the
/// start and after every epoch. Batches are fresh subsets; those of the benchmark divide 51 200, so that epochs end with an
/// update and every program evaluates equally often.
///
/// The work is that of the matrix products that training and evaluation need; lanes without a replicate do not count.
struct NetworkCase: Case {
  static let unit = "floating-point operation"
  let work: Double
  private let ensemble: NetworkEnsemble

  init(_ options: inout Options) throws {
    let features = try options.integer("features", 196)
    let hidden = try options.integer("hidden", 32)
    let replicates = try options.integer("replicates", 16)
    let batch = try options.integer("batch", 128)
    let epochs = try options.number("epochs", 1)
    let examples = try options.integer("examples", 51_200)
    let evaluated = try options.integer("evaluated", 10_000)
    let data = try TeacherSource(testExamples: evaluated, features: features, classes: 10, hidden: 32)
      .load(examples: examples)
    let folder = options.text("data", "")
    if !folder.isEmpty { try data.write(to: URL(fileURLWithPath: folder)) }
    let problem = try NetworkProblem(
      hidden: hidden == 0 ? [] : [hidden], activation: .tanh, train: Examples(data.train), test: Examples(data.test),
      evaluateTrain: evaluated)
    let stage = Stage(
      epochs: epochs, learningRate: .constant(try options.number("learning-rate", 0.02)),
      batchSize: .constant(Double(batch)), momentum: 0.9)
    let timeline = Timeline(
      Schedule(name: "benchmark", stages: [stage]), TrainingSet(size: examples, sampling: .withoutReplacement))
    ensemble = try NetworkEnsemble(
      problem: problem, timeline: timeline, optimizer: HeavyBall(),
      settings: EnsembleSettings(
        seed: UInt64(try options.integer("seed", 1)), replicates: replicates,
        grid: RecordGrid(every: 1, epochs: epochs), threads: try options.integer("threads", 1),
        variant: try options.variant()))
    let lanes = 16
    work = ensemble.cost * Double(replicates) / Double((replicates + lanes - 1) / lanes * lanes)
  }

  func run() -> Outcome? { ensemble.run().outcome("train_loss") }
}

extension Examples {
  fileprivate init(_ data: LabelledData) throws {
    try self.init(
      inputs: data.inputs, labels: data.labels, featureCount: data.featureCount, classCount: data.classCount)
  }
}

extension DataSplit {
  /// The arrays as they are in memory, for programs that are compared.
  fileprivate func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, part) in [("train", train), ("test", test)] {
      try part.inputs.withUnsafeBytes { Data($0) }.write(to: folder.appendingPathComponent("\(name)-inputs.f32"))
      try Data(part.labels).write(to: folder.appendingPathComponent("\(name)-labels.u8"))
    }
  }
}
