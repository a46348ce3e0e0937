import Descriptions
import NoiseScale
import TestSupport
import Testing

@Suite struct IncrementsLawTests {
  @Test(arguments: [IncrementsLaw.Share.examples, .updates])
  func `more increments than can be counted`(share: IncrementsLaw.Share) {
    let law = IncrementsLaw(from: 1, to: 2, by: 0x1p-60, share: share)
    #expect(throws: Fault("by", "8.673617379884035e-19", allowed: "so large that there are at most 2^53 increments")) {
      try law.validate()
    }
  }

  @Test(arguments: [(0.0, 32.0), (2.99, 32), (3, 48), (5.9, 48), (6, 64), (8.9, 64), (9, 80)])
  func equalExamplesByHand(_ x: Double, _ value: Double) {
    let law = IncrementsLaw(from: 32, to: 80, by: 16)
    #expect(law.value(at: x, of: 9) == value)
    #expect(law.joints(of: 9) == [3, 6])
  }

  /// 32 + 48 + 64 = 144 examples for an update of each size.
  @Test(arguments: [(0.0, 32.0), (31.9, 32), (32, 48), (79.9, 48), (80, 64), (143.9, 64), (144, 80)])
  func equalUpdatesByHand(_ x: Double, _ value: Double) {
    let law = IncrementsLaw(from: 32, to: 80, by: 16, share: .updates)
    #expect(law.value(at: x, of: 144) == value)
    #expect(law.joints(of: 144) == [32, 80])
  }

  @Test func aBatchMayFall() {
    let law = IncrementsLaw(from: 80, to: 32, by: -16, share: .updates)
    // 80 + 64 + 48 = 192.
    #expect(law.joints(of: 192) == [80, 144])
    #expect([0, 80, 144, 191, 192].map { law.value(at: $0, of: 192) } == [80, 64, 48, 48, 32])
    #expect([0, 1, 2, 3].map { IncrementsLaw(from: 80, to: 32, by: -16).value(at: $0, of: 3) } == [80, 64, 48, 32])
  }

  /// Five sizes of 768 … 3840 in proportion to themselves over 50e9 tokens.
  @Test func theSwitchesOfAPublishedWarmUp() {
    let law = IncrementsLaw(from: 768, to: 4608, by: 768, share: .updates)
    for (joint, expected) in zip(law.joints(of: 50e9), [50e9 / 15, 10e9, 20e9, 100e9 / 3]) {
      #expect(isClose(joint, expected))
    }
    #expect(law.joints(of: 50e9).count == 4)
    #expect(law.value(at: 40e9, of: 50e9) == 3840 && law.value(at: 50e9, of: 50e9) == 4608)
  }

  /// Updates until `tokens` are seen, of 1024 tokens an example, with the batch at the last and its size.
  private func updates(_ law: IncrementsLaw, until tokens: Double) -> (count: Int, batch: Double) {
    var (seen, count, batch) = (0.0, 0, 0.0)
    while seen < tokens {
      batch = law.value(at: min(seen, 50e9), of: 50e9)
      seen += batch * 1024
      count += 1
    }
    return (count, batch)
  }

  /// A ramp by single examples over 50e9 tokens: at the end of 3e9 and at its own, as both programs count them.
  @Test(arguments: [
    (IncrementsLaw.Share.updates, 4608.0, 2766), (.examples, 4608, 3339), (.updates, 9216, 1865),
    (.examples, 9216, 2932),
  ])
  func theUpdatesOfTwoPublishedRamps(_ share: IncrementsLaw.Share, _ to: Double, _ count: Int) {
    #expect(updates(IncrementsLaw(from: 768, to: to, by: 1, share: share), until: 3e9).count == count)
  }

  @Test func theBatchesThere() {
    #expect(updates(IncrementsLaw(from: 768, to: 4608, by: 1, share: .updates), until: 3e9).batch == 1352)
    #expect(updates(IncrementsLaw(from: 768, to: 4608, by: 1), until: 3e9).batch == 998)
  }

  @Test func theUpdatesOfTheWholeRamps() {
    #expect(updates(IncrementsLaw(from: 768, to: 4608, by: 1, share: .updates), until: 50e9).count == 18_170)
    #expect(updates(IncrementsLaw(from: 768, to: 4608, by: 1), until: 50e9).count == 22_792)
  }

  /// 192 → 2048 by 16 over 9 765 625 examples: 116 increments, 12 658 updates.
  @Test func aPublishedRampInExamples() {
    let law = IncrementsLaw(from: 192, to: 2048, by: 16)
    var (seen, counts) = (0.0, [Double: Int]())
    while seen < 9_765_625 {
      let batch = law.value(at: seen, of: 9_765_625)
      counts[batch, default: 0] += 1
      seen += batch
    }
    #expect([192, 208, 224].map { counts[$0] } == [439, 405, 376])
    #expect(counts.values.reduce(0, +) == 12_658 && counts.count == 116 && seen == 9_765_808)
  }

  @Test(arguments: IncrementsLaw.Share.allCases)
  func anIncrementReachedUpToRoundingIsReached(_ share: IncrementsLaw.Share) {
    for (from, to, by, length) in [
      (3.0, 9000.0, 3.0, 0.1), (9001, 1, -1, 17.3), (0.1, 0.7, 0.1, 1e9), (1, 90_000, 1, 1.0 / 3),
    ] {
      let law = IncrementsLaw(from: from, to: to, by: by, share: share)
      let joints = law.joints(of: length)
      #expect(joints.count == Int(((to - from) / by).rounded()) - 1)
      let wrong = joints.indices.filter { index in
        let (before, after) = (from + by * Double(index), from + by * Double(index + 1))
        let joint = joints[index]
        return law.value(at: joint, of: length) != after || law.value(at: joint.nextDown, of: length) != after
          || law.value(at: joint * (1 - 1e-14), of: length) != before
      }
      #expect(wrong == [], "\(law.title)")
      #expect(law.value(at: length, of: length) == to)
    }
  }

  @Test(arguments: IncrementsLaw.Share.allCases)
  func tooManyIncrementsAreNotListed(_ share: IncrementsLaw.Share) {
    let law = IncrementsLaw(from: 1, to: 1e12, by: 1, share: share)
    #expect(law.joints(of: 1) == [] && law.isPiecewiseConstant)
    #expect(isClose(law.value(at: 0.25, of: 1), share == .examples ? 2.5e11 : 5e11, within: 1e-9))
  }

  @Test func keysAndFaults() throws {
    let law = try IncrementsLaw(parameters: ["from": .number(0.1), "to": .number(0.3), "by": .number(0.1)])
    #expect(law.share == .examples)
    for (from, to, by, message) in [
      (32.0, 80.0, 10.0, "by is 10, but must be a whole part of to − from (48)"),
      (32, 80, -16, "by is -16, but must be a whole part of to − from (48)"),
      (32, 80, 0, "by is 0, but must be a whole part of to − from (48)"),
      (32, 32, 16, "by is 16, but must be a whole part of to − from (0)"),
      (32, 32, 0, "by is 0, but must be a whole part of to − from (0)"),
      (32, 80, 96, "by is 96, but must be a whole part of to − from (48)"),
      (0, 80, 16, "from is 0, but must be a number > 0"), (32, 0, -16, "to is 0, but must be a number > 0"),
    ] {
      let error = #expect(throws: Fault.self) {
        try IncrementsLaw(parameters: ["from": .number(from), "to": .number(to), "by": .number(by)])
      }
      #expect(error?.message == message)
    }
    let error = #expect(throws: Fault.self) {
      try IncrementsLaw(
        parameters: ["from": .number(1), "to": .number(2), "by": .number(1), "share": .text("tokens")])
    }
    #expect(error?.message == "share is 'tokens', but must be one of examples, updates")
  }
}

extension IncrementsLaw: ExampleLaw {
  static let example = IncrementsLaw(from: 0.1, to: 0.3, by: 0.05, share: .updates)
}
