import Foundation
import NoiseScale
import TestSupport
import Testing

/// Runs that are too long for a loop, against closed forms.
@Suite struct LongRunTests {
  private static func timeline(
    _ length: Position, _ tracks: [HyperParameter: Track], size: Int = 1_000_000_000, counting: Counting = Counting()
  ) -> Timeline {
    Timeline(
      Schedule(name: "long", length: length, tracks, counting: counting),
      TrainingSet(size: size, sampling: .withReplacement))
  }

  @Test func `a thousand million updates after a warm-up in updates are two segments and two runs of batches`() throws {
    let updates = 1_000_000_000
    let timeline = Self.timeline(
      Position(Double(updates), .updates),
      [
        .learningRate: Track([
          Piece(until: Position(2000, .updates), .law(LinearLaw(from: 0, to: 0.1))),
          Piece(.law(CosineLaw(from: 0.1, to: 0))),
        ]), .batchSize: 4096,
      ])
    #expect(timeline.segments.map(\.updates) == [2000, updates - 2000])
    #expect(timeline.totalUpdates == updates && timeline.totalExamples == updates * 4096)
    // The middle of the cosine, its last update, and the middle of the warm-up.
    let middle = try timeline.update(at: Position(Double(2000 + (updates - 2000) / 2 + 1), .updates))
    #expect(abs(middle.hyperParameters.learningRate - 0.05) < 1e-12)
    #expect(try timeline.update(at: Position(100, .percent)).index == updates - 1)
    let warm = try timeline.update(at: Position(Double(1001 * 4096), .examples))
    #expect(warm.index == 1000 && abs(warm.hyperParameters.learningRate - 0.05) < 1e-15)
  }

  @Test func `ten million million examples in epochs with edges are counted in closed form`() {
    var counting = Counting()
    counting.epochEdge = .keep
    let tracks: [HyperParameter: Track] = [.learningRate: 0.1, .batchSize: 96, .accumulate: 4]
    let flushed = Self.timeline(Position(1e7, .epochs), tracks, size: 1_000_001, counting: counting)
    // 10 417 batches of an epoch are 2605 windows.
    #expect(flushed.totalUpdates == 2605 * 10_000_000)
    #expect(flushed.totalExamples == 1_000_001 * 10_000_000)
    #expect(flushed.segments[0].last?.hyperParameters.batchSize == 1_000_001 - 2604 * 384)
    // Windows that go on end with every fourth epoch.
    counting.window = .carry
    let carried = Self.timeline(Position(1e7, .epochs), tracks, size: 1_000_001, counting: counting)
    #expect(carried.totalUpdates == 10_417 * 10_000_000 / 4)
    #expect(carried.totalExamples == flushed.totalExamples)
    #expect(carried.segments[0].last?.hyperParameters.batchSize == 3 * 96 + 1_000_001 % 96)
  }

  /// s, f and R of a batch that grows linearly in examples.
  static let ramps: [(from: Double, to: Double, over: Double)] = [
    (192, 2048, 9_765_625), (32e3, 3.2e6, 12e9), (768, 4608, 50e9 / 1024), (4608, 768, 50e9 / 1024), (8, 9, 1e6),
  ]

  @Test(arguments: ramps) func `a batch linear in examples makes R over f minus s times ln of f over s updates`(
    ramp: (from: Double, to: Double, over: Double)
  ) {
    let timeline = Self.timeline(
      Position(ramp.over, .examples),
      [.learningRate: 0.1, .batchSize: Track(.law(LinearLaw(from: ramp.from, to: ramp.to)))])
    let integral = ramp.over / (ramp.to - ramp.from) * log(ramp.to / ramp.from)
    // A batch is as large as where it starts: behind by half of what it grows. Rounded sizes and the last update are the rest.
    let behind = log(ramp.to / ramp.from) / 2
    let rounded = 0.25 / min(ramp.from, ramp.to)
    #expect(abs(Double(timeline.totalUpdates) - (integral + behind)) <= 1 + rounded * integral)
  }

  @Test func `a staircase of equal examples makes the sum of its stairs but for one on each`() {
    for (from, to, by, over) in [(192.0, 2048.0, 16.0, 9_765_625.0), (10, 100, 30, 12_345), (64, 8, -8, 99_999)] {
      let law = IncrementsLaw(from: from, to: to, by: by)
      let timeline = Self.timeline(
        Position(over, .examples), [.learningRate: 0.1, .batchSize: Track(.law(law))])
      let stairs = ((to - from) / by).rounded()
      let sum = (0..<Int(stairs)).map { over / stairs / (from + by * Double($0)) }.reduce(0, +)
      #expect(abs(Double(timeline.totalUpdates) - sum) <= stairs)
    }
  }

  @Test func `a staircase of equal updates makes the length over the arithmetic mean but for one on each`() {
    for (from, to, by, over) in [(768.0, 4608.0, 1.0, 50e9 / 1024), (10, 100, 30, 123_456), (64, 8, -8, 99_999)] {
      let law = IncrementsLaw(from: from, to: to, by: by, share: .updates)
      let timeline = Self.timeline(
        Position(over, .examples), [.learningRate: 0.1, .batchSize: Track(.law(law))])
      let stairs = ((to - from) / by).rounded()
      let mean = (from + to - by) / 2
      #expect(abs(Double(timeline.totalUpdates) - over / mean) <= stairs)
    }
  }

  @Test func `the published ramps make the updates that were published`() throws {
    let bloom = Self.timeline(
      Position(220e6, .examples),
      [
        .learningRate: 6e-5,
        .batchSize: Track([
          Piece(until: Position(9_765_625, .examples), .law(IncrementsLaw(from: 192, to: 2048, by: 16))), Piece(2048),
        ]),
      ])
    #expect(bloom.segments[0].updates == 12_658)
    let triple = { (share: IncrementsLaw.Share) in
      Self.timeline(
        Position(50e9 / 1024, .examples),
        [
          .learningRate: 0.1, .batchSize: Track(.law(IncrementsLaw(from: 768, to: 4608, by: 1, share: share))),
        ]
      ).totalUpdates
    }
    #expect(triple(.updates) == 18_170 && triple(.examples) == 22_792)
  }
}
