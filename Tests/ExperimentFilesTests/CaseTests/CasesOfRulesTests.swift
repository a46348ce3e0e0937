import Foundation
import NoiseScale
import Testing

/// Cases of another batch or more machines: what must change with it.
extension CasesTests {
  @Test func `C08, sixteen images to four, all counts times four and the same g`() throws {
    let files = try CaseFiles("C08")
    let (before, after, only) = (try files("before"), try files("after"), try files("only the batch"))
    let (expected, new) = (files.expected, files.expected["new"])
    let first = try after.update(0).hyperParameters
    expect(first.batchSize, is: new["IMS_PER_BATCH"])
    expect(first.momentum, is: new["MOMENTUM"])
    let ends = after.segments.map { Double($0.firstUpdate + $0.updates) }
    #expect(ends[1...2].map { $0 } == new["STEPS"].numbers)
    expect(ends[0], is: new["WARMUP_ITERS"])
    expect(ends[3], is: new["MAX_ITER"])
    expect(ends[3], is: expected["updates_after_exact"])
    let plateau = try after.rate(Int(ends[0]))
    expect(plateau, is: new["BASE_LR"])
    expect(first.learningRate / plateau, is: new["WARMUP_FACTOR"])
    expect(before.epochs, is: expected["epochs"])
    expect(before.totalExamples, is: expected["images"])
    expect(after.totalExamples, is: expected["images"])
    func phases(_ timeline: Timeline) -> [Int] { timeline.segments.dropFirst().map(\.firstUpdate) }
    expect(try phases(before).map { try before.noise($0) }, are: expected["g_before"])
    expect(try phases(after).map { try after.noise($0) }, are: expected["g_after"])
    for timeline in [before, after] {
      expect(
        try phases(timeline).map { try timeline.approximateNoise($0) }, are: expected["g_leading_term_both"])
    }
    expect(try only.noise(phases(only)[0]), is: expected["g_if_only_batch_changed"])
    expect(only.epochs, is: expected["epochs_if_only_batch_changed"])
    expect(after.segments[0].examplesAfter, is: expected["warmup_images"])
    expect(only.segments[0].examplesAfter, is: expected["warmup_images_if_1000_kept"])
    // From both drops to the end.
    func last(_ timeline: Timeline) -> [Double] {
      phases(timeline)[1...].map { Double(timeline.totalUpdates - $0) }
    }
    #expect(last(before) == expected["last_phases_updates_before"].numbers)
    #expect(last(after) == expected["last_phases_updates_after"].numbers)
  }

  @Test func `C09, eight images to twenty-four, with steps that were scaled and a rate that was not`() throws {
    let files = try CaseFiles("C09")
    let (reference, mine, right) = (try files("reference"), try files("mine"), try files("right"))
    let (expected, answer) = (files.expected, files.expected["right"])
    let size = try right.update(0).hyperParameters.batchSize
    expect(size, is: answer["batch_size"])
    expect(try right.rate(right.segments[1].firstUpdate), is: answer["lr"])
    expect(try right.rate(0), is: answer["lr_warmup_init"])
    expect(right.totalUpdates, is: answer["max_iter"])
    // The stack rounds a share of an update down.
    let ends = right.segments.map { $0.end / Double(size) }
    #expect(ends[1...4].map { $0.rounded(.down) } == answer["lr_steps"].numbers)
    expect(ends[0], is: answer["lr_warmup_until"])
    expect(try reference.noise(reference.segments[1].firstUpdate), is: expected["g_reference"])
    expect(try mine.noise(mine.segments[1].firstUpdate), is: expected["g_mine"])
    expect(try right.noise(right.segments[1].firstUpdate), is: expected["g_right"])
    expect(
      try mine.approximateNoise(mine.segments[1].firstUpdate)
        / reference.approximateNoise(reference.segments[1].firstUpdate),
      is: expected["g_mine_over_reference_leading"])
    expect(reference.totalExamples, is: expected["samples_reference"])
    expect(mine.totalExamples, is: expected["samples_mine"])
    expect(
      Double(mine.totalExamples) / Double(reference.totalExamples), is: expected["samples_mine_over_reference"])
    expect([reference.epochs, mine.epochs], are: expected["epochs_reference_mine"])
    func phases(_ timeline: Timeline) -> [Double] {
      let ends = timeline.segments.dropFirst().map(\.examplesAfter)
      return zip(ends, [0] + ends).map { Double($0 - $1) }
    }
    #expect(phases(reference) == expected["phase_samples_reference"].numbers)
    #expect(phases(mine) == expected["phase_samples_mine"].numbers)
    let warm = [reference, mine].map { Double($0.segments[0].examplesAfter) }
    #expect(warm == expected["warmup_samples_reference_mine"].numbers)
  }

  @Test func `C14, β₂ to the power of the batch within bounds, and the linear rule beside it`() throws {
    let files = try CaseFiles("C14")
    let expected = files.expected
    func halfLife(_ values: HyperParameters) throws -> Double {
      log(0.5) / log(try #require(values.adam.beta2)) * Double(values.batchSize)
    }
    for row in expected["rows"].list.dropFirst() {
      let batch = Int(row["batch"].number)
      for rule in ["used", "power_raw", "linear_sde"] {
        let values = try files("\(rule) \(batch)").update(0).hyperParameters
        #expect(values.batchSize == batch)
        expect(try #require(values.adam.beta2), is: row[rule])
        expect(values.adam.beta1 ?? .nan, is: expected["beta1_same_rule_not_applied"])
      }
      let values = try files("used \(batch)").update(0).hyperParameters
      // The logarithm of what is nearly 1.
      expect(try halfLife(values), is: row["half_life_sequences_used"], within: 1e-10)
      let raw = try files("power_raw \(batch)").update(0).hyperParameters
      expect(try halfLife(raw), is: expected["half_life_sequences_unclipped"], within: 1e-10)
      expect(try halfLife(raw) * 4096, is: expected["half_life_tokens_unclipped"], within: 1e-10)
      #expect((Double(batch) > expected["clip_binds_from_batch"].number) == (values.adam.beta2 != raw.adam.beta2))
    }
    // The whole rule scales β₁ too, up to a κ at which it would be 0.
    let (base, optimizer) = (try files("used 32"), files.experiments[0].optimizer)
    let most = expected["sde_linear_rule_kappa_limit_from_beta1"].number
    expect(most * 32, is: expected["sde_batch_limit"])
    func isPossible(_ factor: Double) -> Bool {
      let transform = SquareRoot(by: factor)
      return (try? transform.transformed(base.schedule, on: base.trainingSet, optimizer: optimizer)) != nil
    }
    // Whole batches: 341 of 32 is the last.
    #expect(isPossible((expected["sde_batch_limit"].number).rounded(.down) / 32))
    #expect(!isPossible((expected["sde_batch_limit"].number).rounded(.up) / 32))
  }

  @Test func `C20, three times the batch from half of the run`() throws {
    let files = try CaseFiles("C20")
    let (before, resumed, expected) = (try files("before"), try files("resumed"), files.expected)
    let batches = resumed.batches
    #expect(batches.map { Double($0.size) } == expected["batch_before_after"].numbers)
    expect(before.totalUpdates, is: expected["updates_planned_before"])
    let stop = batches[0].updates
    expect(batches[0].after, is: expected["samples_seen"])
    expect(before.totalExamples - batches[0].after, is: expected["samples_left"])
    expect(batches[1].updates, is: expected["updates_left_right"])
    expect(resumed.totalUpdates, is: expected["global_step_at_end_right"])
    let whole = try files("whole epoch after")
    expect(whole.totalUpdates, is: expected["updates_of_a_whole_epoch_after"])
    expect(whole.totalUpdates, is: expected["hazard"]["max_steps_recomputed"])
    expect(try before.rate(stop), is: expected["lr_at_stop"])
    expect(try resumed.rate(stop), is: expected["lr_at_stop"])
    for (examples, rate) in expected["lr_schedule_by_samples_after"].mapping {
      expect(resumed.rate(atExamples: try #require(Double(examples))), is: rate)
    }
    expect(Double(batches[1].size) / Double(batches[0].size), is: expected["scheduler_steps_per_update_after"])
    let options = expected["same_noise_options"]
    let plain = try files("plateau").update(0).hyperParameters
    let linear = try files("linear rule").update(0).hyperParameters
    let root = try files("square-root rule").update(0).hyperParameters
    #expect(linear.batchSize == batches[1].size && root.batchSize == batches[1].size)
    expect(linear.learningRate / plain.learningRate, is: options["sgd_lr_factor"])
    expect(root.learningRate / plain.learningRate, is: options["adam_sqrt_lr_factor"])
    expect(root.adam.beta1 ?? .nan, is: options["adam_beta1"])
    expect(root.adam.beta2 ?? .nan, is: options["adam_beta2"])
  }

  @Test func `C22, drops at shares of the tokens, and batches in their place`() throws {
    let files = try CaseFiles("C22")
    let (run, expected) = (try files("published"), files.expected)
    // Half an example more or less.
    expect(Double(run.trainingSet.size), is: expected["examples"], within: 1e-9)
    #expect(run.totalUpdates == expected["updates"].reached)
    let drops = run.segments.suffix(2).map(\.firstUpdate)
    #expect(drops == expected["drop_updates"].list.map(\.reached))
    #expect(try drops == [80, 90].map { try run.made($0, .percent) })
    expect(try drops.map { try run.rate($0) }, are: expected["lr_after"])
    let warm = run.tokens(try run.at(2000, .updates).examplesAfter)
    expect(warm, is: expected["warmup_tokens"])
    expect(warm / 5.7e12, is: expected["warmup_fraction"])
    let rule = expected["linear_rule"]
    let linear = try files("linear rule")
    #expect(linear.batches.map { Double($0.size) } == rule["batch"].numbers.map { $0.rounded() })
    let multiples = try files("linear rule in multiples of 512")
    #expect(multiples.batches.map { Double($0.size) } == rule["batch_multiple_of_512"].numbers)
    expect(
      try multiples.segments.suffix(2).map { try multiples.rate($0.firstUpdate) },
      are: rule["lr_that_keeps_lr_over_batch_after_rounding"])
    let root = try files("square-root rule")
    let sizes = expected["square_root_rule"]["batch"].numbers
    #expect(root.batches.map { Double($0.size) } == sizes.map { $0.rounded() })
    // The answers are no whole numbers: each of the three batches may have an update more.
    for (timeline, updates) in [
      (linear, rule["updates_exact_batches"]), (multiples, rule["updates_rounded"]),
      (root, expected["square_root_rule"]["updates"]),
    ] {
      #expect(abs(Double(timeline.totalUpdates) - updates.number - 1) <= 1.5)
    }
    let saved = 100 * (1 - Double(multiples.totalUpdates) / Double(run.totalUpdates))
    expect(saved, is: expected["updates_saved_linear_percent"], within: 1e-5)
  }

  @Test func `C29, the same tokens an update on fewer machines, and twice as many`() throws {
    let files = try CaseFiles("C29")
    let (expected, published) = (files.expected, try files("published"))
    for (name, batch) in expected["batch_tokens_at_most"].mapping {
      expect(try files(name).update(0).hyperParameters.batchSize, is: batch)
    }
    for (name, updates) in expected["updates_stay"].mapping {
      let timeline = try files(name)
      #expect(timeline.segments.map { Double($0.firstUpdate + $0.updates) } == updates.numbers)
      #expect(timeline.updates.elementsEqual(published.updates))
    }
    for (update, rate) in expected["lr_at_updates"].mapping {
      expect(try published.rate(try #require(Int(update))), is: rate)
    }
    let (twice, answers) = (try files("c"), expected["c"])
    for (update, rate) in expected["lr_c_at_half_updates_if_warmup_halved_same_lr"].mapping {
      let index = try #require(Int(update))
      expect(try twice.rate(index), is: rate)
      expect(try published.rate(2 * index), is: rate)
    }
    let kept = try files("c, updates kept")
    expect(
      Double(kept.totalExamples) / Double(published.totalExamples), is: answers["tokens_if_updates_kept_over_published"]
    )
    let rules = [("c by the linear rule", "sgd_lr"), ("c by the square-root rule", "adam_sqrt_lr")]
    for (name, rate) in rules {
      let timeline = try files(name)
      expect(timeline.totalUpdates, is: answers["max_update_for_same_tokens"])
      expect(timeline.segments[0].updates, is: answers["warmup_updates_for_same_tokens"])
      #expect(timeline.totalExamples == published.totalExamples)
      expect(try timeline.rate(timeline.segments[1].firstUpdate), is: answers[rate])
    }
    #expect(twice.totalExamples == published.totalExamples)
  }
}
