import Descriptions
import Equivalence
import Experiments
import Foundation
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

/// Averages over windows of epochs, and over the last ones, against averages of the single replicates.
@Suite struct WindowTests {
  private static func experiment(_ change: (inout Experiment) -> Void = { _ in }) -> Experiment {
    Tiny.pair(dynamics: [.exact, .gaussian], replicates: 20).with {
      $0.comparison.window = 4
      $0.comparison.finalWindow = 5
      change(&$0)
    }
  }

  private static var keeping: RunOptions {
    var options = RunOptions()
    options.keepsReplicates = true
    return options
  }

  @Test func `simulated replicates are averaged one by one`() throws {
    let result = try Self.experiment().result(Self.keeping)
    let comparison = try #require(result.comparisons.first { $0.dynamics == .gaussian })
    #expect(comparison.points.map(\.epoch) == [4, 8, 12])
    func values(_ schedule: Int, _ epochs: ClosedRange<Int>) throws -> SampleSummary {
      let run = try #require(result.runs.first { $0.schedule == schedule && $0.dynamics == .gaussian })
      let kept = try #require(run.curves.curves[0].replicates)
      return SampleSummary(
        (0..<20).map { replicate in
          epochs.reduce(0) { $0 + kept[$1][replicate] } / Double(epochs.count)
        })
    }
    for (point, epochs) in zip(comparison.points, [1...4, 5...8, 9...12]) {
      let (mine, other) = (try values(1, epochs), try values(0, epochs))
      #expect(isClose(point.gap, log(mine.mean / other.mean)))
      let error = (mine.variance / 20 / (mine.mean * mine.mean) + other.variance / 20 / (other.mean * other.mean))
        .squareRoot()
      #expect(isClose(point.standardError, error))
    }
    let end = comparison.verdict(.final).verdict
    #expect(isClose(try #require(end.largestGap), log(try values(1, 8...12).mean / values(0, 8...12).mean)))
    #expect(end.largestGapEpoch == 12)
  }

  @Test func `exact values are averaged too`() throws {
    let plain = try Tiny.pair().result()
    let windowed = try Self.experiment { $0.dynamics = [.exact] }.result()
    let means = plain.runs.map { $0.curves.curves[0].points.map(\.moments.mean) }
    let gaps = try #require(windowed.comparisons.first?.points)
    for (point, epochs) in zip(gaps, [1...4, 5...8, 9...12]) {
      let sums = means.map { curve in epochs.reduce(0) { $0 + curve[$1] } }
      #expect(isClose(point.gap, log(sums[1] / sums[0])) && point.standardError == 0)
    }
    // The curves themselves are as they were.
    #expect(windowed.runs[0].curves.curves[0].points == plain.runs[0].curves.curves[0].points)
  }

  /// Stages change at epoch 6 and take 6 · 0.3 + 0.15 epochs to settle, so that the window 5…8 holds epochs that are not settled. One
  /// that ends with the stage does not.
  @Test func `a window is settled where all its epochs are`() throws {
    func settled(_ window: Double) throws -> [Bool] {
      let result = try Self.experiment {
        $0.dynamics = [.exact]
        $0.schedules[1] = Tiny.schedule("increasing", momentum: 0.5, [(6, 0.1, 10), (6, 0.1, 150)])
        $0.comparison.window = window
      }.result()
      return try #require(result.comparisons.first?.points).map(\.settled)
    }
    #expect(try settled(4) == [true, false, true])
    #expect(try settled(3) == [true, true, false, true])
  }

  @Test func `a window is no longer than the shortest schedule and no shorter than the distance of the records`() {
    for change in [{ $0.window = 13 }, { $0.finalWindow = 13 }, { $0.window = 0.5 }]
      as [(inout ComparisonDescription) -> Void]
    {
      var experiment = Tiny.pair()
      change(&experiment.comparison)
      #expect(throws: Fault.self) { try experiment.validate() }
    }
    #expect(throws: Never.self) { try Self.experiment { $0.comparison.window = 12 }.validate() }
  }

  @Test func `what is predicted is averaged alike`() throws {
    let result = try Self.experiment {
      $0.dynamics = [.exact]
      $0.schedules[1] = Tiny.schedule("increasing", momentum: 0.5, [(6, 0.1, 10), (6, 0.1, 150)])
      $0.comparison.lossMargin = 0.01
    }.result()
    let explained = try #require(result.verdict("increasing", .whole))
    #expect(explained.verdict.kind == .different)
    let sum = explained.contributions.reduce(0) { $0 + $1.size }
    #expect(isClose(sum, try #require(explained.verdict.deciding?.gap)))
  }

  @Test func `numbers of threads and the division into records change nothing`() throws {
    let one = try Self.experiment { $0.replicates = 40 }.result()
    let two = try Self.experiment { $0.replicates = 40 }.result(RunOptions(threads: 2))
    #expect(one.comparisons.map(\.points) == two.comparisons.map(\.points))
  }
}
