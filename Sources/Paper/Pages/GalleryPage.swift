import Equivalence
import ExperimentFiles
import Experiments
import Findings
import Foundation
import Report

extension PaperPage {
  /// The gallery: every figure with its picture and what came out of it.
  public static let gallery = PaperPage(
    "gallery", title: "The paper's figures, from simulation", folder: ""
  ) { page, published, output in
    let claims = try Claim.findings(published)
    var parts = [
      "# \(page.title)",
      """
      Smith, Kindermans, Ying and Le ([arXiv 1711.00489](https://arxiv.org/abs/1711.00489)) replace every division of the learning \
      rate ε by a multiplication of the batch size B, which keeps the noise scale g ≈ εN/(B(1−m)), and find the same learning \
      curves in fewer updates. Here their schedules run at full length on what a laptop can hold: a \(FashionMNISTExperiments.layers) tanh network on \
      Fashion-MNIST with N = \(Wording.count(PaperSchedules.smallSize)) (Figures 2–5) and noisy quadratics with N of CIFAR-10 and ImageNet (Figures 1, 6, 7). No CIFAR-10 \
      and no ImageNet is simulated: curves can be compared with each other, but accuracies not with the paper's.
      """,
      "\(Evidence.Finding.count(claims.map(\.evidence.finding))) \(Evidence.exceptions(claims))",
      "[The claims one by one](claims/README.md), "
        + "[every schedule with its g and updates](table/README.md), [what \(PublishedSchedule.all.count) published schedules did to g](published/README.md), "
        + "[a notebook over the CSV files](paper-figures.ipynb).",
      "![Against epochs the curves collapse, against updates they fan out](\(slide.name)/figure.svg)",
      "## How curves are compared", try DesignText.text(published).trimmingCharacters(in: .newlines),
      """
      *Settled* epochs lie more than 6 memories θ = B/(N(1−m)) and a batch after the start and every change of stage; *within x* means that \
      the interval of every epoch that counts stays within x of the reference, which is the first schedule. What the same runs *would have \
      noticed* is a g that is wrong by so much. Bands in the pictures are intervals of the mean over replicates; what is exact has none.
      """,
    ]
    for figure in PaperFigure.all where figure.name != PaperFigure.figure2Reduced.name {
      parts.append(
        try GalleryPage.section(figure, published, claims.filter { $0.claim.figure?.name == figure.name }))
    }
    parts.append(GalleryPage.closing)
    try output.write(parts.joined(separator: "\n\n"), to: PageOutput.text)
  }
}

/// The parts of the gallery.
enum GalleryPage {
  /// What a figure is called: its number, and what sets it apart from others of that number.
  static func number(_ figure: PaperFigure) -> String {
    figure.name.dropFirst("figure-".count).replacingOccurrences(of: "-", with: ", ")
  }

  /// The metrics that a figure's picture shows: its section speaks of no other.
  static func metrics(_ figure: PaperFigure) -> [String] {
    switch figure.name {
    case PaperFigure.figure1.name: []
    case PaperFigure.figure3.name, PaperFigure.figure4.name: ["test_accuracy"]
    case PaperFigure.figure6.name, PaperFigure.figure7.name: ["loss"]
    default: ["train_loss", "test_accuracy"]
    }
  }

  /// Its picture, what the paper has, and what came out here.
  static func section(
    _ figure: PaperFigure, _ published: PublishedFigures, _ claims: [(claim: Claim, evidence: Evidence)]
  ) throws -> String {
    let experiments = try published.experiments(of: figure)
    let metrics = metrics(figure)
    var lines: [String] = []
    for experiment in experiments {
      let prefix = experiments.count > 1 ? experiment.title + " — " : ""
      for schedule in experiment.updates.map(\.schedule) {
        lines += try findings(schedule, experiment, metrics).map { "- " + Markdown.escaped(prefix + $0) }
      }
    }
    // What the verdicts above do not say.
    let quantities = metrics.map { Evidence.quantity(GapKind.of(metric: $0)) }
    let shown = claims.map(\.evidence.quantity).map { $0.map(quantities.contains) ?? true }
    lines += zip(claims, shown).filter { $0.0.evidence.needsWords && $0.1 }.map(\.0).map { claim, evidence in
      "- " + Markdown.escaped("\(claim.name): \(evidence.finding.words); \(evidence.detail)")
    }
    let sources = experiments.map { "[\(Markdown.escaped($0.title))](\($0.folder))" }.joined(separator: ", ")
    return """
      ## \(heading(figure))

      ![\(figure.title)](\(figure.name)/figure.svg)

      *In the paper.* \(figure.inThePaper)

      *Here.* \(figure.here)

      \(lines.joined(separator: "\n"))

      Tables, all curves, verdicts and reasons: [report](\(figure.name)/report.md); files: \(sources).
      """
  }

  private static func heading(_ figure: PaperFigure) -> String {
    "Figure \(number(figure)). \(figure.title)"
  }

  /// A sentence for a schedule, with the metrics that its figure shows, or else with what it does to g; none for the reference.
  private static func findings(
    _ schedule: String, _ experiment: PublishedExperiment, _ metrics: [String]
  ) throws -> [String] {
    let mine = experiment.verdicts.filter { $0.schedule == schedule }
    guard let first = mine.first else { return [] }
    let dynamics =
      mine.contains { $0.dynamics == Dynamics.gaussian.rawValue } ? Dynamics.gaussian.rawValue : first.dynamics
    let (count, other) = (try experiment.updates(of: schedule), try experiment.updates(of: first.reference))
    let updates =
      Wording.updates(count, against: other) + " (\(Wording.count(count)) instead of \(Wording.count(other)))"
    guard !metrics.isEmpty else { return ["\(schedule): \(updates); \(shortfall(try experiment.stages(schedule)))"] }
    let parts = metrics.compactMap { metric -> String? in
      let rows = mine.filter { $0.metric == metric && $0.dynamics == dynamics }
      guard let settled = rows.first(where: { $0.region == Region.settled.rawValue }),
        let end = rows.first(where: { $0.region == Region.final.rawValue })
      else { return nil }
      var regions = [(settled, "once settled (\(experiment.share(settled)))"), (end, experiment.atTheEnd)]
      // Where the curves part before they have settled, the picture shows it.
      if let whole = rows.first(where: { $0.region == Region.whole.rawValue }), whole.isDifferent, !settled.isDifferent
      {
        regions.append((whole, "over all epochs"))
      }
      let found = regions.compactMap { verdict, region -> String? in
        let reason = verdict.reason.isEmpty ? "" : ", \(verdict.reason)"
        return verdict.found.map { "\($0) \(region): \(verdict.verdict)\(reason)" }
      }
      guard !found.isEmpty else { return nil }
      let equivalent = [(settled, "once settled"), (end, experiment.atTheEnd)].first { $0.0.isEquivalent }
      let resolution = equivalent.map { "; \(ResolutionText.sentence($0.0.resolution, over: $0.1))" } ?? ""
      return "\(Wording.metric(metric)) \(found.joined(separator: ", "))\(resolution)"
    }
    let found = parts.isEmpty ? "\(first.verdict) (\(first.reason))" : parts.joined(separator: "; ")
    return ["\(schedule): \(updates); \(found)"]
  }

  /// How far the exact g of a schedule is below the approximate one.
  private static func shortfall(_ stages: [PublishedExperiment.Stage]) -> String {
    func percent(_ share: Double) -> String { "\(Wording.number(100 * share, digits: 2)) %" }
    let start = "the exact g is lower than the approximate one"
    guard let largest = stages.max(by: { $0.shortfall < $1.shortfall }) else { return start }
    let others = stages.map(\.shortfall).filter { $0 < largest.shortfall / 2 }
    guard let other = others.max(), others.count == stages.count - 1 else {
      return "\(start) by \(percent(largest.shortfall)) at most"
    }
    return
      "\(start) by \(percent(other)) at most, but where B = \(Wording.count(largest.batchSize)), by \(percent(largest.shortfall))"
  }

  /// How the folder is made.
  static let closing = """
    ## Made by

    ```sh
    make figures
    make notebooks
    ```

    `make figures` runs `noise-sim figures` and takes some 40 minutes on two cores; the same version on the same kind of machine \
    writes the same bytes. Whether another machine does can be seen in seconds: `noise-sim figures figure-2-reduced` draws \
    [Figure 2 in a tenth of the epochs](figure-2-reduced/report.md) with few replicates. \
    `noise-sim figures figure-2 --set replicates=64 --set problem.network.hidden=[64]` draws a figure from another experiment, into `results/figures`; `--print-experiment` prints what `noise-sim compare` can run. Each figure's folder holds \
    what `compare` writes for its experiments, and its main picture, `figure.svg`. `make notebooks` executes the notebook again.

    """
}

extension Evidence {
  /// Whether a finding is more than that curves are the same within so much.
  fileprivate var needsWords: Bool {
    switch finding {
    case .holds: interval == nil || quantity == nil
    case .fails, .open, .counted, .miscounted: true
    case .cannotSpeak: false
    }
  }
}
