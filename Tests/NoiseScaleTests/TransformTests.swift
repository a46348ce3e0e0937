import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// What every transform in ``Transforms/all`` obeys, over generated schedules.
@Suite struct TransformTests {
  /// Every kind of transform, with parameters that are all different from their defaults.
  static let examples: [(name: String, parameters: Parameters)] = own.map { name, own in
    (name, Parameters(own.entries + common.entries.filter { isTaken($0.name, by: name) }))
  }

  private static func isTaken(_ parameter: String, by transform: String) -> Bool {
    Transforms.all.first { $0.name == transform }!.parameters.map(\.name).contains(parameter)
  }

  private static let own: [(String, Parameters)] = [
    ("increase-batch-size", [:]), ("hybrid", ["decays": .number(2)]), ("scale-learning-rate", ["by": .number(5)]),
    ("raise-momentum", ["to": .number(0.98)]), ("decay-learning-rate", [:]),
    ("square-root", ["by": .number(4)]), ("seesaw", ["exponent": .number(0.75)]),
  ]

  private static let common: Parameters = [
    "up-to": .number(5120), "multiple-of": .number(8), "keep": .text("exact"),
  ]

  @Test func everyTransformHasAnExample() {
    #expect(Self.examples.map(\.name).sorted() == Transforms.catalog.names.sorted())
  }

  @Test(arguments: examples.map(\.name))
  func parametersMakeTheSameTransformAgain(_ name: String) throws {
    let parameters = try #require(Self.examples.first { $0.name == name }).parameters
    let transform = try Transforms.make(name, parameters)
    #expect(transform.name == name)
    #expect(Parameters(transform) == parameters)
    // All of them, but those that are written only where they are not the usual ones.
    let names = type(of: transform).parameters.map(\.name)
    #expect(
      names.filter(Parameters(transform).entries.map(\.name).contains) == Parameters(transform).entries.map(\.name))
    let again = try Transforms.make(name, Parameters(transform))
    #expect(again.options == transform.options)
    let item = ScheduleCase.steady[0]
    let large = TrainingSet(size: 50_000, sampling: .withoutReplacement)
    let adam: any Optimizer = name == RaiseMomentum.name ? HeavyBall() : Adam()
    #expect(
      try again.apply(to: item.schedule, on: large, optimizer: adam)
        == transform.apply(to: item.schedule, on: large, optimizer: adam))
  }

  /// A transform with options drawn at random, applied to a generated schedule.
  struct Trial: Sendable, CustomTestStringConvertible {
    var item: ScheduleCase
    var name: String
    var parameters: Parameters
    /// Adam for the rule that changes its parameters, with few or many updates remembered.
    var optimizer: any Optimizer = HeavyBall()
    /// What is transformed: with Adam at no momentum.
    var schedule: Schedule {
      guard optimizer is Adam else { return item.schedule }
      var schedule = item.schedule
      for index in schedule.stages.indices { schedule.stages[index].momentum = 0 }
      return schedule
    }
    var testDescription: String {
      "\(name) \(parameters.entries.map { "\($0.name) \($0.value.text ?? "…")" }) of \(item)"
    }
  }

  static let trials: [Trial] = ScheduleCase.transformable.flatMap { item in
    var random = SeededGenerator(UInt64(77_000 + item.number))
    return examples.map { name, _ in
      var entries: [(name: String, value: Node)] =
        switch name {
        case "hybrid": [("decays", .number(Double(random.integer(0...3))))]
        case "scale-learning-rate": [("by", .number(random.pick([0.2, 1, 1.7, 5])))]
        case "raise-momentum": [("to", .number(random.pick([0.9, 0.95])))]
        case "square-root": random.chance(0.5) ? [("by", .number(random.pick([0.25, 1, 3.3, 4])))] : []
        case "seesaw": random.chance(0.5) ? [("exponent", .number(random.pick([0.5, 0.6, 1])))] : []
        default: []
        }
      let unit = random.pick([1, 1, 1, 8, 10])
      if random.chance(0.5) { entries.append(("up-to", .number(Double(random.integer(10...item.trainingSet.size))))) }
      if unit > 1 { entries.append(("multiple-of", .number(Double(unit)))) }
      // Reshuffled batches have no exact g.
      let isExact = random.chance(0.5) && item.trainingSet.sampling != .reshuffled
      if isExact, isTaken("keep", by: name) { entries.append(("keep", .text("exact"))) }
      var trial = Trial(item: item, name: name, parameters: Parameters(entries))
      if name == "square-root" {
        let rest = random.pick([0.1, 1e-4, 1e-5])
        trial.optimizer = Adam(beta1: 1 - rest, beta2: 1 - rest / 10, delta: 1e-3)
      }
      return trial
    }
  }

  @Test(arguments: trials)
  func itKeepsWhatItSays(_ trial: Trial) throws {
    let transform = try Transforms.make(trial.name, trial.parameters)
    let (old, trainingSet) = (trial.schedule, trial.item.trainingSet)
    let size = trainingSet.size
    let unit = transform.options.multipleOf
    let keepsExact = transform.keeps == .noiseScale && trainingSet.sampling.isFinitePopulation
    let new: Schedule
    do {
      new = try transform.apply(to: old, on: trainingSet, optimizer: trial.optimizer)
    } catch {
      if error.subject == "beta1" {
        // Only a batch that Adam's memory does not reach.
        #expect(try Self.largestGrowth(trial) * (1 - (trial.optimizer as! Adam).beta1) > 1 - 1e-6, "\(error)")
        return
      }
      // Only a cap below a batch that is there already.
      let room = min(transform.options.upTo ?? size, keepsExact ? size - 1 : size) / unit * unit
      #expect(old.stages.contains { $0.constantBatchSize! > room }, "\(error)")
      return
    }
    try new.validate(on: TrainingSet(size: size, sampling: .withReplacement), optimizer: type(of: trial.optimizer))
    #expect(new.name == old.name)
    for stage in new.stages {
      guard case .law(let law) = stage.learningRate else { continue }
      #expect(try Laws.read(law.named).named == law.named)
    }
    #expect(isClose(new.epochs, old.epochs, within: Tolerance.epochs))
    #expect(new.stages.allSatisfy { $0.epochs > 1e-11 }, "a stage too short to mean anything")

    let batches = new.stages.map { $0.constantBatchSize! }
    #expect(batches.allSatisfy { $0 >= 1 && $0 <= min(transform.options.upTo ?? size, size) && $0 % unit == 0 })

    let (before, after) = (Timeline(old, trainingSet), Timeline(new, trainingSet))
    #expect(isClose(after.nominalExamples, before.nominalExamples, within: Tolerance.epochs))
    #expect(Double(after.totalExamples) - after.nominalExamples < Double(batches.max()!))

    func kept(_ values: HyperParameters) -> Double {
      switch transform.keeps {
      case .noiseScale where keepsExact: values.noiseScale(trainingSet)
      case .noiseScale, .approximateNoiseScale: values.approximateNoiseScale(trainingSetSize: size)
      case .rateByRootOfBatch, .adamEquation: values.learningRate / Double(values.batchSize).squareRoot()
      }
    }
    let asked = old.lookUp(on: trainingSet)
    let largest = before.updates.reduce(0) { max($0, kept($1.hyperParameters)) }
    let wrong = after.updates.first { update in
      let expected = kept(asked(update.examplesBefore))
      return abs(expected - kept(update.hyperParameters)) > Tolerance.excerpt * expected + Tolerance.zero * largest
    }
    #expect(
      wrong == nil,
      "asked \(wrong.map { kept(asked($0.examplesBefore)) } ?? 0)")
    if transform.keeps == .adamEquation {
      let lost = after.updates.first { update in
        let (then, now) = (asked(update.examplesBefore), update.hyperParameters)
        return !Self.hasTheSameMemory(trial.optimizer, then, now)
      }
      #expect(lost == nil)
    } else {
      #expect(new.stages.allSatisfy { $0.adam == AdamSettings() })
    }

    let grows =
      trial.name != "decay-learning-rate"
      && !(["scale-learning-rate", "square-root"].contains(trial.name) && factor(of: trial) < 1)
    if grows {
      let isSteady = Set(old.stages.map(\.constantBatchSize)).count == 1
      #expect(after.totalUpdates <= before.totalUpdates + (isSteady ? 0 : old.stages.count))
    }
  }

  /// (1 − β₁)/B, (1 − β₂)/B and δ√B.
  private static func hasTheSameMemory(
    _ optimizer: any Optimizer, _ then: HyperParameters, _ now: HyperParameters
  ) -> Bool {
    guard case .adam(let old1, let old2, let oldDelta) = optimizer.rule(then),
      case .adam(let new1, let new2, let newDelta) = optimizer.rule(now)
    else { return false }
    let scale = Double(now.batchSize) / Double(then.batchSize)
    return abs(1 - new1 - scale * (1 - old1)) < Tolerance.rounding
      && abs(1 - new2 - scale * (1 - old2)) < Tolerance.rounding
      && isClose(newDelta * scale.squareRoot(), oldDelta)
  }

  /// The largest B′/B that a trial asks for, told by an Adam that remembers for ever.
  private static func largestGrowth(_ trial: Trial) throws -> Double {
    let endless = Adam(beta1: 1 - 1e-12, beta2: 1 - 1e-12)
    let old = trial.schedule
    let new = try Transforms.make(trial.name, trial.parameters).apply(
      to: old, on: trial.item.trainingSet, optimizer: endless)
    let ends = new.stages.indices.map { new.stages[...$0].reduce(0) { $0 + $1.epochs } }
    return zip(new.stages, ends).map { stage, end in
      var start = 0.0
      let before = old.stages.first { candidate in
        defer { start += candidate.epochs }
        return end - stage.epochs / 2 < start + candidate.epochs
      }
      return Double(stage.constantBatchSize!) / Double(before!.constantBatchSize!)
    }.max()!
  }

  private func factor(of trial: Trial) -> Double { trial.parameters["by"]?.number ?? 1 }

  /// The largest learning rate of `schedule` at up to so many examples, looked at on a fine grid.
  private static func runningMaximum(_ item: ScheduleCase) -> (Int) -> Double {
    let end = Int(Timeline(item.schedule, item.trainingSet).nominalExamples)
    let asked = item.schedule.lookUp(on: item.trainingSet)
    var (top, maxima) = (0.0, [Double]())
    for examples in 0...end {
      top = max(top, asked(examples).learningRate)
      maxima.append(top)
    }
    return { maxima[min($0, end)] }
  }

  /// Beyond what rounding the batch size to a multiple of 1 gives, the learning rate stays at or below its running maximum.
  @Test(arguments: trials.filter { $0.name == "increase-batch-size" || $0.name == "hybrid" })
  func theLearningRateStaysBelowItsRunningMaximum(_ trial: Trial) throws {
    let transform = try Transforms.make(trial.name, trial.parameters)
    let (old, trainingSet) = (trial.item.schedule, trial.item.trainingSet)
    guard let new = try? transform.apply(to: old, on: trainingSet) else { return }
    let maximum = Self.runningMaximum(trial.item)
    let asked = old.lookUp(on: trainingSet)
    let size = Double(trainingSet.size)
    let keepsExact = transform.options.keep == .exact && trainingSet.sampling.isFinitePopulation
    func odds(_ batch: Double) -> Double { keepsExact ? batch / max(size - batch, 0.5) : batch }
    let wrong = Timeline(new, trainingSet).updates.first { update in
      let was = asked(update.examplesBefore)
      let batch = Double(update.hyperParameters.batchSize)
      let unit = Double(transform.options.multipleOf)
      // Half a multiple up, or the present batch size up to the next multiple.
      let up = max(
        odds(batch) / odds(max(Double(was.batchSize), batch - unit / 2)),
        odds((Double(was.batchSize) / unit).rounded(.up) * unit) / odds(Double(was.batchSize)))
      let movesInDoublings =
        trial.name == "increase-batch-size" && new.stages[update.stage].learningRate.constant == nil
      let allowed = movesInDoublings && unit == 1 ? 1 : up
      return update.hyperParameters.learningRate > maximum(update.examplesBefore) * allowed * (1 + Tolerance.excerpt)
    }
    #expect(wrong == nil, "maximum \(wrong.map { maximum($0.examplesBefore) } ?? 0)")
  }

  private static func differs(_ a: HyperParameters, _ b: HyperParameters, largest: Double) -> Bool {
    a.batchSize != b.batchSize || a.momentum != b.momentum
      || abs(a.learningRate - b.learningRate) > Tolerance.excerpt * b.learningRate + Tolerance.zero * largest
  }

  @Test(arguments: ScheduleCase.steady, ["increase-batch-size", "hybrid"])
  func decayingTheLearningRateUndoesGrowth(_ item: ScheduleCase, _ name: String) throws {
    for keep in Keep.allCases where keep == .approximate || item.trainingSet.sampling != .reshuffled {
      let parameters: Parameters = ["keep": .text(keep.rawValue)]
      let grown = try Transforms.make(name, parameters).apply(to: item.schedule, on: item.trainingSet)
      let back = try DecayLearningRate(parameters: parameters).apply(to: grown, on: item.trainingSet)
      let examples = Timeline(item.schedule, item.trainingSet).updates.map(\.examplesBefore)
      let maximum = Self.runningMaximum(item)(.max)
      let (now, was) = (back.lookUp(on: item.trainingSet), item.schedule.lookUp(on: item.trainingSet))
      let wrong = examples.first { Self.differs(now($0), was($0), largest: maximum) }
      #expect(wrong == nil, "\(keep)")
    }
  }

  @Test(arguments: ScheduleCase.steady)
  func scalingBackUndoesScaling(_ item: ScheduleCase) throws {
    let there = try ScaleLearningRate(by: 4).apply(to: item.schedule, on: item.trainingSet)
    let back = try ScaleLearningRate(by: 0.25).apply(to: there, on: item.trainingSet)
    for (a, b) in zip(back.stages, item.schedule.stages) {
      for share in [0, 0.3, 0.99] {
        #expect(
          !Self.differs(a.hyperParameters(at: share * b.epochs), b.hyperParameters(at: share * b.epochs), largest: 1))
      }
    }
  }

  private static func message(
    _ name: String, _ parameters: Parameters, _ stages: [Stage], _ sampling: Sampling = .withoutReplacement
  ) -> String? {
    do {
      _ = try Transforms.make(name, parameters).apply(
        to: Schedule(name: "s", stages: stages), on: TrainingSet(size: 1000, sampling: sampling))
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func errorsAreSentences() throws {
    let stage = Stage(epochs: 1, learningRate: 0.1, batchSize: 100, momentum: 0.9)
    let falling = Quantity.law(LinearLaw(from: 0.9, to: 0.5))
    let growing = Quantity.law(LinearLaw(from: 1, to: 50))
    #expect(
      Self.message("increase-batch-size", ["up-to": .number(99)], [stage])
        == "stage 1: up-to is 99, but must be at least the batch size 100 that is there already")
    #expect(
      Self.message(
        "hybrid", ["multiple-of": .number(600), "up-to": .number(999)],
        [Stage(epochs: 1, learningRate: 1, batchSize: 700)])
        == "stage 1: multiple-of is 600, but must be a divisor of some number within 700…999")
    #expect(
      Self.message("decay-learning-rate", ["multiple-of": .number(1001)], [stage])
        == "stage 1: multiple-of is 1001, but must be at most 1000")
    #expect(
      Self.message("raise-momentum", ["to": .number(0.5)], [Stage(epochs: 1, learningRate: 1, batchSize: 1), stage])
        == "stage 2: to is 0.5, but must be at least the momentum 0.9 that is there already")
    #expect(
      Self.message("increase-batch-size", [:], [stage, Stage(epochs: 1, learningRate: 1e-6, batchSize: growing)])
        == "stage 2: batch-size is a law, but must be constant, or in increments without epoch edges, over what is transformed; --after transforms what comes after a place"
    )
    #expect(
      Self.message(
        "scale-learning-rate", ["by": .number(2)], [Stage(epochs: 1, learningRate: 1, batchSize: 1, momentum: falling)])
        == "stage 1: momentum is a law, but must be constant over a stage that is transformed")
    #expect(
      Self.message("increase-batch-size", ["up-to": .number(4), "multiple-of": .number(8)], [stage])
        == "increase-batch-size: up-to is 4, but must be at least multiple-of (8)")
    #expect(
      Self.message("raise-momentum", ["to": .number(1)], [stage])
        == "raise-momentum: to is 1, but must be a number ≥ 0 and < 1")
    #expect(
      Self.message("scale-learning-rate", ["by": .number(0)], [stage])
        == "scale-learning-rate: by is 0, but must be a number > 0")
    #expect(Self.message("scale-learning-rate", [:], [stage]) == "by: it is required in 'scale-learning-rate'")
    #expect(
      Self.message("hybrid", ["decays": .number(-1)], [stage]) == "hybrid: decays is -1, but must be an integer ≥ 0")
    #expect(
      Self.message("hybrid", ["keep": .text("exactly")], [stage])
        == "hybrid: keep is 'exactly', but must be one of approximate, exact; did you mean 'exact'?")
    #expect(
      Self.message("increase-batch", [:], [stage])
        == "increase-batch: it is not known in 'transform'; did you mean 'increase-batch-size'? (known: "
        + "increase-batch-size, hybrid, scale-learning-rate, raise-momentum, decay-learning-rate, square-root, seesaw)")
    #expect(
      Self.message("increase-batch-size", ["upto": .number(4)], [stage])
        == "upto: it is not known in 'increase-batch-size'; did you mean 'up-to'? (known: up-to, multiple-of, keep)")
  }

  /// At B = N the exact g is 0, and no smaller batch has that.
  @Test func aWholeBatchCannotShrinkAtTheSameExactNoise() {
    let stages = [100.0, 1000].map { Stage(epochs: 1, learningRate: 0.1, batchSize: .constant($0)) }
    #expect(
      Self.message("decay-learning-rate", ["keep": .text("exact")], stages)
        == "stage 2: batch-size is 1000, but must be below the training-set size, where the exact noise scale is not 0")
  }
}
