import Equivalence
import Foundation
import NoiseScale
import Report

/// `report.md`: what was asked, the schedules, the verdicts with their reasons in words, the pictures.
struct ReportText {
  let result: ExperimentResult
  let warnings: [(schedule: String, warning: Warning)]
  /// Names of the pictures' files that are there, relative to the report.
  let pictures: [(caption: String, file: String)]
  /// A sentence about pictures that could not be drawn.
  let pictureNote: String?

  /// The whole text; headings start at `level`.
  func text(level: Int = 1) -> String {
    let heading = String(repeating: "#", count: level)
    var parts = ["\(heading) \(Markdown.escaped(result.experiment.title))", asked, bullets(result.headlines)]
    if !result.divergences.isEmpty { parts.append(bullets(result.divergences)) }
    parts += ["\(heading)# Schedules", Self.schedules(of: result.plans).markdown()]
    if !warnings.isEmpty {
      parts.append(bullets(warnings.map { "\($0.schedule), \($0.warning)" }))
    }
    if !result.comparisons.isEmpty {
      parts += ["\(heading)# Verdicts", Self.verdicts(of: result).markdown(), reasons, Self.howToRead].filter {
        !$0.isEmpty
      }
    }
    if let noise = NoiseText.table(of: result) {
      parts += [
        "\(heading)# Measured noise", noise.markdown(), bullets(NoiseText.warnings(of: result)), NoiseText.howToRead,
      ]
    }
    if let equations = EquationText.table(of: result) {
      parts += [
        "\(heading)# Does the run follow its equation?", bullets(EquationText.findings(of: result)),
        equations.markdown(), EquationText.howToRead,
      ]
    }
    if let ranking = RankingText.table(of: result) {
      let rules = bullets(RankingText.invariants(of: result.experiment.comparison.rules))
      parts += ["\(heading)# Ranking", ranking.markdown(), rules, RankingText.howToRead]
    }
    if !pictures.isEmpty || pictureNote != nil { parts.append("\(heading)# Pictures") }
    parts += pictures.map { "![\(Markdown.escaped($0.caption))](\($0.file))\n\n\($0.caption)" }
    if let pictureNote { parts.append(pictureNote) }
    return parts.map { $0.trimmingCharacters(in: .newlines) }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func bullets(_ lines: [String]) -> String {
    lines.map { "- \(Markdown.escaped($0))" }.joined(separator: "\n")
  }

  private var asked: String {
    let experiment = result.experiment
    let problem: String
    switch experiment.problem {
    case .quadratic:
      problem = "a noisy quadratic with \(Wording.plural(result.modes ?? 0, "mode"))"
    case .network(let network):
      let layers = network.hidden.map(String.init).joined(separator: "-")
      let kind = experiment.problem.hasSquaredError ? "network with squared error" : "softmax classifier"
      problem =
        "a \(kind) on \(Markdown.escaped(network.dataTitle))"
        + (layers.isEmpty ? " without hidden layers" : " with hidden layers \(layers) (\(network.activation))")
    }
    let reference = Markdown.escaped(result.schedules[result.reference].name)
    // Exact values have no replicates and no chance, a quadratic no accuracy.
    var dynamics = experiment.dynamics.map(\.rawValue).joined(separator: ", ")
    var margins = "Margin: \(Wording.number(experiment.comparison.lossMargin)) of ln(loss ratio)"
    if experiment.problem.hasAccuracy {
      margins += ", \(Wording.number(experiment.comparison.accuracyMargin)) of accuracy"
    }
    if experiment.dynamics != [.exact] {
      dynamics +=
        ", \(Wording.plural(experiment.replicates, "replicate")), seed \(experiment.seed)"
      margins += ", at confidence \(Wording.number(experiment.comparison.confidence, digits: 6))"
    }
    let question =
      result.schedules.count > 1
      ? "Do these schedules have the learning curve of *\(reference)*?"
      : "What learning curve does *\(reference)* have?"
    return """
      \(question) Run on \(problem), \
      N = \(Wording.count(experiment.trainingSetSize)), optimizer \(experiment.optimizer.name), sampling \
      \(experiment.sampling.rawValue), dynamics \(dynamics). \(margins).
      """
  }

  static func schedules(of plans: [Plan]) -> Table {
    // Momentum is nothing to Adam, and Adam's parameters nothing to the others.
    let isAdam = plans.contains { type(of: $0.optimizer).takesAdamSettings }
    let own = isAdam ? ["β₁", "β₂", "δ"] : ["momentum"]
    var table = Table(
      name: "schedules",
      columns: ["schedule", "stage", "epochs", "learning rate", "batch size"] + own + [
        "g", "approximate g", "memory θ (epochs)", "updates",
      ])
    for plan in plans {
      for stage in plan.stages {
        let values = stage.hyperParameters
        let adam = plan.schedule.stages[stage.stage].adamParameters(with: plan.optimizer)
        let own = adam.map { [Cell($0.beta1), Cell($0.beta2), Cell($0.delta)] } ?? [Cell(values.momentum)]
        let start: [Cell] = [
          stage.stage == 0 ? .text(plan.schedule.name) : .empty, .integer(stage.stage + 1),
          .text("\(Wording.number(stage.startEpoch, digits: 6))–\(Wording.number(stage.endEpoch, digits: 6))"),
          Cell(values.learningRate), .integer(values.batchSize),
        ]
        let end: [Cell] = [
          Cell(stage.noiseScale), Cell(stage.approximateNoiseScale), Cell(stage.memoryEpochs),
          .text(Wording.count(stage.span.updates)),
        ]
        table.append(start + own + end)
      }
      let empty = Array(repeating: Cell.empty, count: table.columns.count - 3)
      table.append([.empty, "all"] + empty + [.text(Wording.count(plan.totalUpdates))])
    }
    return table
  }

  static func verdicts(of result: ExperimentResult) -> Table {
    var table = Table(
      name: "verdicts",
      columns: [
        "schedule", "dynamics", "metric", "region", "largest gap", "at epoch", "interval", "margin", "verdict",
        "reason",
      ])
    for comparison in result.comparisons {
      for explained in comparison.verdicts {
        let verdict = explained.verdict
        table.append([
          .text(result.schedules[comparison.schedule].name), .text(comparison.dynamics.rawValue),
          .text(Wording.metric(comparison.metric)), .text(verdict.region.rawValue), Cell(verdict.largestGap),
          Cell(verdict.largestGapEpoch),
          Cell(Wording.interval(verdict)), Cell(verdict.margin),
          .text(verdict.kind.rawValue), Cell(explained.reason?.rawValue),
        ])
      }
    }
    return table
  }

  /// Each row that is not equivalent, in words, with what theory predicts beside what was measured.
  private var reasons: String {
    var lines: [String] = []
    for comparison in result.comparisons {
      for explained in comparison.verdicts where explained.verdict.kind != .equivalent {
        guard let reason = explained.reason else { continue }
        let verdict = explained.verdict
        let name = result.schedules[comparison.schedule].name
        var line =
          "\(name), \(comparison.dynamics.rawValue), \(Wording.metric(comparison.metric)), \(verdict.region.rawValue): "
        line += "\(reason.rawValue): \(Wording.meaning(reason))"
        if let gap = verdict.largestGap, !explained.contributions.isEmpty {
          let parts = explained.contributions.filter { abs($0.size) >= 0.0005 }.map {
            "\($0.reason.rawValue) \(Wording.number($0.size))"
          }
          // The contributions to an exact gap end with what is left, so that their sum predicts nothing.
          if comparison.dynamics == .exact {
            line += "; gap \(Wording.number(gap))"
          } else {
            let sum = explained.contributions.reduce(0) { $0 + $1.size }
            line += "; measured gap \(Wording.number(gap)), predicted \(Wording.number(sum))"
          }
          line += parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
        }
        if let needed = verdict.replicatesToDecide {
          line += "; about \(Wording.count(needed)) replicates would decide (nine chances in ten)"
        }
        lines.append(line)
      }
    }
    return bullets(lines)
  }

  static let howToRead = """
    A gap is ln(mean loss/mean reference loss), or the difference of accuracies. Each end of its pointwise interval is \
    one-sided at the confidence c, so that both together hold with 2c − 1; *interval* is from the lowest to the highest end \
    of the region. *Equivalent*: the pointwise interval lies inside the margin at every epoch of the region. *Different*: the \
    band that holds for all epochs of the region together lies wholly outside the margin at some epoch, or a schedule \
    diverges. *Settled* epochs lie more than 6 memories and a batch after the start and after every change of stage of \
    either schedule. Each row is one statement; nothing is corrected for the number of rows. `exact` has no width.
    """
}
