import Elementary
import ExperimentFiles
import Experiments
import Findings
import NoiseScale
import Report

extension PaperPage {
  /// What the schedules of published trainings did to g and to ε/√B.
  public static let published = PaperPage("published", title: "Published schedules") { page, _, output in
    let trainings = try PublishedTraining.all
    try output.write(PublishedTraining.table(of: trainings).csv, to: "published.csv")
    try output.draw(PublishedTraining.picture(of: trainings))
    try output.write(PublishedTraining.text(page.title, trainings), to: "README.md")
  }
}

/// A published schedule laid out, and what it did to the noise scale.
struct PublishedTraining {
  let schedule: PublishedSchedule
  let plan: Plan

  /// Every one of them.
  /// - Throws: `Fault` where a file is wrong, which the tests rule out.
  static var all: [PublishedTraining] {
    get throws {
      try PublishedSchedule.all.map { schedule in
        let experiments = try ExperimentReader.read(schedule.text, file: schedule.name)
        return PublishedTraining(schedule: schedule, plan: try experiments[0].plans()[0])
      }
    }
  }

  /// Over the run: at its first and last update, and the most that it is anywhere.
  struct Course {
    var first, peak, last: Double

    /// By what factor it falls from its peak to the end; `nil` where it ends at 0.
    var fall: Double? { last > 0 ? peak / last : nil }
  }

  func course(_ value: (HyperParameters) -> Double) -> Course {
    let stages = plan.stages.filter { $0.segment.updates > 0 }
    let peaks = stages.flatMap { stage in
      [value(stage.hyperParameters), value(stage.last), stage.peak(of: value)].compactMap(\.self)
    }
    return Course(
      first: stages.first.map { value($0.hyperParameters) } ?? 0, peak: peaks.max() ?? 0,
      last: stages.last.map { value($0.last) } ?? 0)
  }

  var learningRate: Course { course(\.learningRate) }
  var batchSize: Course { course { Double($0.batchSize) } }
  var noiseScale: Course { course { $0.noiseScale(plan.trainingSet) } }
  var rateByRoot: Course { course { $0.learningRate / Double($0.batchSize).squareRoot() } }

  /// `published.csv`: a row each, with all digits.
  static func table(of trainings: [PublishedTraining]) -> Table {
    var table = Table(
      name: "published",
      columns: [
        "schedule", "optimizer", "training_set", "unit", "updates", "tokens", "first_batch_size", "last_batch_size",
        "peak_learning_rate", "last_learning_rate", "peak_noise_scale", "last_noise_scale", "noise_scale_falls_by",
        "rate_by_root_of_batch_falls_by",
      ])
    for training in trainings {
      let (plan, set) = (training.plan, training.plan.trainingSet)
      let (rate, batch, g) = (training.learningRate, training.batchSize, training.noiseScale)
      table.append([
        .text(training.schedule.name), .text(plan.optimizer.title), .integer(set.size),
        .text(set.unit == .tokens ? "tokens" : set.sequenceLength == nil ? "examples" : "sequences"),
        .integer(plan.totalUpdates), set.tokensPerUnit.map { .integer(plan.totalExamples * $0) } ?? .empty,
        .integer(Int(batch.first)), .integer(Int(batch.last)), .number(rate.peak), .number(rate.last), .number(g.peak),
        .number(g.last), Cell(g.fall), Cell(training.rateByRoot.fall),
      ])
    }
    return table
  }

  static func text(_ title: String, _ trainings: [PublishedTraining]) -> String {
    var table = Table(
      name: "published",
      columns: ["schedule", "what", "B", "ε, peak → end", "updates", "g, peak → end", "g falls by", "ε/√B falls by"])
    for training in trainings {
      let (rate, batch, g) = (training.learningRate, training.batchSize, training.noiseScale)
      table.append([
        .text(training.schedule.name), .text(training.schedule.title), .text(training.text(of: batch)),
        .text("\(Wording.number(rate.peak)) → \(Wording.number(rate.last))"),
        .text(Wording.count(training.plan.totalUpdates)),
        .text("\(Wording.number(g.peak)) → \(Wording.number(g.last))"), .text(falls(g)),
        .text(falls(training.rateByRoot)),
      ])
    }
    return """
      # \(title)

      Nothing here is simulated, so there are no replicates, no margin and no confidence: all of it follows from the schedules.

      What \(trainings.count) trainings did to the noise scale: g = ε(N/B − 1)/(1 − m) or εN/(B(1 − m)), with m = 0 for Adam and its kin, \
      and to ε/√B, which stands for it where Adam's gradients are mostly noise. Every row is a schedule as its source states it; \
      `noise-sim scale --published NAME` shows it piece by piece, `--format yaml` its file with source, assumptions and contradictions. \
      B is in tokens for language models and in images otherwise. A learning rate counts only against others of the same optimizer; a fall by more than 10⁴ is one to 0. All \
      digits are in [published.csv](published.csv).

      \(table.markdown())
      ![g against the share of the run](\(PaperFigure.pictureName).svg)

      The noise scale of \(Self.growing.count + Self.constant.count) of them as a share of its largest value, against the share of tokens. Left, the batch grows: a ramp of the \
      batch lowers g like a decay that nobody calls one, and it begins where the warm-up of the learning rate ends. Right, the batch is \
      constant and g is the learning rate.

      """
  }

  private func text(of batch: Course) -> String {
    let perUnit = Double(plan.trainingSet.tokensPerUnit ?? 1)
    let ends = [batch.first, batch.last].map { size in
      size * perUnit < 1e5 ? Wording.count(Int(size * perUnit)) : Wording.amount(size * perUnit)
    }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " → ")
  }

  private static func falls(_ course: Course) -> String {
    course.fall.flatMap { $0 < 1e4 ? Wording.number($0) : nil } ?? "to 0"
  }

  // MARK: The picture

  private static let growing = [
    "gpt-3-175b", "bloom-176b", "palm-540b", "chinchilla-70b", "llama-3-405b", "deepseek-v3",
  ]
  private static let constant = [
    "opt-175b-as-run", "llama-1-65b", "llama-2-70b", "kimi-k2", "olmo-2-32b", "smollm3-3b",
  ]

  static func picture(of trainings: [PublishedTraining]) -> Figure {
    func panel(_ title: String, _ names: [String], firstLook: Int) -> Panel {
      let series = names.enumerated().compactMap { index, name in
        trainings.first { $0.schedule.name == name }.map {
          Series(name: $0.schedule.title, points: $0.points, look: firstLook + index)
        }
      }
      return Panel(
        title: title, x: Axis("share of tokens (%)", range: 0...100),
        y: Axis("g ÷ its largest value", scale: .logarithmic, range: 0.002...1.5), series: series)
    }
    return Figure(
      name: PaperFigure.pictureName, title: "What published schedules did to the noise scale",
      panels: [
        panel("the batch grows", growing, firstLook: 0),
        panel("the batch is constant", constant, firstLook: growing.count),
      ], columns: 2)
  }

  /// g as a share of its largest value, at even shares of the run and, near its start, at even ratios.
  private var points: [PlotPoint] {
    let largest = noiseScale.peak
    let early: [Double] = (0..<60).map { step in 1e-4 * Double.exp10(Double(step) / 20) }
    let late: [Double] = (1...360).map { step in 0.1 + 0.9 * Double(step) / 360 }
    let shares = early + late
    return shares.map { share in
      let values = plan.timeline.hyperParameters(atEpoch: share * plan.epochs * (1 - 1e-9))
      let g = values.noiseScale(plan.trainingSet)
      return PlotPoint(x: 100 * share, y: g > 0 ? g / largest : .nan)
    }
  }
}
