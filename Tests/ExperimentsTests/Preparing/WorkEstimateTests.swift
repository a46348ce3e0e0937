import Experiments
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

@Suite struct WorkEstimateTests {
  static func experiment(
    _ dynamics: Dynamics, replicates: Int = 16, epochs: Double = 100, batchSize: Int = 10
  ) -> Experiment {
    dynamics == .minibatch
      ? Tiny.network(replicates: replicates, [Tiny.schedule("a", [(epochs, 0.1, batchSize)])])
        .with { $0.recordEvery = epochs }
      : Tiny.pair(dynamics: [dynamics], replicates: replicates)
        .with {
          $0.schedules = [Tiny.schedule("a", [(epochs, 0.1, batchSize)])]
          $0.comparison.reference = "a"
          $0.recordEvery = epochs
        }
  }

  static func seconds(_ experiment: Experiment, threads: Int = 1) throws -> Double {
    try PreparedExperiment(experiment, options: RunOptions(threads: threads)).estimate.seconds
  }

  @Test(arguments: Dynamics.allCases) func `there is always some work`(dynamics: Dynamics) throws {
    let smallest = Self.experiment(dynamics, replicates: 1, epochs: 0.01, batchSize: 1)
    let estimate = try PreparedExperiment(smallest).estimate
    #expect(estimate.seconds > 0 && estimate.seconds.isFinite)
    #expect(estimate.bytes > 0 && estimate.bytes.isFinite)
  }

  @Test(arguments: [Dynamics.gaussian, .langevin, .langevinOverdamped, .minibatch])
  func `it is proportional to replicates`(dynamics: Dynamics) throws {
    // Groups of so many run together.
    let group = dynamics == .minibatch ? 8 : 16
    func seconds(_ replicates: Int) throws -> Double {
      try Self.seconds(Self.experiment(dynamics, replicates: replicates))
    }
    // Beside what is written, which is as much for any number.
    let one = try seconds(2 * group) - seconds(group)
    #expect(try one > 0 && isClose(seconds(5 * group) - seconds(group), 4 * one, within: 1e-6))
    #expect(try seconds(1) == seconds(group))
    #expect(try seconds(group + 1) == seconds(2 * group))
  }

  @Test(arguments: [Dynamics.gaussian, .minibatch])
  func `it is proportional to updates at a batch size, or to examples`(dynamics: Dynamics) throws {
    // Recording takes its own time, the same for both.
    func slope(_ epochs: Double) throws -> Double {
      try Self.seconds(Self.experiment(dynamics, epochs: 2 * epochs))
        - Self.seconds(Self.experiment(dynamics, epochs: epochs))
    }
    #expect(isClose(try slope(400), 4 * (try slope(100))))
    // Fewer updates make a quadratic cheaper in proportion; a network sees as many examples.
    func seconds(_ batchSize: Int) throws -> Double {
      try Self.seconds(Self.experiment(dynamics, batchSize: batchSize))
    }
    let (ones, tens, hundreds) = (try seconds(1), try seconds(10), try seconds(100))
    #expect(isClose(ones - tens, 10 * (tens - hundreds), within: 1e-9) && hundreds > 0)
  }

  @Test(arguments: [Dynamics.gaussian, .langevin, .minibatch])
  func `memory grows with replicates only where single ones are kept`(dynamics: Dynamics) throws {
    func bytes(_ replicates: Int, kept: Bool) throws -> Double {
      var options = RunOptions()
      options.keepsReplicates = kept
      return try PreparedExperiment(Self.experiment(dynamics, replicates: replicates), options: options).estimate.bytes
    }
    #expect(try bytes(16, kept: false) == bytes(1600, kept: false))
    let one = try bytes(16, kept: true) - bytes(16, kept: false)
    #expect(try one > 0 && isClose(bytes(1600, kept: true) - bytes(1600, kept: false), 100 * one))
  }

  @Test func `exact replicates cost nothing, threads share`() throws {
    #expect(
      try Self.seconds(Self.experiment(.exact, replicates: 16))
        == Self.seconds(Self.experiment(.exact, replicates: 640)))
    // What is written takes as long.
    func seconds(_ replicates: Int, _ threads: Int) throws -> Double {
      try Self.seconds(Self.experiment(.gaussian, replicates: replicates), threads: threads)
    }
    let one = try seconds(320, 1) - seconds(160, 1)
    #expect(try isClose(seconds(320, 2) - seconds(160, 2), one / 2, within: 1e-6))
  }
}
