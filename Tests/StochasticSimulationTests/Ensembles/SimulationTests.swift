import NoiseScale
import Records
import ScheduleSupport
import Testing

@testable import StochasticSimulation

/// The summary of a run is the fold of its records, for every simulation there is.
@Suite struct SimulationTests {
  private static let problem = try! QuadraticProblem(curvature: [1, 0.3], gradientVariance: [1, 2])

  private static let simulations: [any Simulation] = {
    let timeline = Timeline(jumpySchedule("momentum"), TrainingSet(size: 300, sampling: .withoutReplacement))
    var settings = EnsembleSettings(
      seed: 1, replicates: 37, grid: RecordGrid(every: 0.7, epochs: timeline.schedule.epochs), threads: 3)
    settings.keepsReplicates = true
    let network = try! noisyProblem(300, features: 4, hidden: [3], classes: 2, test: 10)
    return try! [
      ExactQuadratic(problem: problem, timeline: timeline, optimizer: HeavyBall(), grid: settings.grid),
      GaussianQuadratic(problem: problem, timeline: timeline, optimizer: HeavyBall(), settings: settings),
      LangevinQuadratic(problem: problem, timeline: timeline, kind: .withMemory, settings: settings),
      LangevinQuadratic(problem: problem, timeline: timeline, kind: .overdamped, settings: settings),
      NetworkEnsemble(
        problem: network, timeline: timeline, optimizer: HeavyBall(), settings: settings, measureNoiseEvery: 5),
      NetworkEnsemble(
        problem: network, timeline: timeline, optimizer: HeavyBall(), settings: settings,
        langevin: NetworkLangevin(refinement: 2)),
    ]
  }()

  @Test(arguments: simulations.indices) func aRunIsTheFoldOfItsRecords(_ index: Int) throws {
    let simulation = Self.simulations[index]
    let records = simulation.records()
    let curves = simulation.run()
    let fold = records.reduce(into: RecordFold(keepsReplicates: simulation.keepsReplicates)) { $0.add($1) }.curves
    #expect(fold.curves.map(\.metric) == curves.curves.map(\.metric))
    for (one, other) in zip(fold.curves, curves.curves) {
      #expect(one.points == other.points && one.points.count > 10 && one.replicates == other.replicates)
    }
    #expect(fold.noise == curves.noise && fold.replicates == curves.replicates && curves.divergence == nil)
    // Groups of the simulation's size, one after another.
    let size = type(of: simulation).groupSize
    if curves.replicates > 0 {
      #expect(records.map(\.key.replicates) == stride(from: 0, to: 37, by: size).map { $0..<min($0 + size, 37) })
    }
    #expect(zip(records, records.dropFirst()).allSatisfy { $0.key.isFollowed(by: $1.key) })
    // One replicate at a time comes to the same.
    var single = RecordFold(keepsReplicates: simulation.keepsReplicates)
    for record in records where !record.key.isExact {
      for (place, replicate) in record.key.replicates.enumerated() {
        var one = Record(key: record.key, series: [])
        one.key.replicates = replicate..<replicate + 1
        one.series = record.series.map { series in
          var part = Record.Series(metric: series.metric, kind: series.kind)
          for (point, values) in zip(series.points, series.values) { part.append(point, [values[place]]) }
          return part
        }
        single.add(one)
      }
    }
    if curves.replicates > 0 { #expect(single.curves.curves.map(\.points) == curves.curves.map(\.points)) }
  }
}
