import Foundation
import NoiseScale
import Testing

/// Cases of epochs with edges, of warm-ups, and of horizons.
extension CasesTests {
  @Test func `C19, windows of seven batches that the end of an epoch cuts`() throws {
    let files = try CaseFiles("C19")
    let (run, hundred, expected) = (try files("33 epochs"), try files("100 updates"), files.expected)
    let epochs = expected["epochs_for_100_updates"].numbers
    let windows = Array(run.updates.prefix(Int(expected["updates_per_epoch"].number)))
    #expect(windows.last?.examplesAfter == run.trainingSet.size)
    #expect(windows.map { Double($0.hyperParameters.batchSize) } == expected["window_samples"].numbers)
    #expect(windows.map { $0.hyperParameters.gradientScale * 7 } == expected["window_batches"].numbers)
    expect(
      windows[2].hyperParameters.gradientScale, is: expected["scale_of_last_update_relative_to_mean_of_its_batches"])
    #expect(run.epochs == epochs[0])
    #expect(Double(run.totalUpdates) == epochs[0] * expected["updates_per_epoch"].number)
    #expect(Double(hundred.totalUpdates - run.totalUpdates) == epochs[1])
    expect(hundred.totalExamples, is: expected["samples_for_100_updates"])
    let loader = try files("batches of the loader")
    expect(loader.totalUpdates, is: expected["loader_batches_per_epoch"])
    expect(try loader.update(loader.totalUpdates - 1).hyperParameters.batchSize, is: expected["last_loader_batch"])
    let crossing = try files("windows cross epochs")
    #expect(crossing.totalUpdates == expected["if_windows_crossed_epochs"]["updates_in_33_epochs"].reached)
    expect(
      Double(run.trainingSet.size) / Double(windows[0].hyperParameters.batchSize),
      is: expected["naive_N_over_effective_batch"])
  }

  @Test func `C24, two ways to count the updates of a warm-up`() throws {
    let files = try CaseFiles("C24")
    let (small, job, old) = (try files("small"), try files("job"), try files("old warm-up"))
    let expected = files.expected
    func rates(_ timeline: Timeline) -> [Double] { timeline.updates.map(\.hyperParameters.learningRate) }
    func peak(_ timeline: Timeline) -> Int { rates(timeline).firstIndex(of: rates(timeline).max()!)! + 1 }
    expect(rates(small), are: expected["small_lr"])
    expect(rates(job), are: expected["job_lr"])
    expect(peak(job), is: expected["job_peak_at_update"])
    expect(Array(rates(old).prefix(6)), are: expected["old_warmup_lr_first_6"])
    expect(peak(old), is: expected["old_peak_at_update"])
    expect(job.tokens(try job.update(0).hyperParameters.batchSize), is: expected["tokens_per_update"])
    let warm = try job.at(Double(peak(job)), .updates)
    expect(job.tokens(warm.examplesAfter), is: expected["warmup_tokens"])
  }

  @Test func `C25, a warm-up by a logarithm and its decay, an update late`() throws {
    let files = try CaseFiles("C25")
    let (curve, line, expected) = (try files("log"), try files("linear"), files.expected)
    for (timeline, rates) in [(curve, expected["lr_log_default"]), (line, expected["lr_linear"])] {
      #expect(!rates.mapping.isEmpty)
      for (update, rate) in rates.mapping { expect(try timeline.rate(try #require(Int(update)) - 1), is: rate) }
      expect(timeline.updates.map(\.hyperParameters.learningRate).max()!, is: expected["peak_lr_used"])
    }
    expect(try curve.rate(10) / line.rate(10), is: expected["log_over_linear_at_update_11"])
    expect(try curve.update(0).hyperParameters.batchSize, is: expected["batch_stated"])
    expect(try #require(try curve.pieces(.batchSize)[0].value.constant), is: expected["batch_by_product"])
  }

  @Test func `C26, an inverse of the updates over epochs whose last batch is small`() throws {
    let files = try CaseFiles("C26")
    let (batches, expected) = ([32: try files("batch 32"), 64: try files("batch 64")], files.expected)
    for (size, timeline) in batches {
      let each = try timeline.made(1, .epochs)
      expect(each, is: expected["updates_per_epoch"]["\(size)"])
      expect(try timeline.update(each - 1).hyperParameters.batchSize, is: expected["last_batch"]["\(size)"])
      expect(try timeline.made(10, .epochs), is: expected["updates_10_epochs"]["\(size)"])
    }
    let run = batches[32]!
    let each = try run.made(1, .epochs)
    expect(try (0...10).map { try run.rate($0 * each) }, are: expected["lr_after_epoch_32"])
    expect(try run.rate(10 * each), is: expected["lr_after_10_epochs"]["32"])
    let ten = try batches[64]!.made(10, .epochs)
    expect(try batches[64]!.rate(ten), is: expected["lr_after_10_epochs"]["64_unchanged"])
    let fixed = try files("batch 64, same curve")
    expect(try fixed.rate(ten), is: expected["lr_after_10_epochs_64_fixed"])
    let law = try #require(try fixed.pieces(.learningRate)[0].value.law as? InverseTimeLaw)
    expect(law.every, is: expected["decay_steps_for_same_curve_in_epochs_at_64"])
    let half = Int((expected["epochs_until_half_at_32"].number * Double(each)).rounded())
    #expect(try abs(run.rate(half) / run.rate(0) - 0.5) < 1e-12)
    expect(try run.approximateNoise(0), is: expected["g_leading_start_32"])
    expect(try run.approximateNoise(10 * each), is: expected["g_leading_end_32"])
  }

  @Test(arguments: [
    ("updates", "linear_in_updates_the_config_above"), ("examples", "linear_in_samples_megatron_like"),
  ]) func `C27, two ramps of one triple, and a warm-up within`(share: String, key: String) throws {
    let files = try CaseFiles("C27")
    let (run, steep, expected) = (try files("\(share) 4608"), try files("\(share) 9216"), files.expected[key])
    let warm = try #require(try run.pieces(.learningRate)[0].until).value
    let ramp = try #require(try run.pieces(.batchSize)[0].until).value
    let (slow, fast) = (try run.made(warm, .tokens), try steep.made(warm, .tokens))
    expect(slow, is: expected["warmup_updates_max_4608"])
    expect(fast, is: expected["warmup_updates_max_9216"])
    expect(try run.at(warm, .tokens).hyperParameters.batchSize, is: expected["batch_there"])
    expect(Double(fast) / Double(slow), is: expected["ratio"])
    let updates = try run.made(ramp, .tokens)
    expect(updates, is: expected["ramp_updates"])
    expect(ramp / run.tokens(1) / Double(updates), is: expected["mean_batch_over_updates"])
    // Without the steps of a whole batch.
    let smooth = expected["closed_form"]
    expect(Double(slow), is: smooth[0], within: 2e-3)
    expect(Double(fast), is: smooth[1], within: 2e-3)
    let mean = share == "updates" ? "arithmetic_mean_batch" : "harmonic_mean_batch_continuous"
    expect(ramp / run.tokens(1) / Double(updates), is: files.expected[mean], within: 1e-3)
    let plain = try ["constant 4608", "constant 9216"].map { try files($0).made(warm, .tokens) }
    #expect(plain == files.expected["warmup_updates_without_ramp"].list.map(\.reached))
  }

  @Test(arguments: ["small-v1", "small-v2", "small-v3", "larger-stage1"])
  func `C28, a decay before the end, at the end, and past it`(name: String) throws {
    let files = try CaseFiles("C28")
    let (run, expected) = (try files(name), files.expected[name])
    let size = try run.update(0).hyperParameters.batchSize
    expect(size, is: expected["batch_sequences"])
    expect(run.tokens(size), is: expected["batch_tokens"])
    expect(run.tokens(run.totalExamples), is: expected["tokens"])
    let ends = try run.pieces(.learningRate).compactMap(\.until).map(\.value)
    #expect(ends.suffix(2) == expected["decay_steps_start_end"].numbers[...])
    // Where it starts, and where it ends if it does.
    let tokens = expected["tokens_at_decay_start_end"].numbers
    for (end, tokens) in zip(ends.suffix(2), tokens) where Int(end) <= run.totalUpdates {
      #expect(run.tokens(try run.at(end, .updates).examplesAfter) == tokens)
    }
    let idle = run.segments.dropFirst().filter { $0.last?.hyperParameters.learningRate == 0 }.map(\.updates)
    expect(idle.reduce(0, +), is: expected["updates_at_zero_lr"])
    expect(Double(idle.reduce(0, +)) / Double(run.totalUpdates), is: expected["share_at_zero_lr"])
    #expect(try run.made(600e9, .tokens) == expected["updates_for_600e9_tokens"].reached)
    expect(try run.rate(300_000), is: expected["lr_at_300000"])
    let middle = ends.suffix(2).reduce(0, +) / 2
    expect(try run.rate(Int(middle)), is: expected["lr_in_the_middle_of_decay"])
    // The first update of each part of the data, as the file of the larger model counts them.
    if expected["data_stage_starts_in_tokens"].list.isEmpty { return }
    let starts = [1.0, 3_450_001, 4_198_001]
    #expect(
      try starts.map { run.tokens(try run.at($0, .updates).examplesAfter) }
        == expected["data_stage_starts_in_tokens"].numbers)
  }

  @Test(arguments: ["large", "small"]) func `C30, a warm-up in tokens within a ramp that is linear in tokens`(
    name: String
  ) throws {
    let files = try CaseFiles("C30")
    let (run, plain, expected) = (try files(name), try files("\(name) without ramp"), files.expected[name])
    let rates = try run.pieces(.learningRate)
    let (warm, floor) = (try #require(rates[0].until).value, try #require(rates[1].until).value)
    let ramp = try #require(try run.pieces(.batchSize)[0].until).value
    let start = Double(try run.update(0).hyperParameters.batchSize)
    func batch(_ tokens: Double) -> Double {
      Double(run.segment(atExamples: tokens).values(atExamples: tokens).batchSize)
    }
    // The answers are integrals; a batch is as large as where it starts, and the last update is a whole one.
    func isClose(_ updates: Int, _ integral: JSON, to tokens: Double) -> Bool {
      let behind = log(batch(min(tokens, ramp)) / start) / 2
      return abs(Double(updates) - integral.number - behind - 0.5) <= 0.75
    }
    #expect(isClose(try run.made(warm, .tokens), expected["warmup_updates"], to: warm))
    #expect(isClose(try run.made(ramp, .tokens), expected["ramp_updates"], to: ramp))
    #expect(isClose(run.totalUpdates, expected["updates_in_all"], to: ramp))
    #expect(isClose(try run.made(floor, .tokens), expected["update_at_which_lr_is_at_its_floor"], to: ramp))
    expect(batch(warm), is: expected["batch_tokens_at_end_of_warmup"])
    #expect(try plain.made(warm, .tokens) == expected["warmup_updates_without_ramp"].reached)
    expect(plain.totalUpdates, is: expected["updates_in_all_without_ramp"])
  }

  @Test func `C30, the script's warm-up in updates is longer than the paper's in tokens`() throws {
    let files = try CaseFiles("C30")
    let (run, expected) = (try files("script"), files.expected["script"])
    let paper = try #require(try files("small").pieces(.learningRate)[0].until).value
    let tokens = run.tokens(run.segments[0].examplesAfter)
    expect(tokens, is: expected["warmup_tokens"])
    expect(tokens / paper, is: expected["over_paper_in_tokens"])
    #expect(try run.made(paper, .tokens) == expected["updates_for_375e6"].reached)
  }
}
