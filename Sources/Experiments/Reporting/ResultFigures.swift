import NoiseScale
import Report

/// A picture of a run: one file each.
public protocol ResultFigure: Sendable {
  /// The stem of its files.
  static var name: String { get }
  /// What it shows, one sentence for the report.
  static var caption: String { get }
  /// `nil` where there is nothing to draw.
  static func figure(of result: ExperimentResult) -> Figure?
}

/// The pictures that a run draws.
public enum ResultFigures {
  /// Every picture there is, in the order of the report.
  public static let all: [any ResultFigure.Type] = [
    CurvesFigure.self, GapsFigure.self, RefinementFigure.self, SchedulesFigure.self,
  ]
}

extension ExperimentResult {
  /// A name and a look for every schedule, the same in all pictures.
  func series(_ schedule: Int, _ points: [Figure.Series.Point], style: Figure.Series.Style = .line) -> Figure.Series {
    Figure.Series(name: schedules[schedule].name, points: points, style: style, look: schedule)
  }

  /// Whether the positive values span more than a factor of 8, so that a logarithmic axis helps.
  static func spansDecades(_ values: [Double]) -> Bool {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    guard let low = positive.min(), let high = positive.max() else { return false }
    return high > 8 * low
  }

  /// The dynamics whose curves are drawn: of replicates where there are some.
  var drawnDynamics: [Dynamics] {
    let simulated = experiment.dynamics.filter { $0 == .gaussian || $0 == .minibatch }
    return simulated.isEmpty ? Array(experiment.dynamics.prefix(1)) : simulated
  }
}
