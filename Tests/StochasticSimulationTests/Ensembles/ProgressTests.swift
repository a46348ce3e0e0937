import NoiseScale
import Synchronization
import Testing

@testable import StochasticSimulation

/// The shares of work that a run reports.
private final class Shares: Sendable {
  private let seen = Mutex<[Double]>([])

  func add(_ share: Double) { seen.withLock { $0.append(share) } }

  /// Rising, within 0…1, and 1 at the end.
  func expectComplete(_ name: String) {
    let shares = seen.withLock { $0 }
    #expect(shares.last == 1, "\(name)")
    #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(name)")
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }, "\(name)")
  }
}

@Suite struct ProgressTests {
  /// Whatever the order in which workers report, and however their shares round.
  @Test func completeShares() {
    var order = SeededSequence(1)
    for count in [3, 5, 38] {
      for _ in 0..<200 {
        let shares = Shares()
        let sum = ProgressSum(count) { shares.add($0) }
        for step in 1...10 {
          for part in (0..<count).shuffled(using: &order) {
            sum.set(part, step == 10 ? 1 : Double(step + part % 2) / 11.1)
          }
        }
        shares.expectComplete("\(count)")
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
    exact.expectComplete("exact")
    for sampling in [Sampling.withReplacement, .reshuffled] {
      let gaussian = Shares()
      let other = Timeline(timeline.schedule, TrainingSet(size: 100, sampling: sampling))
      _ = GaussianQuadratic(problem: problem, timeline: other, optimizer: SGD(), settings: settings)
        .run { gaussian.add($0) }
      gaussian.expectComplete("gaussian")
    }
    for kind in LangevinKind.allCases {
      let langevin = Shares()
      _ = try LangevinQuadratic(problem: problem, timeline: timeline, kind: kind, settings: settings)
        .run { langevin.add($0) }
      langevin.expectComplete("\(kind)")
    }
  }
}
