import Experiments
import NoiseScale
import Testing
import TinyExperiments

/// A weight decay that differs at equal g.
@Suite struct UnequalWeightDecayTests {
  private func experiment(_ optimizer: any Optimizer, _ dynamics: [Dynamics], decay: (Double, Double)) -> Experiment {
    func schedule(_ name: String, _ decay: Double) -> ScheduleDescription {
      ScheduleDescription(
        name: name, stages: [Stage(epochs: 40, learningRate: 0.1, batchSize: 10, weightDecay: .constant(decay))])
    }
    return Tiny.pair(optimizer: optimizer, dynamics: dynamics, replicates: 64).with {
      $0.schedules = [schedule("decaying", decay.0), schedule("increasing", decay.1)]
      $0.recordEvery = 1
    }
  }

  @Test func `on a quadratic it is the reason, and the sizes add up`() throws {
    let result = try experiment(HeavyBall(), [.exact], decay: (0, 0.1)).result()
    let verdict = try #require(result.verdict("increasing", .settled))
    #expect(verdict.verdict.kind == .different && verdict.reason == .unequalWeightDecay)
    let sum = verdict.contributions.reduce(0) { $0 + $1.size }
    #expect(abs(sum - (verdict.verdict.largestGap ?? 0)) < 1e-9)
    let noise = verdict.contributions.first { $0.reason == .unequalNoiseScale }
    #expect(noise?.size == 0)
  }

  @Test func `without a closed form too`() throws {
    let result = try experiment(AdamW(), [.gaussian], decay: (0, 1)).result()
    #expect(try #require(result.verdict("increasing", .whole)).reason == .unequalWeightDecay)
  }

  @Test func `an equal one is no reason`() throws {
    let result = try experiment(HeavyBall(), [.exact], decay: (0.1, 0.1)).result()
    let verdict = try #require(result.verdict("increasing", .settled))
    #expect(verdict.verdict.kind == .equivalent)
    #expect(!verdict.contributions.contains { $0.reason == .unequalWeightDecay })
  }
}

/// A gap that chance has made.
@Suite struct ChanceTests {
  /// Two schedules that are the same: whatever a few replicates find, no effect of theory has made it.
  @Test(arguments: 1...40) func `equal schedules differ for no reason of theory`(seed: Int) throws {
    let result = try Tiny.pair(optimizer: SGD(), momentum: 0, dynamics: [.gaussian], replicates: 4).with {
      $0.seed = UInt64(seed)
      $0.schedules = ["decaying", "increasing"].map { Tiny.schedule($0, [(4, 0.1, 10)]) }
      $0.recordEvery = 0.5
    }.result()
    for verdict in result.comparisons.flatMap(\.verdicts) where verdict.verdict.kind == .different {
      #expect(verdict.reason == nil)
    }
  }
}
