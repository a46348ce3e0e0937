import Descriptions
import ExperimentFiles
import Experiments
import Foundation
import NoiseScale
import Testing

/// Every published schedule is read and laid out, and held against the facts that were gathered phase by phase.
@Suite struct PublishedSchedulesTests {
  /// A published schedule as the reader takes it, laid out over its updates.
  struct Reading {
    var experiment: Experiment
    var plan: Plan
    var timeline: Timeline { plan.timeline }
    /// Tokens, or images, of a unit of the training set.
    var unit: Double { Double(timeline.trainingSet.tokensPerUnit ?? 1) }

    init(_ name: String) throws {
      let published = try PublishedSchedule.named(name)
      let experiments = try ExperimentReader.read(published.text, file: name)
      experiment = try #require(experiments.count == 1 ? experiments[0] : nil)
      plan = try #require(try experiment.plans().first)
    }
  }

  @Test func `the list is that of the facts, and has every file of the folder, byte for byte`() throws {
    #expect(PublishedSchedule.all.map(\.name) == PublishedFacts.all.map(\.slug))
    #expect(PublishedSchedule.all.count == 57)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/ExperimentFiles/Published", isDirectory: true)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(PublishedSchedule.all.map { $0.name + ".yaml" }))
    for published in PublishedSchedule.all {
      let data = try Data(contentsOf: folder.appendingPathComponent(published.name + ".yaml"))
      #expect(data == Data(published.text.utf8), "\(published.name)")
    }
  }

  @Test func `an unknown name is told the nearest one`() throws {
    let fault = #expect(throws: Fault.self) { try PublishedSchedule.named("gpt3-175b") }
    #expect(fault?.kind == .usage)
    #expect(
      fault?.description
        == "--published is 'gpt3-175b', but must be the name of a published schedule; did you mean 'gpt-3-175b'? (noise-sim scale --list names them)"
    )
  }

  @Test(arguments: PublishedFacts.all) func `a file says what it is of, and how certain that is`(facts: PublishedFacts)
    throws
  {
    let published = try PublishedSchedule.named(facts.slug)
    let reading = try Reading(facts.slug)
    #expect(published.title == facts.name && reading.experiment.title == facts.name)
    #expect(reading.timeline.schedule.name == facts.slug)
    #expect(published.text.hasPrefix(published.header + "title: "))
    let lines = published.header.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.dropFirst().first == "#")
    #expect(lines.contains { $0.hasPrefix("# Source: ") })
    #expect(lines.last == "# Confidence: \(facts.confidence).")
    #expect(published.text.split(separator: "\n").allSatisfy { $0.count <= 125 })
  }

  /// Updates are counted there by integrals, so that a phase can be off by the update that crosses its end, and by another where B moves.
  @Test(arguments: PublishedFacts.all) func `phases are as long as the facts have them`(facts: PublishedFacts) throws {
    let timeline = try Reading(facts.slug).timeline
    var (counted, expected) = (0, 0)
    for phase in facts.phases {
      let end = try timeline.update(at: phase.end).index + 1
      let tolerance = phase.batch.size.number == nil ? 2 : 1
      let difference = (end - counted) - (phase.untilSteps - expected)
      #expect(abs(difference) <= tolerance, "\(facts.slug), \(phase.name): \(end - counted) updates")
      (counted, expected) = (end, phase.untilSteps)
    }
    #expect(counted == timeline.totalUpdates && abs(counted - expected) <= 2, "\(facts.slug): \(counted) updates")
  }

  @Test(arguments: PublishedFacts.all) func `phases begin with ε and B of the facts`(facts: PublishedFacts) throws {
    let reading = try Reading(facts.slug)
    let timeline = reading.timeline
    // Where the phase starts: the updates before it, and nominally in tokens.
    var (updates, start) = (0, 0.0)
    for phase in facts.phases {
      let first = try timeline.update(at: Position(Double(updates + 1), .updates))
      let seen = Double(first.examplesBefore) * reading.unit
      let batch = Double(first.hyperParameters.batchSize) * reading.unit
      let end = try timeline.update(at: phase.end)
      let until = phase.until(epoch: Double(timeline.trainingSet.size)) ?? Double(end.examplesAfter) * reading.unit
      func value(_ value: FactValue, afterUpdates shift: Double) -> Double {
        let at = seen - start + shift * batch
        return switch value {
        case .number(let number): number
        case .law(let law):
          law.value(
            steps: (shift, Double(end.index + 1 - updates)), tokens: (at, until - start),
            isInSteps: phase.isGivenInSteps)
        case .words: .nan
        }
      }
      // The update that crosses an end shifts what follows by up to its length.
      let rates = [-1, 0, 1].map { value(phase.learningRate, afterUpdates: $0) }.sorted()
      let rate = first.hyperParameters.learningRate
      #expect(
        rate >= 0.999 * rates[0] && rate <= 1.001 * rates[2], "\(facts.slug), \(phase.name): ε \(rate), not \(rates)")

      var size = value(phase.batch.size, afterUpdates: 0)
      if let multiple = phase.batch.multipleOf { size = (size / multiple + 1e-9).rounded(.down) * multiple }
      if phase.batch.unit == "sequences" { size *= Double(phase.sequenceLength ?? facts.sequenceLength ?? 1) }
      #expect(abs(batch / size - 1) <= 0.001, "\(facts.slug), \(phase.name): B \(batch), not \(size)")
      updates = end.index + 1
      start = phase.isGivenInSteps ? Double(end.examplesAfter) * reading.unit : until
    }
  }

  @Test(arguments: PublishedFacts.all) func `N and what is constant are those of the facts`(facts: PublishedFacts)
    throws
  {
    let reading = try Reading(facts.slug)
    let size = Double(reading.timeline.trainingSet.size) * reading.unit
    let known = facts.trainingSet.examples ?? facts.trainingSet.tokens ?? facts.trainingSet.tokensProcessed
    let expected = Double(try #require(known))
    #expect(abs(size / expected - 1) < 0.001, "\(facts.slug): N \(size)")
    let length = Double(reading.timeline.totalExamples) * reading.unit
    if let processed = facts.trainingSet.tokensProcessed {
      #expect(abs(length / Double(processed) - 1) < 0.001, "\(facts.slug): \(length) tokens")
    }

    let values = try reading.timeline.update(at: Position(1, .updates)).hyperParameters
    func expect(_ fact: FactValue?, _ value: Double?, _ name: String) {
      guard let number = fact?.number else { return }
      #expect(value == number, "\(facts.slug): \(name)")
    }
    let optimizer = reading.experiment.optimizer
    // Plain names of what has a momentum, and of what has a decoupled decay.
    let kinds = ["sgd": "momentum", "adam": facts.optimizer.weightDecay == nil ? "adam" : "adamw"]
    #expect(
      (optimizer as? FormalOptimizer)?.title ?? optimizer.name == kinds[facts.optimizer.kind] ?? facts.optimizer.kind)
    let adam = optimizer.adam(values)
    // The step of Muon is as long whatever its momentum: it does not enter g.
    let isMuon = facts.optimizer.kind.hasSuffix("muon")
    expect(facts.optimizer.momentum, isMuon ? values.adam.beta1 : values.momentum, "momentum")
    #expect(!isMuon || values.momentum == 0)
    expect(facts.optimizer.weightDecay, values.weightDecay, "weight decay")
    expect(facts.optimizer.beta1, adam?.beta1 ?? values.adam.beta1, "β₁")
    expect(facts.optimizer.beta2, adam?.beta2 ?? values.adam.beta2, "β₂")
    expect(facts.optimizer.delta, adam?.delta ?? values.adam.delta, "δ")
  }

  // MARK: Counters that were published

  @Test func `BLOOM's log has its samples and rates at the same iterations`() throws {
    let timeline = try Reading("bloom-176b").timeline
    for (iteration, samples, rate) in [(12_695, 9_841_584, 5.969e-5), (31_214, 47_768_496, 5.279e-5)] {
      let update = try timeline.update(at: Position(Double(iteration), .updates))
      #expect(update.examplesAfter == samples)
      #expect(abs(update.hyperParameters.learningRate - rate) <= 0.0005e-5)
    }
  }

  @Test func `OPT-175B ends at step 143 000`() throws {
    for name in ["opt-175b-as-run", "opt-175b-planned"] {
      #expect(try Reading(name).timeline.totalUpdates == 143_051)
    }
  }

  @Test func `BloombergGPT has seen 569 billion tokens at step 139 200`() throws {
    let reading = try Reading("bloomberggpt-50b")
    #expect(reading.timeline.totalUpdates == 139_200)
    #expect((Double(reading.timeline.totalExamples) * reading.unit / 1e9).rounded() == 569)
  }

  @Test func `the batch warm-up of OLMo 1B saves 43 % of the steps`() throws {
    let reading = try Reading("olmo-1b-batch-warm-up")
    let control = Double(reading.timeline.totalExamples) / 1024
    #expect((100 * (1 - Double(reading.timeline.totalUpdates) / control)).rounded() == 43)
  }

  @Test func `Apertus 8B takes 2.6 million steps`() throws {
    #expect((Double(try Reading("apertus-8b").timeline.totalUpdates) / 1e5).rounded() == 26)
  }
}

extension PublishedFacts.Phase {
  var isGivenInSteps: Bool { given == "until_steps" }

  /// Where it ends, in the clock of its source.
  fileprivate var end: Position {
    if isGivenInSteps { return Position(Double(untilSteps), .updates) }
    return untilEpochs.map { Position($0, .epochs) } ?? Position(untilTokens ?? .nan, .tokens)
  }

  /// Where it ends in tokens, or images; `nil` where the source counts steps.
  fileprivate func until(epoch: Double) -> Double? {
    isGivenInSteps ? nil : untilTokens ?? untilEpochs.map { $0 * epoch }
  }
}
