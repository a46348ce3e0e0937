import Equivalence
import Experiments
import Findings
import NoiseScale
import Testing
import TinyExperiments

@Suite struct HeadlinesTests {
  static func headlines(_ experiment: Experiment) throws -> [String] { try experiment.result().headlines }

  static func pair(_ epochs: Double, momentum: Double = 0.5, _ first: (Double, Int), _ second: (Double, Int))
    -> Experiment
  {
    Tiny.pair().with {
      $0.schedules = [
        Tiny.schedule("reference", momentum: momentum, [(epochs, first.0, first.1)]),
        Tiny.schedule("other", momentum: momentum, [(epochs, second.0, second.1)]),
      ]
      $0.comparison.reference = "reference"
    }
  }

  @Test func equivalent() throws {
    #expect(
      try Self.headlines(Self.pair(12, (0.01, 10), (0.02, 20)))
        == [
          "other: 2× fewer updates, loss within 0.65 % once settled (exact, 12 of 13 epochs): equivalent; "
            + "loss within 0.22 % at the end: equivalent; once settled it would have noticed g × 1.1 and g ÷ 1.1"
        ])
  }

  @Test func different() throws {
    let lines = try Self.headlines(Self.pair(12, (0.01, 10), (0.01, 20)))
    #expect(
      lines == [
        "other: 2× fewer updates, loss 4.63 times the reference's at epoch 11, once settled (exact, 12 of 13 epochs): "
          + "different (unequal-noise-scale); loss 4.49 times the reference's at the end: different (unequal-noise-scale)"
      ])
  }

  @Test func `more updates`() throws {
    let lines = try Self.headlines(Self.pair(12, (0.02, 20), (0.01, 10)))
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("other: 2× more updates, loss within "))
    #expect(lines[0].contains("once settled (exact, 12 of 13 epochs): equivalent; "))
  }

  @Test func `nothing settled`() throws {
    #expect(
      try Self.headlines(Self.pair(1, momentum: 0.9, (0.1, 100), (0.1, 100)))
        == [
          "other: as many updates, loss never compared once settled (exact, 0 of 101 recorded points): inconclusive "
            + "(no-settled-epoch); loss within 0 % at the end: equivalent; at the end it would have noticed g × 10 and g ÷ 6"
        ])
  }

  @Test func `simulated replicates speak before exact values, with the confidence`() throws {
    let lines = try Self.headlines(
      Self.pair(12, (0.01, 10), (0.02, 20)).with {
        $0.dynamics = [.exact, .gaussian]
        $0.replicates = 400
        $0.comparison.confidence = 0.99999
      })
    #expect(lines[0].contains("once settled (99.999 %, "))
  }

  /// What was measured before says nothing of the rest.
  @Test func diverged() throws {
    let result = try Self.pair(12, (0.1, 10), (4, 10)).result()
    #expect(result.headlines == ["other: as many updates, diverges: different (diverged)"])
    #expect(
      result.divergences == [
        "other (exact) diverges by epoch 1, update 100, in stage 1: mode 1 has ε·h = 4, stable below 3"
      ])
    let simulated = try Self.pair(12, (0.1, 10), (4, 10)).with { $0.dynamics = [.gaussian] }.result()
    #expect(
      simulated.divergences == [
        "other (gaussian) diverges by epoch 1, update 100, in stage 1, in 4 of 4 replicates: "
          + "mode 1 has ε·h = 4, stable below 3"
      ])
  }

  @Test func `the reference diverges`() throws {
    let result = try Self.pair(12, (4, 10), (0.1, 10)).result()
    #expect(result.headlines == ["other: as many updates, the reference diverges: different (diverged)"])
    let both = try Self.pair(12, (4, 10), (4, 10)).result()
    #expect(both.headlines == ["other: as many updates, both diverge: inconclusive (diverged)"])
  }

  @Test func `one replicate has no interval`() throws {
    let lines = try Self.headlines(
      Self.pair(12, (0.01, 10), (0.02, 20)).with {
        $0.dynamics = [.gaussian]
        $0.replicates = 1
      })
    #expect(
      lines == [
        "other: 2× fewer updates, loss without an interval once settled (95 %, 12 of 13 epochs): inconclusive "
          + "(too-few-replicates); loss without an interval at the end: inconclusive (too-few-replicates)"
      ])
  }

  /// Half the updates in half the epochs are no gain.
  @Test func `different lengths are said`() throws {
    let experiment = Tiny.pair().with {
      $0.schedules = [
        Tiny.schedule("reference", momentum: 0.5, [(12, 0.1, 10)]),
        Tiny.schedule("short", momentum: 0.5, [(6, 0.1, 10)]),
      ]
      $0.comparison.reference = "reference"
    }
    #expect(
      try Self.headlines(experiment)
        == [
          "short: 2× fewer updates (6 epochs instead of 12), loss within 0 % once settled (exact, 6 of 13 epochs): "
            + "inconclusive (missing-epochs); loss never compared at the end: inconclusive (missing-epochs)"
        ])
  }

  @Test func `a schedule alone`() throws {
    let experiment = Tiny.pair().with { $0.schedules.removeLast() }
    #expect(try Self.headlines(experiment) == ["decaying: 1\u{202F}200 updates, no other schedule to compare"])
  }

  /// A metric that is not equivalent is quoted before one that is, and then the one whose gap comes nearest to its margin.
  @Test func `the worst metric`() throws {
    let experiment = Tiny.network(
      replicates: 8, comparison: .init(lossMargin: 50, accuracyMargin: 1e-6),
      [
        Tiny.schedule("reference", momentum: 0.5, [(3, 0.1, 10)]),
        Tiny.schedule("other", momentum: 0.5, [(3, 0.2, 20)]),
      ])
    #expect(try Self.headlines(experiment)[0].contains(" accuracy could differ by up to "))
    #expect(try Self.headlines(experiment)[0].contains(": inconclusive (too-few-replicates), about "))
    let loose = experiment.with {
      $0.comparison.accuracyMargin = 1
      $0.comparison.lossMargin = 1
    }
    let lines = try Self.headlines(loose)
    #expect(
      lines[0].contains(" loss within ") && lines[0].contains("; what it would have noticed once settled is not known"))
  }

  /// The largest gap may be that of another metric.
  @Test func `the metric whose interval reaches furthest is quoted`() throws {
    let pair = [
      Tiny.schedule("reference", momentum: 0.5, [(3, 0.1, 10)]), Tiny.schedule("other", momentum: 0.5, [(3, 0.2, 20)]),
    ]
    var differing = 0
    for seed in 1...12 {
      let result = try Tiny.network(replicates: 2, comparison: .init(lossMargin: 1e-3, accuracyMargin: 1e-3), pair)
        .with { $0.seed = UInt64(seed) }.result()
      let ends = result.comparisons.map { ($0.metric, $0.verdict(.final).verdict) }
      guard ends.allSatisfy({ $0.1.kind == .inconclusive }) else { continue }
      let byGap = try #require(ends.max { $0.1.largestGap!.magnitude < $1.1.largestGap!.magnitude })
      let byReach = try #require(ends.max { max(-$0.1.lower!, $0.1.upper!) < max(-$1.1.lower!, $1.1.upper!) })
      differing += byGap.0 == byReach.0 ? 0 : 1
      let metric = byReach.0.replacing("_", with: " ")
      #expect(result.headlines[0].contains("; \(metric) could differ by up to "), "\(result.headlines)")
    }
    #expect(differing > 0)
  }

  @Test func `how many replicates would decide`() throws {
    let result = try Self.pair(12, (0.01, 10), (0.02, 20)).with {
      $0.dynamics = [.gaussian]
      $0.replicates = 4
    }.result()
    let verdict = result.comparisons[0].verdict(.settled).verdict
    let needed = try #require(verdict.replicatesToDecide)
    #expect(verdict.limitation == .tooFewReplicates && needed < 1000)
    #expect(
      result.headlines[0].contains("inconclusive (too-few-replicates), about \(needed) replicates would decide; "),
      "\(result.headlines)")
  }

  @Test func `the same epoch twice with two intervals`() throws {
    var found: Set<Bool> = []
    for seed in 1...12 {
      let result = try Self.pair(12, (0.01, 10), (0.01, 20)).with {
        $0.dynamics = [.gaussian]
        $0.replicates = 64
        $0.seed = UInt64(seed)
      }.result()
      let verdicts = [Region.settled, .final].map { result.comparisons[0].verdict($0).verdict }
      let deciding = try verdicts.map { try #require($0.deciding) }
      let isSame = deciding[0].epoch == deciding[1].epoch
      #expect(result.headlines[0].contains("12 of 13 epochs, band over all settled epochs)") == isSame)
      found.insert(isSame)
    }
    #expect(found.count == 2)
  }
}
