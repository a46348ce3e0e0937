import NoiseScale
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct ProgressTests {
  /// Whatever the order in which workers report, and however their shares round.
  @Test func completeShares() {
    var order = SeededGenerator(1)
    for count in [3, 5, 38] {
      for _ in 0..<200 {
        let shares = Shares()
        let sum = ProgressSum(count) { shares.add($0) }
        for step in 1...10 {
          for part in (0..<count).shuffled(using: &order) {
            sum.set(part, step == 10 ? 1 : Double(step + part % 2) / 11.1)
          }
        }
        #expect(shares.isComplete, "\(count): \(shares.all)")
      }
    }
  }

  /// The last epoch lies inside of a batch, and one of the schedules diverges.
  @Test(arguments: [0.05, 5.0], [1, 3]) func risesToOne(_ rate: Double, _ threads: Int) throws {
    let curvature = (1...600).map { 1 / Double($0) }
    let problem = try QuadraticProblem(curvature: curvature, gradientVariance: curvature)
    let stage = Stage(epochs: 7.1, learningRate: .constant(rate), batchSize: 30, momentum: 0)
    let timeline = Timeline(
      Schedule(name: "progress", stages: [stage]), TrainingSet(size: 100, sampling: .withReplacement))
    let settings = EnsembleSettings(
      seed: 1, replicates: 70, grid: RecordGrid(every: 0.5, epochs: 7.1), threads: threads)
    let exact = Shares()
    _ = try ExactQuadratic(
      problem: problem, timeline: timeline, optimizer: SGD(), grid: settings.grid, threads: threads
    ).run { exact.add($0) }
    #expect(exact.isComplete, "\(exact.all)")
    for sampling in [Sampling.withReplacement, .reshuffled] {
      let gaussian = Shares()
      let other = Timeline(timeline.schedule, TrainingSet(size: 100, sampling: sampling))
      _ = GaussianQuadratic(problem: problem, timeline: other, optimizer: SGD(), settings: settings)
        .run { gaussian.add($0) }
      #expect(gaussian.isComplete, "\(sampling): \(gaussian.all)")
    }
    for kind in LangevinKind.allCases {
      let langevin = Shares()
      _ = try LangevinQuadratic(problem: problem, timeline: timeline, kind: kind, settings: settings)
        .run { langevin.add($0) }
      #expect(langevin.isComplete, "\(kind): \(langevin.all)")
    }
  }
}
