import Findings
import Report

extension PaperPage {
  /// One picture for a slide: against epochs the curves collapse, against updates they fan out.
  public static let slide = PaperPage(
    "slide", title: "The picture for a slide", picture: slideTitle
  ) { _, published, output in
    try output.draw(try slideFigure(try published.experiment(.figure2)))
  }

  private static let slideTitle = "Same noise scale, same learning curve, fewer updates"

  static func slideFigure(_ experiment: PublishedExperiment) throws -> Figure {
    let curves = try experiment.updates.map { try experiment.curve($0.schedule, "train_loss") }
    let looks = LookBook.looks(of: experiment.updates.map(\.schedule))
    func panel(_ title: String, _ label: String, isEpoch: Bool) -> Panel {
      let series = zip(experiment.updates, curves).enumerated().map { index, pair in
        let points = pair.1.enumerated().map { position, row in
          var point = PlotPoint(
            x: isEpoch ? row.epoch : row.update / 1000, y: row.mean, lower: row.lower, upper: row.upper)
          point.setsRange = position > 1
          return point
        }
        return Series(name: pair.0.schedule, points: points, look: looks[index])
      }.inDrawingOrder
      return Panel(
        title: title, x: Axis(label),
        y: Axis("training loss (nats)", scale: .logarithmic),
        series: isEpoch ? series : series.withEnds)
    }
    return Figure(
      name: PaperFigure.pictureName, title: slideTitle,
      caption:
        "Training loss with momentum on Fashion-MNIST under three schedules of one noise scale, against epochs and against updates.",
      panels: [
        panel("against epochs they collapse", "epochs", isEpoch: true),
        panel("against updates they fan out", "updates (thousands)", isEpoch: false),
      ], columns: 2, format: .slide)
  }
}
