import DataSets
import Experiments
import Findings
import Foundation
import NoiseScale
import Report
import StochasticSimulation
import Testing
import TinyExperiments

/// `replicates.csv` against `curves.csv` and against the verdicts, which are made without it.
@Suite struct ReplicatesTableTests {
  private static var options: RunOptions {
    var options = RunOptions()
    options.keepsReplicates = true
    return options
  }

  /// Quadratics under every simulated dynamics (20 replicates: a group that is not full), a network, and schedules that
  /// diverge, the second of each but the first.
  private static var experiments: [Experiment] {
    let stages = [(3.0, 0.1, 10), (3.0, 0.02, 10)]
    let network = Tiny.network(
      replicates: 9, [Tiny.schedule("a", momentum: 0.5, stages), Tiny.schedule("b", momentum: 0.5, [(6, 0.1, 40)])])
    return [
      Tiny.pair(dynamics: [.exact, .gaussian, .langevin, .langevinOverdamped], replicates: 20),
      network,
      Tiny.pair(dynamics: [.gaussian], replicates: 20)
        .with { $0.schedules[1] = Tiny.schedule("increasing", momentum: 0.5, [(12, 4, 10)]) },
      Tiny.pair(dynamics: [.gaussian], replicates: 3).with {
        $0.problem = Tiny.quadratic([1, 0.3], mean: 1, variance: 0)
      },
    ]
  }

  @Test(arguments: experiments.indices)
  func `the mean over the replicates is that of the curve`(index: Int) throws {
    let result = try Self.experiments[index].result(Self.options)
    #expect(ResultTable.replicates.isWritten(for: result))
    var samples: [String: [(replicate: Int, value: Double)]] = [:]
    let table = ResultTable.replicates.table(of: result)
    for row in table.rows {
      guard case .integer(let replicate) = row[3], case .number(let value) = row[6] else {
        #expect(row[6] == "inf")
        continue
      }
      samples["\(row[0...2]) \(row[4...5])", default: []].append((replicate, value))
    }
    var rows = 0
    for row in ResultTable.curves.table(of: result).rows where row[1] != .text("exact") {
      let values = try #require(samples["\(row[0...2]) \(row[3...4])"])
      guard case .integer(let count) = row[9], case .number(let mean) = row[5] else {
        Issue.record("a curve without a mean")
        continue
      }
      #expect(values.map(\.replicate) == Array(1...count))
      #expect(abs(values.map(\.value).reduce(0, +) / Double(count) - mean) <= 1e-13 * abs(mean))
      rows += count
    }
    // Nothing but the epoch at which a schedule diverges is there beside it.
    let divergences = result.runs.filter { $0.curves.divergence != nil }
    #expect(divergences.count == (index == 2 ? 1 : 0))
    #expect(table.rows.count == rows + divergences.count * result.experiment.replicates)
    #expect(table.rows.contains { $0[6] == "inf" } == (index == 2))
  }

  @Test(arguments: experiments.indices)
  func `the file gives the verdicts of the comparison`(index: Int) throws {
    let result = try Self.experiments[index].result(Self.options)
    let file = Data(ResultTable.replicates.table(of: result).csv.utf8)
    let found = try UserCurves(file, file: "replicates.csv").verdicts(
      reference: result.experiment.comparison.reference, comparison: result.experiment.comparison, settledFrom: nil)
    let own = ResultTable.verdicts.table(of: result).rows
      .filter { $0[2] != "exact" && ($0[4] == "whole" || $0[4] == "final") }
    let read = try CSVReader.read(Data(found.csv.utf8)).rows
    #expect(own.count == read.count && !own.isEmpty)
    for (own, read) in zip(own, read) {
      for (column, cell) in own.enumerated() where column != 11 && !(19...23).contains(column) {
        guard case .number(let expected) = cell else {
          var table = Table(name: "cell", columns: ["cell"])
          table.append([cell])
          #expect(table.csv == "cell\n\(read.fields[column].isEmpty ? "\"\"" : read.fields[column])\n")
          continue
        }
        let number = try #require(Double(read.fields[column]))
        #expect(abs(number - expected) <= 1e-9, "\(read.fields)")
      }
      // Of why a gap is there a file of curves knows the divergence alone.
      #expect((own[11] == "diverged") == (read.fields[11] == "diverged"))
    }
  }

  @Test func `single replicates are kept on request alone, and change no curve`() throws {
    for experiment in Self.experiments {
      let (plain, kept) = (try experiment.result(), try experiment.result(Self.options))
      #expect(!ResultTable.replicates.isWritten(for: plain))
      #expect(plain.runs.allSatisfy { $0.curves.curves.allSatisfy { $0.replicates == nil } })
      #expect(ResultTable.curves.table(of: plain).csv == ResultTable.curves.table(of: kept).csv)
    }
    let exact = try Tiny.pair(dynamics: [.exact]).result(Self.options)
    #expect(!ResultTable.replicates.isWritten(for: exact))
  }

  @Test func `a replicate's rows do not depend on how many there are, nor on threads`() throws {
    for experiment in Self.experiments.prefix(2) {
      func rows(_ replicates: Int, threads: Int) throws -> [[Cell]] {
        var options = Self.options
        options.threads = threads
        let result = try experiment.with { $0.replicates = replicates }.result(options)
        return ResultTable.replicates.table(of: result).rows.filter { $0[3] == 5 }
      }
      #expect(try rows(5, threads: 1) == rows(19, threads: 3))
    }
  }
}
