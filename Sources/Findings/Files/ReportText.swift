import Experiments
import Foundation
import NoiseScale
import Report

/// `report.md`: what was asked, the schedules, the verdicts with their reasons in words, the pictures.
struct ReportText {
  static let fileName = "report.md"

  let result: ExperimentResult
  /// Sentences that begin with a schedule's name.
  let warnings: [String]
  /// Names of the pictures' files that are there, relative to the report.
  let pictures: [(caption: String, file: String)]
  /// A sentence about pictures that could not be drawn.
  let pictureNote: String?

  /// The whole text; headings start at `level`.
  func text(level: Int = 1) -> String {
    let heading = String(repeating: "#", count: level)
    var parts = ["\(heading) \(Markdown.escaped(result.experiment.title))", asked, Markdown.bullets(result.headlines)]
    if !result.divergences.isEmpty { parts.append(Markdown.bullets(result.divergences)) }
    for section in ReportSection.all {
      let own = section.parts(result, warnings)
      if !own.isEmpty { parts += ["\(heading)# \(section.heading)"] + own }
    }
    if !pictures.isEmpty || pictureNote != nil { parts.append("\(heading)# Pictures") }
    parts += pictures.map { "![\(Markdown.escaped($0.caption))](\($0.file))\n\n\($0.caption)" }
    if let pictureNote { parts.append(pictureNote) }
    return parts.map { $0.trimmingCharacters(in: .newlines) }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
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
        "a \(kind) on \(Markdown.escaped(network.data.label))"
        + (layers.isEmpty ? " without hidden layers" : " with hidden layers \(layers) (\(network.activation.rawValue))")
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
}
