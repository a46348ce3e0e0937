import Report

/// Every metric against epochs, where equal g makes the curves coincide, and against updates, where they fan out.
public enum CurvesFigure: ResultFigure {
  public static let name = "curves"
  public static let caption =
    "Learning curves with intervals that are two-sided at the confidence, against epochs (left) and against parameter updates (right)."

  public static func figure(of result: ExperimentResult) -> Figure? {
    var panels: [Figure.Panel] = []
    // Five-digit labels would touch each other.
    let unit = (result.plans.map(\.totalUpdates).max() ?? 0) >= 10_000 ? 1000.0 : 1
    let updates = "parameter updates" + (unit > 1 ? " (thousands)" : "")
    for dynamics in result.drawnDynamics {
      let runs = result.runs.filter { $0.dynamics == dynamics && $0.isFinest(result) }
      for (index, metric) in (runs.first?.curves.curves.map(\.metric) ?? []).enumerated() {
        let values = runs.flatMap { $0.curves.curves[index].points.map(\.moments.mean) }
        let isLoss = !metric.hasSuffix("accuracy")
        // A start at chance would flatten an accuracy axis; its first points are drawn off the panel.
        let y = Figure.Axis(
          label(metric, of: result.experiment),
          scale: isLoss && ExperimentResult.spansDecades(values) ? .logarithmic : .linear,
          range: isLoss ? nil : accuracyRange(values))
        for (title, axis, isEpoch) in [
          ("against epochs", Figure.Axis("examples seen (epochs)"), true),
          ("against updates", Figure.Axis(updates), false),
        ] {
          panels.append(
            Figure.Panel(
              title: "\(Wording.metric(metric)) \(title)", x: axis, y: y,
              series: runs.map { run in
                result.series(run.schedule, points(run, index, result, unit: isEpoch ? nil : unit))
              }))
        }
      }
    }
    guard !panels.isEmpty else { return nil }
    return Figure(name: name, title: result.experiment.title, panels: panels, columns: 2)
  }

  static func points(
    _ run: ScheduleRun, _ metric: Int, _ result: ExperimentResult, unit: Double?
  ) -> [Figure.Series.Point] {
    run.curves.curves[metric].points.map { point in
      let interval = CurvesTable.interval(point, run, result)
      return Figure.Series.Point(
        x: unit.map { point.update / $0 } ?? point.epoch, y: point.moments.mean, lower: interval?.lowerBound,
        upper: interval?.upperBound)
    }
  }

  static func label(_ metric: String, of experiment: Experiment) -> String {
    switch metric {
    case "train_loss", "test_loss":
      experiment.problem.hasSquaredError ? "half the mean squared error" : "mean cross-entropy (nats)"
    case "train_accuracy", "test_accuracy": "accuracy (share right)"
    default: "mean loss"
    }
  }

  /// From a little below the values but the lowest tenth, to the largest.
  static func accuracyRange(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.filter(\.isFinite).sorted()
    guard let top = sorted.last, sorted.count > 4 else { return nil }
    let low = sorted[sorted.count / 10]
    guard top > low else { return nil }
    return max(0, low - 0.1 * (top - low))...min(1, top + 0.1 * (top - low))
  }
}
