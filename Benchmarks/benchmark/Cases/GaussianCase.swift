import NoiseScale
import Records
import StochasticSimulation

/// The noisy quadratic by simulation. Curvature i^(−1/2), gradient variance equal to it, N = 50 000, B = 125: 400 updates an
/// epoch, the loss recorded every epoch.
struct GaussianCase: Case {
  static let unit = "mode·replicate·update"
  let work: Double
  private let simulation: GaussianQuadratic

  init(_ options: inout Options) throws {
    let modes = try options.integer("modes", 1000)
    let replicates = try options.integer("replicates", 64)
    let updates = try options.integer("updates", 4000)
    let optimizer = try Optimizers.read(.text(options.text("optimizer", "momentum")))
    let trainingSet = TrainingSet(size: 50_000, sampling: try options.sampling())
    let batch = 125
    let epochs = Double(updates * batch) / Double(trainingSet.size)
    let stage = Stage(
      epochs: epochs, learningRate: 0.02, batchSize: .constant(Double(batch)),
      momentum: type(of: optimizer).takesMomentum ? 0.9 : 0)
    let timeline = Timeline(Schedule(name: "benchmark", stages: [stage]), trainingSet)
    let curvature = (1...modes).map { 1 / Double($0).squareRoot() }
    simulation = GaussianQuadratic(
      problem: try QuadraticProblem(curvature: curvature, gradientVariance: curvature), timeline: timeline,
      optimizer: optimizer,
      settings: EnsembleSettings(
        seed: UInt64(try options.integer("seed", 1)), replicates: replicates,
        grid: RecordGrid(every: 1, epochs: epochs), threads: try options.integer("threads", 1),
        variant: try options.variant()))
    work = Double(modes) * Double(replicates) * Double(updates)
  }

  func run() -> Outcome? { simulation.run().outcome("loss") }
}

extension EnsembleCurves {
  /// The last recorded value of a metric.
  func outcome(_ metric: String) -> Outcome? {
    guard let last = curves.first(where: { $0.metric == metric })?.points.last else { return nil }
    let moments = last.moments
    return Outcome(
      value: moments.mean, standardError: (moments.variance / Double(max(1, moments.count))).squareRoot())
  }
}
