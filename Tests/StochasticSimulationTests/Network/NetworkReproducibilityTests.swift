import Descriptions
import NoiseScale
import Synchronization
import Testing

@testable import StochasticSimulation

/// What must not change a replicate's bytes.
@Suite struct NetworkReproducibilityTests {
  private func ensemble(
    hidden: [Int] = [13, 7], activation: Activation = .tanh, optimizer: any Optimizer = HeavyBall(),
    sampling: Sampling = .withoutReplacement, replicates: Int = 3, every: Double = 1, threads: Int = 1,
    variant: KernelVariant = .widest
  ) throws -> NetworkEnsemble {
    let problem = try noisyProblem(
      120, features: 53, hidden: hidden, classes: 5, activation: activation, test: 50)
    let (rate, momentum) = (optimizer is Adam ? 0.01 : 0.1, type(of: optimizer).takesMomentum ? 0.9 : 0)
    return try NetworkEnsemble(
      problem,
      [
        Stage(epochs: 2, learningRate: .constant(rate), batchSize: 10, momentum: .constant(momentum)),
        Stage(epochs: 2, learningRate: .constant(rate), batchSize: 50, momentum: .constant(momentum)),
      ], optimizer: optimizer, sampling: sampling, replicates: replicates, every: every, threads: threads,
      variant: variant)
  }

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam"], Sampling.allCases)
  func variantsAndThreads(optimizer: String, sampling: Sampling) throws {
    let rule = try Optimizers.read(.text(optimizer))
    for (activation, hidden) in [(Activation.tanh, [13, 7]), (.relu, [6]), (.tanh, [])] {
      func metrics(_ variant: KernelVariant, threads: Int) throws -> [[[Double]]] {
        try ensemble(
          hidden: hidden, activation: activation, optimizer: rule, sampling: sampling, replicates: 19, threads: threads,
          variant: variant
        ).replicateValues()
      }
      let expected = try metrics(.baseline, threads: 1)
      #expect(expected[0][0].last! < expected[0][0][0])
      for variant in KernelVariant.supported {
        for threads in [1, 2, 3] {
          #expect(
            try metrics(variant, threads: threads) == expected,
            "\(variant), \(threads) threads, \(activation) \(hidden)")
        }
      }
    }
  }

  @Test(arguments: Sampling.allCases)
  func replicatesAndThreads(sampling: Sampling) throws {
    let all = try ensemble(sampling: sampling, replicates: 33).replicateValues()
    #expect(all.count == 33 && Set(all.map { $0[0].last! }).count == 33)
    for replicates in [1, 3, 8, 9, 16] {
      let some = try ensemble(sampling: sampling, replicates: replicates).replicateValues()
      #expect(some == Array(all[..<replicates]), "\(replicates) replicates")
    }
    #expect(try ensemble(sampling: sampling, replicates: 33, threads: 2).replicateValues() == all)
  }

  @Test func recordedEpochs() throws {
    let coarse = try ensemble().run().curves
    let fine = try ensemble(every: 0.5).run().curves
    for (one, other) in zip(coarse, fine) {
      let common = Set(one.points.map(\.epoch))
      #expect(one.points == other.points.filter { common.contains($0.epoch) })
      #expect(one.points.count == 5 && other.points.count == 9)
    }
  }

  @Test func schedulesOfOtherNamesAreOtherNumbers() throws {
    let one = try ensemble()
    let schedule = Schedule(name: "other", stages: one.timeline.schedule.stages)
    let other = try NetworkEnsemble(
      problem: one.problem, timeline: Timeline(schedule, one.timeline.trainingSet), optimizer: one.optimizer,
      settings: one.settings)
    #expect(one.replicateValues() != other.replicateValues())
  }

  @Test func momentsAreThoseOfTheReplicates() throws {
    let ensemble = try ensemble(replicates: 20)
    let replicates = ensemble.replicateValues()
    for (metric, curve) in ensemble.run().curves.enumerated() {
      for (index, point) in curve.points.enumerated() {
        let values = replicates.map { $0[metric][index] }
        let mean = values.reduce(0, +) / 20
        #expect(abs(point.moments.mean - mean) < 1e-12 && point.moments.count == 20)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19
        #expect(abs(point.moments.variance - variance) < 1e-12)
      }
    }
  }

  @Test func progressRisesToOne() throws {
    let shares = Mutex<[Double]>([])
    _ = try ensemble(replicates: 33, threads: 2).run { share in shares.withLock { $0.append(share) } }
    let told = shares.withLock { $0 }
    #expect(told == told.sorted() && told.count > 6)
    #expect(told.first! > 0 && told.last! == 1)
  }
}
