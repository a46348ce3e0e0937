import Equivalence
import Experiments
import Foundation
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing
import TinyExperiments

/// The resolution of verdicts against wrong schedules that are compared as any other.
@Suite struct ControlGapsTests {
  /// Whether exact curves of the reference, its ε times a factor from the second stage on, are different over a region.
  private static func isNoticed(_ factor: Double, _ region: Region, margin: Double) throws -> Bool {
    let result = try Tiny.pair().with {
      $0.comparison.lossMargin = margin
      $0.schedules[1] = Tiny.schedule("wrong", momentum: 0.5, [(6, 0.1, 10), (6, 0.02 * factor, 10)])
    }.result()
    return try #require(result.verdict("wrong", region)).verdict.kind == .different
  }

  @Test("exact curves: by comparing", arguments: [Region.settled, .whole, .final], [0.1, 0.3])
  func exact(region: Region, margin: Double) throws {
    let result = try Tiny.pair().with { $0.comparison.lossMargin = margin }.result()
    let explained = try #require(result.verdict("increasing", region))
    guard explained.verdict.kind == .equivalent else {
      #expect(explained.resolution == nil)
      return
    }
    let resolution = try #require(explained.resolution)
    #expect(resolution.source == .closedForm && resolution.tried == 1 / 16.0...16)
    let above = try #require(resolution.above)
    #expect(try Self.isNoticed(above, region, margin: margin))
    let before = [1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2, 2.5, 3, 4, 5, 6, 8].last { $0 < above }
    if let before { #expect(try !Self.isNoticed(before, region, margin: margin)) }
    if let below = resolution.below { #expect(try Self.isNoticed(below, region, margin: margin)) }
    // At the end a learning rate that is far too small has lost on the way what it gains by its noise.
    #expect((resolution.below == nil) == (region == .final))
  }

  @Test func `more replicates notice more`() throws {
    func resolution(_ replicates: Int) throws -> Resolution? {
      try Tiny.pair(dynamics: [.gaussian], replicates: replicates).with { $0.comparison.lossMargin = 0.5 }.result()
        .verdict("increasing", .settled)?.resolution
    }
    let (few, many) = (try #require(try resolution(400)), try #require(try resolution(10_000)))
    let exact = try #require(
      try Tiny.pair().with { $0.comparison.lossMargin = 0.5 }.result().verdict("increasing", .settled)?.resolution)
    #expect((few.above ?? .infinity) >= (many.above ?? .infinity) && (many.above ?? .infinity) >= exact.above!)
    #expect((few.below ?? 0) <= (many.below ?? 0) && many.above != nil)
  }

  private static func network(controls: [Double]) -> Experiment {
    Tiny.network(
      replicates: 16,
      comparison: ComparisonDescription(lossMargin: 0.5, accuracyMargin: 0.3, controls: controls),
      [
        Tiny.schedule("reference", momentum: 0.5, [(3, 0.1, 10), (3, 0.02, 10)]),
        Tiny.schedule("other", momentum: 0.5, [(3, 0.1, 10), (3, 0.1, 50)]),
      ])
  }

  @Test func `on a network controls are run, and nothing else changes`() throws {
    let plain = try Self.network(controls: []).result()
    let controlled = try Self.network(controls: [0.1, 30]).result()
    #expect(plain.comparisons.map(\.points) == controlled.comparisons.map(\.points))
    #expect(controlled.runs.count == plain.runs.count && controlled.plans.count == 2)
    #expect(plain.comparisons.flatMap(\.verdicts).allSatisfy { $0.resolution == nil })
    let known = controlled.comparisons.flatMap(\.verdicts).filter { $0.verdict.kind == .equivalent }
    #expect(!known.isEmpty && known.allSatisfy { $0.resolution?.source == .controls })
    #expect(known.allSatisfy { $0.resolution?.tried == 0.1...30 })
  }

  @Test func `an experiment with controls is read as it is written`() throws {
    for controls in [[], ComparisonDescription.usualControls, [0.5, 2]] {
      let experiment = Self.network(controls: controls)
      #expect(try Experiment(experiment.node).comparison.controls == controls)
    }
  }
}
