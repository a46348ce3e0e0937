import Report

extension PaperPage {
  /// One picture for a slide: against epochs the curves collapse, against updates they fan out.
  public static let slide = PaperPage(
    "slide", title: "The picture for a slide", mainFile: PaperFigure.pictureName + ".gnuplot"
  ) { _, published, output in
    try output.draw(try slideFigure(try published.experiment(.figure2)))
  }

  static func slideFigure(_ experiment: PublishedExperiment) throws -> Figure {
    let curves = try experiment.updates.map { try experiment.curve($0.schedule, "train_loss") }
    let values = curves.flatMap { $0.dropFirst(2).flatMap { [$0.lower ?? $0.mean, $0.upper ?? $0.mean] } }
    let range = values.min().flatMap { low in values.max().map { low / 1.05...$0 * 1.05 } }
    func panel(_ title: String, _ label: String, isEpoch: Bool) -> Panel {
      let series = zip(experiment.updates, curves).enumerated().map { look, pair in
        Series(
          name: pair.0.schedule,
          points: pair.1.map {
            .init(x: isEpoch ? $0.epoch : $0.update / 1000, y: $0.mean, lower: $0.lower, upper: $0.upper)
          }, look: look)
      }
      return Panel(
        title: title, x: Axis(label),
        y: Axis("training loss (nats)", scale: .logarithmic, range: range),
        series: isEpoch ? series : Panel.withEnds(series))
    }
    return Figure(
      name: PaperFigure.pictureName, title: "Same noise scale, same learning curve, fewer updates",
      panels: [
        panel("against epochs they collapse", "epochs", isEpoch: true),
        panel("against updates they fan out", "updates (thousands)", isEpoch: false),
      ], columns: 2, format: .slide)
  }
}
