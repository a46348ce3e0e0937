import Descriptions
import Foundation
import TestSupport
import Testing

@testable import NoiseScale

/// Transforms on tracks in mixed clocks keep what they say, at every place of the run.
@Suite struct TransformTracksTests {
  /// A schedule of tracks with constant batches, on a training set whose examples have 16 tokens.
  struct Trial: Sendable, CustomTestStringConvertible {
    var number: Int
    var schedule: Schedule
    var set: TrainingSet
    var testDescription: String { "trial \(number)" }
  }

  static let trials: [Trial] = (0..<60).map { number in
    var random = SeededGenerator(UInt64(number))
    let set = TrainingSet(
      size: 2000, sampling: random.pick([.withReplacement, .withoutReplacement]), sequenceLength: 16)
    let epochs = random.uniform(1.5, 4)
    let length = random.pick([
      Position(epochs, .epochs), Position((epochs * 2000).rounded(), .examples),
      Position((epochs * 32_000).rounded(), .tokens),
      Position((epochs * 150).rounded(), .updates),
    ])
    func place(_ share: Double) -> Position {
      random.pick([
        Position(100 * share, .percent), Position((share * epochs * 32_000).rounded(), .tokens),
        Position((share * epochs * 150).rounded(.up), .updates), Position(share * epochs, .epochs),
      ])
    }
    let top = random.uniform(0.01, 0.1)
    func law(_ from: Double, _ to: Double) -> Quantity {
      random.pick([
        .law(CosineLaw(from: from, to: to)), .law(LinearLaw(from: from, to: to)),
        .law(ExponentialLaw(from: from, to: to)), .constant(to), .law(OneMinusSquareRootLaw(from: from, to: to)),
      ])
    }
    let rates = [
      Piece(until: place(0.1), .law(LinearLaw(from: 0, to: top))), Piece(until: place(0.3), .constant(top)),
      Piece(until: place(0.6), law(top, top / 3)),
      // Its horizon may lie past the end of the run.
      Piece(until: random.pick([nil, place(1.4)]), law(top / 3, top / 20)),
    ]
    let batches = [Piece(until: place(0.2), 8), Piece(until: place(0.5), 12), Piece(16)]
    let schedule = Schedule(
      name: "trial", length: length,
      [
        .learningRate: Track(rates), .batchSize: random.pick([Track(batches), Track(12)]),
        .weightDecay: Track([Piece(until: place(0.4), 0.1), Piece(0.01)]),
      ])
    return Trial(number: number, schedule: schedule, set: set)
  }.filter { Timeline($0.schedule, $0.set).fault == nil }

  @Test func `there are trials of every length`() throws {
    #expect(Self.trials.count > 30)
    for trial in Self.trials { try trial.schedule.validate(on: trial.set, optimizer: SGD.self) }
  }

  /// What holds at many places of both runs, but for the ends of pieces.
  private func pairs(_ old: Schedule, _ new: Schedule, _ set: TrainingSet) -> [(HyperParameters, HyperParameters)] {
    let (before, after) = (Timeline(old, set), Timeline(new, set))
    #expect(abs(before.nominalExamples - after.nominalExamples) <= 1e-6)
    let ends = (before.segments + after.segments).flatMap { [$0.start, $0.end] }
    return (0..<300).compactMap { step in
      let examples = before.nominalExamples * (Double(step) + 0.5) / 300
      guard ends.allSatisfy({ abs($0 - examples) > 1e-3 }) else { return nil }
      return (
        before.segment(atExamples: examples).values(atExamples: examples),
        after.segment(atExamples: examples).values(atExamples: examples)
      )
    }
  }

  @Test(arguments: trials) func `nothing to do changes no update`(_ trial: Trial) throws {
    let new = try ScaleLearningRate(by: 1).apply(to: trial.schedule, on: trial.set, optimizer: SGD())
    let (before, after) = (Timeline(trial.schedule, trial.set), Timeline(new, trial.set))
    #expect(new == trial.schedule)
    #expect(before.totalUpdates == after.totalUpdates)
    for (a, b) in zip(before.updates, after.updates) { #expect(a == b) }
  }

  @Test(arguments: trials) func `the noise scale, the drift and the pull of a coupled decay stay`(_ trial: Trial) throws
  {
    let transforms: [any Transform] = [
      IncreaseBatchSize(), IncreaseBatchSize(upTo: 40), IncreaseBatchSize(multipleOf: 8), Hybrid(decays: 1),
      ScaleLearningRate(by: 2.5), RaiseMomentum(to: 0.5), DecayLearningRate(),
    ]
    for transform in transforms {
      let new = try transform.apply(to: trial.schedule, on: trial.set)
      guard case .tracks = new.form else {
        #expect(Bool(false), "\(transform.title) leaves the tracks")
        return
      }
      for (old, new) in pairs(trial.schedule, new, trial.set) {
        let (g, other) = (
          old.approximateNoiseScale(trainingSetSize: 2000), new.approximateNoiseScale(trainingSetSize: 2000)
        )
        #expect(isClose(other, g, within: 1e-7), "\(transform.title)")
        #expect(isClose(other * new.weightDecay, g * old.weightDecay, within: 1e-7), "\(transform.title)")
      }
    }
  }

  @Test(arguments: trials) func `the exact noise scale stays, and a coupled decay pulls as the finite set has it`(
    _ trial: Trial
  ) throws {
    let new = try IncreaseBatchSize(keep: .exact).apply(to: trial.schedule, on: trial.set)
    for (old, new) in pairs(trial.schedule, new, trial.set) {
      #expect(isClose(new.noiseScale(trial.set), old.noiseScale(trial.set), within: 1e-7))
      let room = { (values: HyperParameters) in
        trial.set.sampling.isFinitePopulation ? 1 - Double(values.batchSize) / 2000 : 1
      }
      let pull = { (values: HyperParameters) in values.driftRate(trainingSetSize: 2000) * values.weightDecay }
      #expect(isClose(pull(new), pull(old) * room(old) / room(new), within: 1e-7))
    }
  }

  @Test(arguments: trials) func `rules of the root keep it, and a rescaled decoupled decay`(_ trial: Trial) throws {
    let adam = AdamScaling(beta1: .keep, beta2: .power, clip: [0.5, 0.9999])
    let transforms: [any Transform] = [
      Seesaw(weightDecay: .rescale), SquareRoot(by: 2.5, adam: adam, weightDecay: .rescale),
      SquareRoot(upTo: 100, adam: adam, weightDecay: .rescale), Seesaw(), SquareRoot(by: 2.5, adam: adam),
    ]
    for transform in transforms {
      let new = try transform.apply(to: trial.schedule, on: trial.set, optimizer: AdamW())
      for (old, new) in pairs(trial.schedule, new, trial.set) {
        let root = { (values: HyperParameters) in values.learningRate / Double(values.batchSize).squareRoot() }
        #expect(isClose(root(new), root(old), within: 1e-7), "\(transform.title)")
        let pull = { (values: HyperParameters) in
          values.learningRate * values.weightDecay / Double(values.batchSize)
        }
        let kappa = Double(new.batchSize) / Double(old.batchSize)
        let share = transform.decayScaling == .rescale ? 1 : 1 / kappa.squareRoot()
        #expect(isClose(pull(new), pull(old) * share, within: 1e-7), "\(transform.title)")
        if transform is SquareRoot, kappa != 1 {
          #expect(isClose(new.adam.beta2 ?? 0, min(max(pow(0.999, kappa), 0.5), 0.9999), within: 1e-12))
          #expect(new.adam.beta1 == 0.9)
        }
      }
    }
  }

  @Test(arguments: trials) func `what comes after changes alone`(_ trial: Trial) throws {
    let before = Timeline(trial.schedule, trial.set)
    let count = before.totalUpdates / 2
    let (new, update, _) = try trial.schedule.transformed(
      by: [IncreaseBatchSize()], after: Position(Double(count), .updates), on: trial.set, optimizer: SGD())
    #expect(update.index == count - 1)
    let after = Timeline(new, trial.set)
    for (a, b) in zip(before.updates.prefix(count), after.updates.prefix(count)) {
      #expect(a.examplesBefore == b.examplesBefore && a.hyperParameters.batchSize == b.hyperParameters.batchSize)
      #expect(isClose(a.hyperParameters.learningRate, b.hyperParameters.learningRate, within: 1e-9))
    }
    for (old, new) in pairs(trial.schedule, new, trial.set) {
      let g = old.approximateNoiseScale(trainingSetSize: 2000)
      #expect(isClose(new.approximateNoiseScale(trainingSetSize: 2000), g, within: 1e-7))
    }
    #expect(after.totalUpdates <= before.totalUpdates)
  }

  /// A warm-up in updates while the batch grows: what is past stays to the last digit.
  @Test func `a run under way keeps its past`() throws {
    let set = TrainingSet(size: 625_000, sampling: .withReplacement, sequenceLength: 16)
    let schedule = Schedule(
      name: "ramp", length: Position(1e7, .tokens),
      [
        .batchSize: Track([Piece(until: Position(4e6, .tokens), .law(LinearLaw(from: 32, to: 320))), Piece(320)]),
        .learningRate: Track([
          Piece(until: Position(500, .updates), .law(LinearLaw(from: 0, to: 1e-3))),
          Piece(until: Position(80, .percent), 1e-3), Piece(1e-4),
        ]),
      ])
    let (new, update, _) = try schedule.transformed(
      by: [IncreaseBatchSize()], after: Position(60, .percent), on: set, optimizer: AdamW())
    let (before, after) = (Timeline(schedule, set), Timeline(new, set))
    for (a, b) in zip(before.updates.prefix(update.index + 1), after.updates) {
      #expect(a.examplesBefore == b.examplesBefore && a.hyperParameters == b.hyperParameters)
    }
    #expect(after.totalUpdates < before.totalUpdates)
    // Where the warm-up itself would have to be cut, it is refused.
    let fault = #expect(throws: Fault.self) {
      try schedule.transformed(
        by: [ScaleLearningRate(by: 2)], after: Position(100, .updates), on: set, optimizer: AdamW())
    }
    #expect(fault?.path.isEmpty == false)
  }

  /// A batch that grows in increments while the learning rate falls: each size is a part of its own.
  @Test func `increments are transformed too`() throws {
    let set = TrainingSet(size: 100_000, sampling: .withReplacement)
    let schedule = Schedule(
      name: "ramp", length: Position(100_000, .examples),
      [
        .batchSize: Track([
          Piece(until: Position(40_000, .examples), .law(IncrementsLaw(from: 16, to: 64, by: 16))), Piece(64),
        ]),
        .learningRate: Track(.law(CosineLaw(from: 0.1, to: 0.01))),
      ])
    let new = try IncreaseBatchSize().apply(to: schedule, on: set)
    for (old, new) in pairs(schedule, new, set) {
      let g = old.approximateNoiseScale(trainingSetSize: set.size)
      // Increments begin with an update, up to a batch after their place.
      #expect(isClose(new.approximateNoiseScale(trainingSetSize: set.size), g, within: 1e-7) || old.batchSize < 64)
      #expect(new.learningRate >= old.learningRate * (1 - 1e-9))
    }
    let updates = Array(Timeline(schedule, set).updates)
    let after = Timeline(new, set)
    for update in updates where update.examplesBefore > 0 {
      let values = after.segment(atExamples: Double(update.examplesBefore)).values(
        atExamples: Double(update.examplesBefore))
      let g = update.hyperParameters.approximateNoiseScale(trainingSetSize: set.size)
      #expect(isClose(values.approximateNoiseScale(trainingSetSize: set.size), g, within: 1e-7))
    }
  }

  @Test func `a transform says what it does not keep at the ends of epochs`() throws {
    var schedule = Schedule(
      name: "edges", stages: [0.1, 0.01].map { Stage(epochs: 2, learningRate: .constant($0), batchSize: 64) })
    schedule.counting.epochEdge = .keep
    let set = TrainingSet(size: 1000, sampling: .withReplacement)
    let notes = try IncreaseBatchSize().transformed(schedule, on: set).notes
    #expect(notes.contains { $0.contains("the last update of an epoch") })
    // Where it is dropped there is none.
    schedule.counting.epochEdge = .drop
    #expect(try IncreaseBatchSize().transformed(schedule, on: set).notes.isEmpty)
    schedule.counting.epochEdge = .continuous
    #expect(try IncreaseBatchSize().transformed(schedule, on: set).notes.isEmpty)
  }

  @Test func `what the rules of practice keep is the root alone`() {
    #expect(SquareRoot().keeps == .adamEquation)
    #expect(SquareRoot(adam: AdamScaling(beta1: .keep, beta2: .power)).keeps == .rateByRootOfBatch)
  }

  @Test func `a rule that raises a momentum needs one`() {
    let schedule = Schedule(name: "x", stages: [Stage(epochs: 1, learningRate: 0.1, batchSize: 8)])
    let fault = #expect(throws: Fault.self) {
      try RaiseMomentum(to: 0.9).apply(
        to: schedule, on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: AdamW())
    }
    #expect(fault?.message == "stage 1: optimizer is adamw, but must be one with a momentum, which the rule raises")
  }

  /// A β that follows a law stays as it is, or the transform says that it cannot.
  @Test func `a law of a beta is kept whole or refused`() throws {
    let set = TrainingSet(size: 10_000, sampling: .withReplacement)
    let warm = Track([Piece(until: Position(100, .updates), .law(LinearLaw(from: 0.85, to: 0.95))), Piece(0.95)])
    let schedule = Schedule(
      name: "x", length: Position(20_000, .examples),
      [
        .batchSize: 16, .beta1: warm,
        .learningRate: Track([Piece(until: Position(10_000, .examples), 0.1), Piece(0.01)]),
      ])
    let new = try IncreaseBatchSize().apply(to: schedule, on: set, optimizer: AdamW())
    guard case .tracks(let tracks) = new.form else { return #expect(Bool(false), "no tracks") }
    #expect(tracks[.beta1] == warm)
    let fault = #expect(throws: Fault.self) {
      try ScaleLearningRate(by: 2).apply(to: schedule, on: set, optimizer: AdamW())
    }
    #expect(fault?.message.hasPrefix("beta1: a law of a β") == true)
  }

  /// A batch and a warm-up that end within one update: what follows counts from where each ends.
  @Test func `two ends within an update`() throws {
    let set = TrainingSet(size: 25_000, sampling: .withReplacement, sequenceLength: 16)
    let schedule = Schedule(
      name: "s", length: Position(500, .updates),
      [
        .batchSize: Track([Piece(until: Position(5121, .examples), 512), Piece(16)]),
        .learningRate: Track([
          Piece(until: Position(11, .updates), .law(LinearLaw(from: 0, to: 1))),
          Piece(.law(LinearLaw(from: 1, to: 0.1))),
        ]),
      ])
    let (new, update, _) = try schedule.transformed(
      by: [ScaleLearningRate(by: 2)], after: Position(200, .updates), on: set, optimizer: SGD())
    for (a, b) in zip(Timeline(schedule, set).updates.prefix(update.index + 1), Timeline(new, set).updates) {
      #expect(a.examplesBefore == b.examplesBefore && a.hyperParameters.batchSize == b.hyperParameters.batchSize)
      #expect(isClose(b.hyperParameters.learningRate, a.hyperParameters.learningRate, within: 1e-9))
    }
    let whole = try IncreaseBatchSize().apply(to: schedule, on: set, optimizer: SGD())
    for (old, new) in pairs(schedule, whole, set) {
      let g = old.approximateNoiseScale(trainingSetSize: set.size)
      #expect(isClose(new.approximateNoiseScale(trainingSetSize: set.size), g, within: 1e-7))
    }
  }

  /// With edges an epoch does not hold N/B updates: a law in updates is refused rather than shifted.
  @Test func `a law in updates is not cut where epochs have edges`() throws {
    let set = TrainingSet(size: 100, sampling: .withReplacement)
    let rate = Track([Piece(until: Position(80, .updates), .law(CosineLaw(from: 1, to: 0.001)))])
    var schedule = Schedule(name: "s", length: Position(40, .epochs), [.batchSize: 48, .learningRate: rate])
    #expect(throws: Never.self) { try ScaleLearningRate(by: 0.5).apply(to: schedule, on: set, optimizer: SGD()) }
    schedule.counting.epochEdge = .drop
    let fault = #expect(throws: Fault.self) {
      try ScaleLearningRate(by: 0.5).apply(to: schedule, on: set, optimizer: SGD())
    }
    #expect(fault?.message.contains("epochs have edges") == true)
    var stages = Schedule(
      name: "s",
      stages: [Stage(Position(80, .updates), learningRate: .law(CosineLaw(from: 1, to: 0.001)), batchSize: 48)])
    stages.counting.epochEdge = .keep
    let other = #expect(throws: Fault.self) {
      try ScaleLearningRate(by: 0.5).apply(to: stages, on: set, optimizer: SGD())
    }
    #expect(other?.message.contains("epochs have edges") == true)
  }
}
