import Equivalence
import Experiments
import NoiseScale
import Testing
import TinyExperiments

/// The reasons given where there is no closed form, on schedules with one thing wrong each.
@Suite struct NetworkReasonTests {
  /// The reason of the training loss over the whole run, with margins so small that every pair differs.
  static func reason(
    _ region: Region, momentum: Double = 0.5, optimizer: any Optimizer = HeavyBall(), sampling: Sampling? = nil,
    trainingSetSize: Int = 200, replicates: Int = 256, _ schedules: [ScheduleDescription]
  ) throws -> ExplainedVerdict? {
    try Tiny.network(
      momentum: momentum, optimizer: optimizer, sampling: sampling, replicates: replicates,
      trainingSetSize: trainingSetSize,
      comparison: .init(lossMargin: 1e-6, accuracyMargin: 1e-6), schedules
    ).with { $0.recordEvery = 0.5 }.result().verdict(schedules[1].name, region, metric: "train_loss")
  }

  @Test func `unequal g`() throws {
    let verdict = try Self.reason(
      .settled,
      [Tiny.schedule("a", momentum: 0.5, [(6, 0.2, 2)]), Tiny.schedule("b", momentum: 0.5, [(6, 0.02, 2)])])
    #expect(verdict?.verdict.kind == .different)
    #expect(verdict?.reason == .unequalNoiseScale)
    #expect(verdict?.contributions.isEmpty == true)
  }

  /// m .5 → .95 at equal g: θ grows from 2·2/N to 20·20/N epochs.
  @Test func memory() throws {
    let verdict = try Self.reason(
      .whole,
      [Tiny.schedule("a", momentum: 0.5, [(3, 0.1, 2)]), Tiny.schedule("b", momentum: 0.95, [(3, 0.1, 20)])])
    #expect(verdict?.verdict.kind == .different)
    #expect(verdict?.reason == .memory)
  }

  /// A high momentum throws a network off at the start and it comes back slowly: after 6 θ = 24 epochs its loss is higher by what
  /// is left of the gap that memory made. A batch of N/5 without replacement, which is there too, would lower the loss.
  @Test func `what memory has left`() throws {
    let schedules = [
      Tiny.schedule("a", momentum: 0.5, [(34, 0.3, 4)]), Tiny.schedule("b", momentum: 0.95, [(34, 0.3, 40)]),
    ]
    let result = try Tiny.network(
      sampling: .withoutReplacement, replicates: 2048, comparison: .init(lossMargin: 0.01), schedules
    ).with { experiment in
      guard case .network(var network) = experiment.problem else { return }
      network.activation = .relu
      experiment.problem = .network(network)
    }.result(RunOptions(threads: 2))
    let verdict = try #require(result.verdict("b", .settled, metric: "train_loss"))
    #expect(verdict.verdict.kind == .different)
    #expect(verdict.verdict.largestGap ?? 0 > 0.01)
    #expect(verdict.reason == .memory)
  }

  /// B = N/2 at the same approximate g, without replacement: less noise, and so a lower loss.
  @Test func `a finite training set`() throws {
    let verdict = try Self.reason(
      .settled, sampling: .withoutReplacement, replicates: 1024,
      [Tiny.schedule("a", [(40, 0.02, 2)]), Tiny.schedule("b", [(40, 1, 100)])])
    #expect(verdict?.verdict.kind == .different)
    #expect(verdict?.verdict.largestGap ?? 0 < 0)
    #expect(verdict?.reason == .finiteTrainingSet)
  }

  /// At a learning rate of 5 the loss is higher, whatever the batch is of the training set.
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement])
  func `a finite learning rate`(sampling: Sampling) throws {
    let verdict = try Self.reason(
      .settled, sampling: sampling, [Tiny.schedule("a", [(12, 0.1, 2)]), Tiny.schedule("b", [(12, 5, 100)])])
    #expect(verdict?.verdict.kind == .different)
    #expect(verdict?.verdict.largestGap ?? 0 > 0)
    #expect(verdict?.reason == .finiteLearningRate)
  }

  /// A jump of the batch without momentum: there is no velocity to remember anything.
  @Test func `no memory without momentum`() throws {
    let verdict = try Self.reason(
      .whole, optimizer: SGD(),
      [
        Tiny.schedule("a", [(1, 0.1, 2), (0.5, 0.02, 2)]),
        Tiny.schedule("b", [(1, 5, 100), (0.5, 1, 100)]),
      ])
    #expect(verdict?.verdict.kind == .different)
    #expect(verdict?.reason != .memory)
  }

  /// Adam whose running means remember two updates.
  static let quick = Adam(beta1: 0.5, beta2: 0.5)

  /// With Adam ε/√B stands for g: schedules that share it are not of unequal noise, those that share neither are.
  @Test func `the root stands for g with Adam`() throws {
    let shared = try Self.reason(
      .settled, optimizer: Self.quick, [Tiny.schedule("a", [(6, 0.005, 2)]), Tiny.schedule("b", [(6, 0.02, 32)])])
    #expect(shared?.verdict.kind == .different && shared?.reason == nil)
    let neither = try Self.reason(
      .settled, optimizer: Self.quick, [Tiny.schedule("a", [(6, 0.005, 2)]), Tiny.schedule("b", [(6, 0.005, 32)])])
    #expect(neither?.verdict.kind == .different && neither?.reason == .unequalNoiseScale)
  }

  /// The rule of equal g is an observation for Adam: where g is equal, theory has nothing to say.
  @Test func `no theory for Adam`() throws {
    let verdict = try Self.reason(
      .settled, optimizer: Self.quick, [Tiny.schedule("a", [(6, 0.005, 2)]), Tiny.schedule("b", [(6, 0.05, 20)])])
    #expect(verdict?.verdict.kind == .different)
    #expect(verdict?.reason == nil)
  }

  /// β₂ = 0.999 remembers 1000 updates, which a run of 600 updates does not outlast.
  @Test func `no settled epoch with Adam of a long memory`() throws {
    let verdict = try Self.reason(
      .settled, optimizer: Adam(), [Tiny.schedule("a", [(6, 0.005, 2)]), Tiny.schedule("b", [(6, 0.005, 32)])])
    #expect(verdict?.verdict.kind == .inconclusive)
    #expect(verdict?.reason == .noSettledEpoch)
  }
}
