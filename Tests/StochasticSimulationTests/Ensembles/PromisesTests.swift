import Descriptions
import NoiseScale
import Records
import ScheduleSupport
import Testing

@testable import StochasticSimulation

/// One way to simulate the quadratic.
struct SimulatedDynamics: Sendable, CustomTestStringConvertible {
  var name: String
  var optimizer: String
  var sampling: Sampling
  var kind: LangevinKind?

  var testDescription: String { "\(name) \(optimizer) \(sampling)" }

  static let all: [SimulatedDynamics] = {
    var all: [SimulatedDynamics] = []
    for optimizer in ["sgd", "momentum", "nesterov", "adam"] {
      for sampling in Sampling.allCases {
        all.append(SimulatedDynamics(name: "gaussian", optimizer: optimizer, sampling: sampling, kind: nil))
      }
    }
    for kind in LangevinKind.allCases {
      for sampling in [Sampling.withReplacement, .withoutReplacement] {
        all.append(SimulatedDynamics(name: "\(kind)", optimizer: "momentum", sampling: sampling, kind: kind))
      }
    }
    return all
  }()

  func timeline(name: String? = nil) -> Timeline {
    var schedule = jumpySchedule(optimizer == "adam" ? "sgd" : optimizer)
    if let name { schedule.name = name }
    return Timeline(schedule, TrainingSet(size: 300, sampling: sampling))
  }

  static let problem = try! QuadraticProblem(
    curvature: [1, 0.7, 0.3, 0.1, 0.02, 1e-3], gradientVariance: [1, 0.5, 0.5, 2, 1, 0], initialMean: 0.2)

  func simulation(_ timeline: Timeline, _ settings: EnsembleSettings) throws -> any Simulation {
    if let kind {
      return try LangevinQuadratic(problem: Self.problem, timeline: timeline, kind: kind, settings: settings)
    }
    return GaussianQuadratic(
      problem: Self.problem, timeline: timeline, optimizer: try Optimizers.read(.text(optimizer)), settings: settings)
  }

  func curves(_ timeline: Timeline, _ settings: EnsembleSettings) throws -> EnsembleCurves {
    try simulation(timeline, settings).run()
  }

  /// [replicate][point]
  func replicates(_ timeline: Timeline, _ settings: EnsembleSettings) throws -> [[Double]] {
    try simulation(timeline, settings).replicateValues().map { $0[0] }
  }
}

/// What changes a simulated number, and what does not: byte for byte.
@Suite struct PromisesTests {
  private func settings(
    seed: UInt64 = 1, replicates: Int = 37, every: Double = 1, threads: Int = 1, variant: KernelVariant = .widest
  ) -> EnsembleSettings {
    EnsembleSettings(
      seed: seed, replicates: replicates, grid: RecordGrid(every: every, epochs: jumpySchedule("sgd").epochs),
      threads: threads, variant: variant)
  }

  @Test(arguments: SimulatedDynamics.all) func threadsAndVariantsChangeNothing(_ dynamics: SimulatedDynamics) throws {
    let timeline = dynamics.timeline()
    let reference = try dynamics.curves(timeline, settings(threads: 1, variant: .baseline))
    #expect(reference.loss.count == 11)
    for variant in KernelVariant.supported {
      for threads in [1, 2, 3] {
        let other = try dynamics.curves(timeline, settings(threads: threads, variant: variant))
        #expect(other.loss == reference.loss, "\(threads) threads, \(variant)")
      }
    }
  }

  @Test(arguments: SimulatedDynamics.all) func moreReplicatesLeaveTheFirstAlone(_ dynamics: SimulatedDynamics) throws {
    let timeline = dynamics.timeline()
    let few = try dynamics.replicates(timeline, settings(replicates: 5))
    let many = try dynamics.replicates(timeline, settings(replicates: 37))
    #expect(few.count == 5 && many.count == 37)
    #expect(Array(many.prefix(5)) == few)
    #expect(Set(many.map { $0[0] }).count == 37)
    #expect(Set(many.map { $0[10] }).count == 37)
  }

  @Test(arguments: SimulatedDynamics.all) func namesAndSeedsChangeEveryReplicate(_ dynamics: SimulatedDynamics) throws {
    let base = try dynamics.replicates(dynamics.timeline(), settings())
    let named = try dynamics.replicates(dynamics.timeline(name: "other"), settings())
    let seeded = try dynamics.replicates(dynamics.timeline(), settings(seed: 2))
    for replicate in base.indices {
      for point in [0, 10] {
        #expect(base[replicate][point] != named[replicate][point])
        #expect(base[replicate][point] != seeded[replicate][point])
      }
    }
  }

  /// Every epoch that both grids have, bit by bit, though the stages begin at fractions of an epoch.
  @Test(arguments: SimulatedDynamics.all, [0.25, 0.1, 0.3])
  func recordEveryChangesNothing(_ dynamics: SimulatedDynamics, _ every: Double) throws {
    let timeline = dynamics.timeline()
    let coarse = try dynamics.curves(timeline, settings(every: 1))
    let fine = try dynamics.curves(timeline, settings(every: every))
    var common = 0
    for point in coarse.loss {
      guard let same = fine.loss.first(where: { $0.epoch == point.epoch }) else { continue }
      #expect(same == point, "epoch \(point.epoch)")
      common += 1
    }
    #expect(common >= 4)
  }

  /// 0.3 is the same epoch as the third of 0.1.
  @Test(arguments: SimulatedDynamics.all) func tenthsAndThirdsOfAnEpochMeet(_ dynamics: SimulatedDynamics) throws {
    let timeline = dynamics.timeline()
    let tenths = try dynamics.curves(timeline, settings(every: 0.1))
    let coarse = try dynamics.curves(timeline, settings(every: 0.3))
    for (index, point) in coarse.loss.dropLast().enumerated() { #expect(tenths.loss[3 * index] == point) }
  }
}
