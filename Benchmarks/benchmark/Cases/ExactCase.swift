import NoiseScale
import StochasticSimulation

/// The exact curve of the noisy quadratic, recorded every epoch.
struct ExactCase: Case {
  static let unit = "mode·record"
  let work: Double
  private let quadratic: ExactQuadratic

  init(_ options: inout Options) throws {
    let modes = try options.integer("modes", 1_000_000)
    let epochs = try options.integer("epochs", 200)
    let batch = try options.integer("batch", 128)
    let optimizer = try Optimizers.read(.text(options.text("optimizer", "momentum")))
    let curvature = (1...modes).map { 1 / Double($0).squareRoot() }
    let stage = Stage(
      epochs: Double(epochs), learningRate: 0.02, batchSize: .constant(Double(batch)),
      momentum: type(of: optimizer).takesMomentum ? 0.9 : 0)
    quadratic = try ExactQuadratic(
      problem: QuadraticProblem(curvature: curvature, gradientVariance: curvature),
      timeline: Timeline(
        Schedule(name: "benchmark", stages: [stage]), TrainingSet(size: 50_000, sampling: try options.sampling())),
      optimizer: optimizer, grid: RecordGrid(every: 1, epochs: Double(epochs)),
      threads: try options.integer("threads", 1))
    work = Double(modes) * Double(epochs)
  }

  func run() -> Outcome? { quadratic.run().outcome("loss") }
}
