import Descriptions
import NoiseScale
import RandomSchedules
import TestSupport
import Testing

@Suite struct TracksAgainstLoopTests {
  /// Schedules, and how many of them must be such that they can be laid out.
  static let seeds = 0..<600 as Range<UInt64>
  static let least = 400

  /// What is different in an update, if anything is: in a count, or in a value by more than 1e-12 of the largest in the run, as the
  /// root of what is left of a piece has the rounding of a number of examples.
  private static func difference(_ update: Update, _ made: UpdateLoop.Made, in loop: UpdateLoop) -> String? {
    let values = update.hyperParameters
    let counts = [
      ("index", update.index, made.index), ("examples before", update.examplesBefore, made.before),
      ("batch", values.batchSize, made.batch), ("stride", update.stride, made.stride),
    ]
    for (name, a, b) in counts where a != b { return "\(name) of update \(made.index) is \(a), not \(b)" }
    guard values.gradientScale == made.scale else {
      return "scale of update \(made.index) is \(values.gradientScale), not \(made.scale)"
    }
    let numbers: [(HyperParameter, Double?, Double?)] = [
      (.learningRate, values.learningRate, nil), (.momentum, values.momentum, 0), (.weightDecay, values.weightDecay, 0),
      (.beta1, values.adam.beta1, nil), (.beta2, values.adam.beta2, nil), (.delta, values.adam.delta, nil),
    ]
    for (parameter, a, otherwise) in numbers {
      let b = made.values[parameter] ?? otherwise
      if a == nil, b == nil { continue }
      guard let a, let b, abs(a - b) <= Tolerance.zero * loop.largest[parameter, default: 0] else {
        return "\(parameter.symbol) of update \(made.index) is \(a as Any), not \(b as Any)"
      }
    }
    return nil
  }

  @Test func `every update of random schedules is that of a plain loop`() {
    var (valid, refused, kinds) = (0, 0, Set<String>())
    for seed in Self.seeds {
      let item = RandomSchedule(seed: seed)
      let timeline = Timeline(item.schedule, item.trainingSet)
      guard let loop = try? UpdateLoop(item.schedule, item.trainingSet) else {
        refused += 1
        let fault = #expect(throws: Fault.self, "seed \(seed)") {
          try item.schedule.validate(on: item.trainingSet, optimizer: FormalOptimizer.self)
        }
        #expect(fault?.subject == "until", "seed \(seed)")
        continue
      }
      guard timeline.fault == nil else {
        Issue.record("seed \(seed): \(timeline.fault!.message)")
        continue
      }
      valid += 1
      kinds.formUnion(item.schedule.lawNames)
      let updates = Array(timeline.updates)
      let wrong = zip(updates, loop.made).lazy.compactMap { Self.difference($0, $1, in: loop) }.first
      #expect(wrong == nil, "seed \(seed)")
      #expect(timeline.totalUpdates == loop.made.count && updates.count == loop.made.count, "seed \(seed)")
    }
    #expect(valid >= Self.least && refused > 0)
    #expect(Set(Laws.catalog.names).subtracting(kinds) == [], "laws that no schedule had")
  }

  @Test func `segments hold the updates of the loop one after another and know their last`() {
    for seed in Self.seeds {
      let item = RandomSchedule(seed: seed)
      let timeline = Timeline(item.schedule, item.trainingSet)
      guard timeline.fault == nil, let loop = try? UpdateLoop(item.schedule, item.trainingSet) else { continue }
      var next = 0
      for segment in timeline.segments {
        #expect(segment.firstUpdate == next, "seed \(seed)")
        next += segment.updates
        guard segment.updates > 0, next <= loop.made.count, let last = segment.last else {
          #expect(segment.last == nil && segment.updates == 0, "seed \(seed)")
          continue
        }
        let difference = Self.difference(last, loop.made[next - 1], in: loop)
        #expect(difference == nil, "seed \(seed)")
        // All of them with the same pieces.
        let pieces = Set(loop.made[segment.firstUpdate..<next].map(\.pieces))
        #expect(pieces.count == 1, "seed \(seed)")
        #expect(segment.examplesAfter >= loop.made[next - 1].after, "seed \(seed)")
      }
      #expect(next == loop.made.count, "seed \(seed)")
    }
  }

  @Test func `the update at a position is the first of the loop that reaches it`() throws {
    var found = 0
    for seed in Self.seeds {
      var item = RandomSchedule(seed: seed)
      let timeline = Timeline(item.schedule, item.trainingSet)
      guard timeline.fault == nil, let loop = try? UpdateLoop(item.schedule, item.trainingSet) else { continue }
      let length: Position =
        if case .tracks(let tracks) = item.schedule.form { tracks.length } else {
          Position(timeline.nominalExamples, .examples)
        }
      let marks = Marks(trainingSet: item.trainingSet, length: length)
      for _ in 0..<8 {
        let position = item.position()
        let mark = marks.mark(position, updates: loop.made.count)
        let expected = loop.made.first { mark.isReached(Clocks(examples: $0.after, updates: $0.index + 1)) }
        let update = try? timeline.update(at: position)
        #expect(update?.index == expected?.index, "seed \(seed) at \(position.text)")
        guard let update, let expected else { continue }
        found += 1
        let difference = Self.difference(update, expected, in: loop)
        #expect(difference == nil, "seed \(seed) at \(position.text)")
      }
    }
    #expect(found > 4 * Self.least)
  }
}
