import Experiments
import NoiseScale
import Report

/// The report of a result: what was asked, the schedules, the verdicts with their reasons in words, the pictures.
struct ReportText {
  /// The report in Markdown.
  static let fileName = "report.md"
  /// The same for a browser.
  static let pageName = "report.html"
  /// The title of the reports of several experiments.
  static let title = Program.name

  let result: ExperimentResult
  /// Sentences that begin with the names of schedules.
  let warnings: [String]
  /// The pictures that are there, their files relative to the report.
  let pictures: [DocumentPicture]
  /// A sentence about pictures that could not be drawn.
  let pictureNote: Prose?

  /// The whole report.
  var chapter: Document.Chapter {
    var parts: [DocumentPart] = [.paragraph(asked), .list(result.headlines.map { Prose(finding: $0) })]
    if !result.divergences.isEmpty { parts.append(.sentences(result.divergences)) }
    for section in ReportSection.all {
      let own = section.parts(result, warnings)
      if !own.isEmpty { parts += [.heading(section.heading, depth: 1)] + own }
    }
    if !pictures.isEmpty || pictureNote != nil { parts.append(.heading("Pictures", depth: 1)) }
    parts += pictures.map { .picture($0) }
    if let pictureNote { parts.append(.paragraph(pictureNote)) }
    return Document.Chapter(title: result.experiment.title, parts: parts)
  }

  private var asked: Prose {
    let experiment = result.experiment
    let problem: Prose
    switch experiment.problem {
    case .quadratic:
      problem = "a noisy quadratic with \(Wording.plural(result.modes ?? 0, "mode"))"
    case .network(let network):
      let layers = network.hidden.map(String.init).joined(separator: "-")
      let kind = experiment.problem.hasSquaredError ? "network with squared error" : "softmax classifier"
      problem =
        layers.isEmpty
        ? "a \(kind) on \(network.data.label) without hidden layers"
        : "a \(kind) on \(network.data.label) with hidden layers \(layers) (\(network.activation.rawValue))"
    }
    let reference = result.schedules[result.reference].name
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
    let question: Prose =
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
