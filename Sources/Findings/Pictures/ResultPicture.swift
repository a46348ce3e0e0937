import Experiments
import Report

/// A picture of a run: one file each.
public struct ResultPicture: Sendable {
  /// The stem of its files.
  public let name: String
  /// What it shows, one sentence for the report.
  public let caption: String
  private let drawing: @Sendable (ExperimentResult) -> Drawing?

  /// What stands in a picture.
  struct Drawing {
    var title: String
    /// Row by row, two side by side; none make no picture.
    var panels: [Panel]
  }

  /// A picture that is drawn from a result; `nil` where there is nothing to draw.
  init(_ name: String, caption: String, drawing: @escaping @Sendable (ExperimentResult) -> Drawing?) {
    (self.name, self.caption, self.drawing) = (name, caption, drawing)
  }

  /// `nil` where there is nothing to draw.
  public func figure(of result: ExperimentResult) -> Figure? {
    guard let drawing = drawing(result), !drawing.panels.isEmpty else { return nil }
    return Figure(name: name, title: drawing.title, panels: drawing.panels, columns: 2)
  }

  /// Every picture there is, in the order of the report. To add one: a file beside this one and a line here.
  public static let all: [ResultPicture] = [.curves, .gaps, .refinement, .schedules]
}
