import Experiments
import Report

/// A picture of a run: one file each.
public struct ResultPicture: Sendable {
  /// The stem of its files.
  public let name: String
  private let drawing: @Sendable (ExperimentResult) -> Drawing?

  /// What stands in a picture.
  struct Drawing {
    var title: String
    /// What the panels show, a few sentences for the report.
    var caption: String
    /// Row by row, two side by side; none make no picture.
    var panels: [Panel]
  }

  /// A picture that is drawn from a result; `nil` where there is nothing to draw.
  init(_ name: String, drawing: @escaping @Sendable (ExperimentResult) -> Drawing?) {
    (self.name, self.drawing) = (name, drawing)
  }

  /// `nil` where there is nothing to draw.
  public func figure(of result: ExperimentResult) -> Figure? {
    guard let drawing = drawing(result), !drawing.panels.isEmpty else { return nil }
    return Figure(
      name: name, title: drawing.title, caption: drawing.caption, panels: drawing.panels, columns: 2)
  }

  /// Every picture there is, in the order of the report. To add one: a file beside this one and a line here.
  public static let all: [ResultPicture] = [.curves, .gaps, .refinement, .schedules]
}
