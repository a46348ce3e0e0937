import Foundation
import NoiseScale
import Testing

/// Published schedules that people had trouble with, said as tracks, against answers that were derived by hand.
@Suite struct CasesTests {
  @Test func `C01, a ramp of BLOOM in samples ends, and counts, as its log does`() throws {
    let files = try CaseFiles("C01")
    let (run, plain, expected) = (try files("run"), try files("no ramp"), files.expected)
    let batches = run.batches
    expect(batches.count, is: expected["stages_counting_full_batch"])
    expect(batches.count - 1, is: expected["increments"])
    for (batch, row) in zip(batches, expected["first_stages_batch_updates_consumed_at_end"].list) {
      #expect([batch.size, batch.updates, batch.after].map(Double.init) == row.numbers)
    }
    let ramp = batches.dropLast()
    expect(ramp.map(\.updates).reduce(0, +), is: expected["updates_until_full_batch"])
    expect(try #require(ramp.last).after, is: expected["samples_when_full_batch_starts"])
    expect(run.totalUpdates, is: expected["train_updates"])
    expect(plain.totalUpdates, is: expected["updates_if_no_ramp"])
    let warm = try #require(try run.pieces(.learningRate).first?.until).value
    expect(try run.made(warm, .examples), is: expected["warmup_ends_at_update"])
    expect(try run.at(warm, .examples).hyperParameters.batchSize, is: expected["warmup_ends_at_batch"])
    expect(try plain.made(warm, .examples), is: expected["warmup_updates_if_constant_full_batch"])
    let end = try #require(try run.pieces(.learningRate)[1].until).value
    expect(try run.made(end, .examples), is: expected["lr_reaches_minimum_at_update"])
    expect(try run.rate(0), is: expected["lr_of_update_1"])
    let after = try run.at(95_000, .updates).examplesAfter
    #expect([Double(after), run.tokens(after)] == expected["consumed_and_tokens_at_update_95000"].numbers)
    // The stack logs the rate that it has set after the update.
    expect(try run.rate(95_000), is: expected["lr_logged_at_update_95000"])
    for line in expected["log"].list { expect(try run.rate(Int(line["iteration"].number)), is: line["lr"]) }
    var full = try plain.update(plain.totalUpdates - 1).hyperParameters
    full.learningRate = try #require(try plain.pieces(.learningRate)[1].value.law as? CosineLaw).from
    expect(
      full.approximateNoiseScale(trainingSetSize: plain.trainingSet.size),
      is: expected["g_leading_term_full_batch_at_peak_lr_if_sgd"])
  }

  @Test(arguments: ["M=2^20", "M=1e6"]) func `C04, a learning rate in steps beside a batch in tokens`(
    reading: String
  ) throws {
    let files = try CaseFiles("C04")
    let (run, expected) = (try files(reading), files.expected[reading])
    let batches = run.batches
    #expect(batches.map { Double($0.size) } == expected["batch_tokens"].numbers)
    #expect(batches.map { Double($0.updates) } == expected["updates_per_stage"].numbers)
    expect(run.totalUpdates, is: expected["updates"])
    let pieces = try run.pieces(.learningRate)
    let warm = try #require(pieces[0].until).value
    expect(run.tokens(try run.at(warm, .updates).examplesAfter), is: expected["tokens_at_end_of_warmup"])
    let last = try run.rate(run.totalUpdates)
    expect(last, is: expected["lr_at_end"])
    let minimum = try #require(pieces[1].value.law as? CosineLaw).to
    expect(last / minimum, is: expected["lr_end_over_stated_minimum"])
    expect(try run.rate(batches[0].updates + batches[1].updates), is: expected["lr_at_second_batch_change"])
    expect(try #require(pieces[1].until).value - Double(run.totalUpdates), is: expected["horizon_steps_left"])
    let first = files.expected["first_change_tokens_over_batch"].list.map(\.reached)
    #expect(first.contains(batches[0].updates))
  }

  @Test func `C04, batches in sequences of a length that changes are those in tokens, and no sequence is cut`() throws {
    let files = try CaseFiles("C04")
    let (tokens, sequences) = (try files("M=2^20"), try files("in sequences"))
    #expect(tokens.updates.elementsEqual(sequences.updates))
    let lengths = try tokens.pieces(.sequenceLength).compactMap(\.value.constant)
    let whole = zip(tokens.batches, [lengths[0], lengths[1], lengths[1]]).map { Double($0.size) / $1 }
    expect(whole, are: files.expected["M=2^20"]["batch_in_sequences"])
    // With M = 10⁶ there are none: the same with sequences is refused.
    let run = try files("M=1e6")
    var cut = run.trainingSet
    (cut.unit, cut.size, cut.sequenceLength) = (.examples, cut.size / 4096, 4096)
    #expect(files.expected["M=1e6"]["batch_in_sequences"].numbers.allSatisfy { $0 != $0.rounded() })
    let fault = #expect(throws: (any Error).self) { try run.schedule.validate(on: cut, optimizer: AdamW.self) }
    #expect("\(fault!)".contains("a whole number of sequences"))
  }

  @Test func `C05, a cosine whose horizon lies beyond the run`() throws {
    let files = try CaseFiles("C05")
    let (run, epoch, expected) = (try files("run"), try files("one epoch"), files.expected)
    let pieces = try run.pieces(.learningRate)
    let (warm, horizon) = (try #require(pieces[0].until).value, try #require(pieces[1].until).value)
    expect(run.tokens(try run.update(0).hyperParameters.batchSize), is: expected["tokens_per_update"])
    expect(try run.made(warm, .tokens), is: expected["warmup_updates"])
    expect(epoch.totalUpdates, is: expected["updates_at_3.9e12"])
    let tokens = run.tokens(run.totalExamples)
    expect(tokens, is: expected["tokens_at_step_928646"])
    let last = try epoch.rate(run.totalUpdates)
    expect(last, is: expected["lr_at_step_928646"])
    expect(try run.rate(run.totalUpdates), is: expected["lr_at_step_928646"])
    expect(try run.rate(928_000), is: expected["lr_at_step_928000"])
    let floor = try #require(pieces[1].value.law as? CosineLaw).to
    expect(floor, is: expected["lr_floor"])
    expect(last / floor, is: expected["lr_at_end_over_floor"])
    expect((tokens - warm) / (horizon - warm), is: expected["progress_of_decay_at_end"])
    // The rate that was quoted is passed at the update that contains the tokens where the curve has it.
    let quoted = expected["tokens_where_lr_is_6.1499e-05"].number
    let passed = try run.at(quoted, .tokens)
    #expect(passed.index + 1 == expected["updates_there"].reached)
    #expect(try run.rate(passed.index) >= 6.1499e-5 && run.rate(passed.index + 1) < 6.1499e-5)
    let short = try files("horizon at the end")
    expect(
      short.rate(atExamples: short.nominalExamples), is: expected["lr_at_3.9e12_if_horizon_were_3.9e12"], within: 1e-9)
  }

  @Test func `C06, a constant and an inverse root in updates at sixteen times the batch`() throws {
    let files = try CaseFiles("C06")
    let (old, new, kept) = (try files("old"), try files("new"), try files("step rule kept"))
    let (root, expected) = (try files("square-root rule"), files.expected)
    let (small, large) = (try old.update(0).hyperParameters.batchSize, try new.update(0).hyperParameters.batchSize)
    expect(Double(large) / Double(small), is: expected["batch_ratio"])
    let constant = Int(expected["constant_steps"].number)
    #expect(try new.rate(constant) == new.rate(0) && new.rate(constant + 1) < new.rate(0))
    expect(new.tokens(try new.update(constant).examplesBefore), is: expected["tokens_at_constant"])
    expect(old.tokens(try old.update(16 * constant).examplesBefore), is: expected["tokens_at_constant"])
    #expect(try old.rate(16 * constant) == old.rate(0) && old.rate(16 * constant + 1) < old.rate(0))
    #expect(try kept.rate(16 * constant) == kept.rate(0) && kept.rate(16 * constant + 1) < kept.rate(0))
    expect(kept.tokens(try kept.update(16 * constant).examplesBefore), is: expected["tokens_if_10000_kept"])
    expect(try new.rate(0), is: expected["constant_lr"])
    expect(try new.rate(0) / root.rate(0), is: expected["factor"])
    for (tokens, rate) in expected["lr_at_tokens"].mapping {
      let examples = try #require(Double(tokens)) / 512
      expect(old.rate(atExamples: examples), is: rate)
      expect(new.rate(atExamples: examples), is: rate)
    }
    expect(kept.rate(atExamples: 3.4e10 / 512), is: expected["lr_at_3.4e10_tokens_if_step_rule_kept"])
    let rule = expected["1/sqrt(max(step,625))_is_the_sqrt_rule"]
    expect(try root.rate(0), is: rule["constant_lr"])
    expect(try root.rate(0) / old.rate(0), is: rule["over_old"])
  }

  @Test func `C07, a ramp at shares of the tokens moves a warm-down at a share of the updates`() throws {
    let files = try CaseFiles("C07")
    let (run, plain, expected) = (try files("by iterations"), try files("no ramp"), files.expected)
    let batches = run.batches
    #expect(batches.map { Double($0.updates) } == expected["steps_per_part"].numbers)
    expect(run.totalUpdates, is: expected["steps"])
    expect(Double(run.totalUpdates) / Double(plain.totalUpdates), is: expected["steps_over_no_ramp"])
    let switches = [batches[0].updates, batches[0].updates + batches[1].updates]
    #expect(switches.map(Double.init) == expected["switch_updates"].numbers)
    // The last update at each batch, and the first at the whole one.
    let parts = [switches[0] - 1, switches[1] - 1, switches[1]]
    expect(try parts.map { try run.rate($0) }, are: expected["lr_factor"])
    expect(
      try parts.map { try run.approximateNoise($0) / run.approximateNoise(switches[1]) },
      are: expected["noise_ratio_at_these_lr_sgd_sense"])
    // The first update of the warm-down has x = 0, and the one after it is lower.
    let start = Int(expected["warmdown_start_update_by_iterations"].number)
    #expect(try run.rate(start) == 1 && run.rate(start + 1) < 1)
    let whole = Double(run.totalExamples)
    expect(Double(try run.update(start).examplesBefore) / whole, is: expected["tokens_fraction_there"])
    let tokens = try files("by tokens")
    let later = Int(expected["warmdown_start_update_by_tokens"].number)
    #expect(try tokens.rate(later) == 1 && tokens.rate(later + 1) < 1)
    expect(Double(try tokens.update(later).examplesBefore) / whole, is: expected["tokens_fraction_wanted"])
    let warm = try [run, plain].map { $0.tokens(try $0.at(40, .updates).examplesAfter) }
    #expect(warm == expected["warmup_40_steps_tokens"].numbers)
    expect(try run.made(warm[1], .tokens), is: expected["warmup_updates_for_same_tokens_at_quarter_batch"])
    let short = try files("iterations left alone")
    expect(Double(short.totalExamples) / whole, is: expected["tokens_fraction_if_iterations_left_at_20000"])
  }
}

extension Quantity {
  /// The law, where it is one.
  var law: (any Law)? { if case .law(let law) = self { law } else { nil } }
}
