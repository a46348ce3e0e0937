import Experiments
import Findings
import NoiseScale
import Records
import Report
import StochasticSimulation
import TestSupport
import Testing
import TinyExperiments

@testable import Experiments

/// What must not change a number.
@Suite struct ExperimentRunnerTests {
  static let experiment = Tiny.pair(dynamics: [.exact, .gaussian, .langevin, .langevinOverdamped], replicates: 20)
  static let network = Tiny.network(
    replicates: 18,
    [
      Tiny.schedule("a", momentum: 0.5, [(1, 0.1, 10), (1, 0.02, 10)]),
      Tiny.schedule("b", momentum: 0.5, [(1, 0.1, 10), (1, 0.1, 50)]),
    ])

  /// The rows of a table as CSV.
  static func rows(_ type: ResultTable, _ result: ExperimentResult) -> [String] {
    type.table(of: result).csv.split(separator: "\n").map(String.init)
  }

  static func tables(_ result: ExperimentResult) -> [String] { ResultTable.all.map { $0.table(of: result).csv } }

  @Test(arguments: [experiment, network])
  func `the same experiment gives the same tables`(experiment: Experiment) throws {
    let first = try experiment.result()
    #expect(try Self.tables(experiment.result()) == Self.tables(first))
    // And another seed does not, where there is chance.
    #expect(try Self.tables(experiment.with { $0.seed = 2 }.result()) != Self.tables(first))
  }

  @Test(arguments: [experiment, network])
  func `threads and kernels change nothing`(experiment: Experiment) throws {
    let expected = Self.tables(try experiment.result(RunOptions(threads: 1, variant: .widest)))
    for variant in KernelVariant.allCases where variant.isSupported {
      for threads in [1, 2, 5] {
        #expect(Self.tables(try experiment.result(RunOptions(threads: threads, variant: variant))) == expected)
      }
    }
  }

  /// A record says whose it is: no two units of work of an experiment have the same key.
  @Test(arguments: [experiment, network.with { $0.dynamics = [.minibatch, .langevin] }])
  func `records are named by schedule, dynamics, refinement and replicates`(experiment: Experiment) throws {
    let prepared = try PreparedExperiment(experiment)
    var keys: [RecordKey] = []
    for job in prepared.jobs {
      let records = try prepared.simulation(of: job, threads: 1).fold(into: [Record](), progress: { _ in }) {
        $0.append($1)
      }
      keys += records.map(\.key)
      #expect(
        records.allSatisfy {
          $0.key.schedule == prepared.plans[job.schedule].schedule.name && $0.key.dynamics == job.dynamics.rawValue
            && $0.key.refinement == job.refinement
        })
      #expect(records.last?.key.replicates.upperBound == (job.dynamics == .exact ? 0 : experiment.replicates))
    }
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: [experiment, network])
  func `another schedule changes no row of the others`(experiment: Experiment) throws {
    let before = try experiment.result()
    let after = try experiment.with {
      $0.schedules.insert(Tiny.schedule("new", momentum: 0.5, [(2, 0.05, 20)]), at: 0)
      $0.comparison.reference = experiment.comparison.reference
    }.result()
    for table in ResultTable.all where table.isWritten(for: before) {
      let others = Self.rows(table, after).filter { !$0.hasPrefix("new,") }
      #expect(others == Self.rows(table, before))
      #expect(others.count < Self.rows(table, after).count)
    }
  }

  @Test(arguments: [experiment, network])
  func `the order of schedules and dynamics changes only the order of rows`(experiment: Experiment) throws {
    let before = try experiment.result()
    let after = try experiment.with {
      $0.schedules.reverse()
      $0.dynamics.reverse()
    }.result()
    for table in ResultTable.all where table.isWritten(for: before) {
      #expect(Self.rows(table, after).sorted() == Self.rows(table, before).sorted())
    }
    if experiment.dynamics.count > 1 { #expect(Self.tables(after) != Self.tables(before)) }
  }

  @Test func `record-every changes no row that stays`() throws {
    let rows = Set(Self.rows(.curves, try Self.experiment.with { $0.recordEvery = 0.5 }.result()))
    let coarse = Self.rows(.curves, try Self.experiment.with { $0.recordEvery = 2 }.result())
    #expect(rows.isSuperset(of: coarse))
    #expect(rows.count > 3 * coarse.count)
  }

  /// The first replicates stay as they are: with their sum and their sum of squares known, the moments of 20 from those of
  /// 19 leave one replicate, whose value must not depend on how it is found.
  @Test func `more replicates leave the first ones as they are`() throws {
    func means(_ replicates: Int) throws -> [[Double]] {
      try Self.experiment.with { $0.replicates = replicates }.result().runs
        .map { $0.curves.curves[0].points.map(\.moments.mean) }
    }
    // One replicate's mean is its value: x₂ = 2 mean₂ − mean₁, x₃ = 3 mean₃ − 2 mean₂.
    let (one, two, three) = (try means(1), try means(2), try means(3))
    let runs = try Self.experiment.with { $0.replicates = 3 }.result().runs
    for (index, run) in runs.enumerated() where run.curves.replicates > 0 {
      for (position, point) in run.curves.curves[0].points.enumerated() {
        let first = one[index][position]
        let second = 2 * two[index][position] - first
        let third = 3 * three[index][position] - 2 * two[index][position]
        let mean = (first + second + third) / 3
        let variance = [first, second, third].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
        #expect(isClose(variance, point.moments.variance, within: Tolerance.recursion))
      }
    }
  }

  @Test func `progress rises to one`() throws {
    let progress = Shares()
    _ = try PreparedExperiment(Self.experiment).run { progress.add($0) }
    let shares = progress.all
    #expect(shares == shares.sorted())
    #expect(shares.count > 4)
    #expect(isClose(shares.last ?? 0, 1))
  }
}
