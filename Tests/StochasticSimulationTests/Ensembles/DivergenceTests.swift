import Descriptions
import NoiseScale
import Records
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct DivergenceTests {
  private let set = TrainingSet(size: 100, sampling: .withReplacement)

  private func timeline(_ rates: [Double]) -> Timeline {
    Timeline(
      Schedule(
        name: "diverging",
        stages: rates.map { Stage(epochs: 10, learningRate: .constant($0), batchSize: 10) }), set)
  }

  /// A replicate that starts near 0 gives no scale: of 4096 some start below 10⁻⁶ of the plateau.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func aReplicateThatStartsNearTheMinimum(_ seed: UInt64) throws {
    let timeline = timeline([0.1])
    let settings = EnsembleSettings(seed: seed, replicates: 4096, grid: RecordGrid(every: 1, epochs: 10), threads: 2)
    let problem = try problem(mean: 0, variance: 1)
    let stepped = GaussianQuadratic(problem: problem, timeline: timeline, optimizer: SGD(), settings: settings).run()
    #expect(stepped.divergence == nil && stepped.loss.count == 11)
    let equation = try LangevinQuadratic(problem: problem, timeline: timeline, kind: .overdamped, settings: settings)
    #expect(equation.run().divergence == nil)
  }

  /// The plateau, ε c/(2B (2 − ε)) = 2.6e-3, is 5 10⁶ times the start; only where ε·h is above the limit does a curve diverge.
  @Test func aStartFarBelowThePlateau() throws {
    let problem = try problem(mean: 0, variance: 1e-9)
    let settings = EnsembleSettings(seed: 1, replicates: 64, grid: RecordGrid(every: 1, epochs: 10))
    for (rate, diverges) in [(0.1, false), (1.999, false), (2.5, true)] {
      let timeline = timeline([rate])
      let exact = try ExactQuadratic(problem: problem, timeline: timeline, optimizer: SGD(), grid: settings.grid).run()
      #expect((exact.divergence != nil) == diverges)
      let stepped = GaussianQuadratic(problem: problem, timeline: timeline, optimizer: SGD(), settings: settings).run()
      #expect((stepped.divergence != nil) == diverges)
      for kind in LangevinKind.allCases {
        let equation = try LangevinQuadratic(problem: problem, timeline: timeline, kind: kind, settings: settings)
        #expect(equation.run().divergence == nil)
      }
    }
    let adam = GaussianQuadratic(problem: problem, timeline: timeline([0.1]), optimizer: Adam(), settings: settings)
    #expect(adam.run().divergence == nil)
  }

  private func problem(mean: Double = 1, variance: Double = 0, noise: Double = 1) throws -> QuadraticProblem {
    try QuadraticProblem(
      curvature: [1], gradientVariance: [noise], initialMean: mean, initialVariance: variance)
  }

  /// At ε = 2.5 the mean grows by 1.5 an update: the loss passes 10⁶ after 18 updates, ln 10⁶/(2 ln 1.5) = 17.04.
  @Test func exactCurvesAreCutAtTheFirstRecordedEpochBeyond() throws {
    let timeline = timeline([0.1, 2.5])
    let grid = RecordGrid(every: 0.5, epochs: 20)
    let stay = try ExactQuadratic(problem: problem(noise: 0), timeline: timeline, optimizer: SGD(), grid: grid).run()
    // 0.9¹⁰⁰ of the start is left at epoch 10: the way up is 100 ln(1/0.9)/ln 1.5 = 25.98 updates longer, 43.02 in all.
    #expect(stay.divergence == Divergence(replicates: 1, epoch: 14.5, update: 145, stage: 1))
    #expect(stay.loss.last?.epoch == 14)
    #expect(stay.loss.count == 29)
    #expect(stay.replicates == 0)
  }

  /// The stage that made the updates, also where the epoch is the boundary to the next.
  @Test func theStageIsTheOneThatDiverged() throws {
    let curves = try ExactQuadratic(
      problem: problem(), timeline: timeline([2.5, 0.1]), optimizer: SGD(), grid: RecordGrid(every: 10, epochs: 20)
    ).run()
    #expect(curves.divergence == Divergence(replicates: 1, epoch: 10, update: 100, stage: 0))
    #expect(curves.loss.map(\.epoch) == [0])
  }

  @Test func aSimulationCountsTheReplicatesBeyond() throws {
    let settings = EnsembleSettings(seed: 1, replicates: 20, grid: RecordGrid(every: 0.1, epochs: 10))
    let quadratic = GaussianQuadratic(
      problem: try problem(variance: 1), timeline: timeline([2.5]), optimizer: SGD(), settings: settings)
    let curves = quadratic.run()
    let divergence = try #require(curves.divergence)
    #expect(curves.replicates == 20)
    #expect(divergence.stage == 0)
    let points = quadratic.timeline.recordPoints(settings.grid)
    let replicates = quadratic.replicateValues().map { $0[0] }
    let position = curves.loss.count
    #expect(points[position].epoch == divergence.epoch)
    #expect(points[position].position == divergence.update)
    // The expected start is ½(1 + 1), and no stage has a plateau.
    let beyond = replicates.count { !($0[position] <= 1e6 * max($0[0], 1)) }
    #expect(divergence.replicates == beyond)
    #expect(beyond >= 1 && beyond < 20)
    #expect(replicates.allSatisfy { values in values.prefix(position).allSatisfy { $0 <= 1e6 * max(values[0], 1) } })
  }

  /// All replicates of a run pass through infinity to NaN; none is reported as a number.
  @Test func infinityIsNeverRecorded() throws {
    let settings = EnsembleSettings(seed: 1, replicates: 33, grid: RecordGrid(every: 100, epochs: 1000), threads: 2)
    let stage = Stage(epochs: 1000, learningRate: 100, batchSize: 10, momentum: 0.9)
    let timeline = Timeline(Schedule(name: "far", stages: [stage]), set)
    for optimizer in ["momentum", "nesterov"] {
      let curves = GaussianQuadratic(
        problem: try problem(), timeline: timeline, optimizer: try Optimizers.read(.text(optimizer)), settings: settings
      ).run()
      #expect(curves.loss.map(\.epoch) == [0])
      #expect(curves.divergence == Divergence(replicates: 33, epoch: 100, update: 1000, stage: 0))
      let exact = try ExactQuadratic(
        problem: problem(), timeline: timeline, optimizer: Optimizers.read(.text(optimizer)), grid: settings.grid
      ).run()
      #expect(exact.loss.map(\.epoch) == [0])
      #expect(exact.divergence == Divergence(replicates: 1, epoch: 100, update: 1000, stage: 0))
    }
  }

  /// A start of 0 is as good as any.
  @Test func aStartOfZero() throws {
    let grid = RecordGrid(every: 1, epochs: 10)
    let curves = try ExactQuadratic(
      problem: problem(mean: 0), timeline: timeline([0.1]), optimizer: SGD(), grid: grid
    ).run()
    #expect(curves.divergence == nil)
    #expect(curves.means[0] == 0)
    // Var w after k updates: (ε/(h(2 − ε h))) s² (1 − (1 − εh)²ᵏ).
    var power = 1.0
    for _ in 0..<200 { power *= 0.9 }
    #expect(relativeError(curves.means[10], 0.5 * 0.1 * 0.1 / 1.9 * (1 - power)) < 10 * Tolerance.algebra)
    let simulated = GaussianQuadratic(
      problem: try problem(mean: 0), timeline: timeline([0.1]), optimizer: SGD(),
      settings: EnsembleSettings(seed: 1, replicates: 16, grid: grid)
    ).run()
    #expect(simulated.divergence == nil)
    #expect(simulated.means[0] == 0 && simulated.means[10] > 0)
  }
}
