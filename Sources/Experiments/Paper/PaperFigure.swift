import Report

/// A figure of the paper, redrawn from simulation: experiments that `compare` can run, and one picture of their results.
public protocol PaperFigure: Sendable {
  /// What `noise-sim figures` calls it, and the name of its folder.
  static var name: String { get }
  /// What it shows, a few words.
  static var title: String { get }
  /// What is seen in the paper's figure, one or two sentences.
  static var inThePaper: String { get }
  /// What is run here instead, and what the panels show.
  static var here: String { get }
  /// What is run; several have a folder each.
  static var experiments: [Experiment] { get }
  /// Its main picture, drawn from the results of its experiments in their order.
  static func figure(of results: [ExperimentResult]) -> Figure
}

/// The paper's figures.
public enum PaperFigures {
  /// Every figure there is, in the order of the gallery. To add one: a file in `Figures` and a line here.
  public static let all: [any PaperFigure.Type] = [
    Figure1.self, Figure2.self, Figure2Reduced.self, Figure3.self, Figure4.self, Figure5.self, Figure6.self,
    Figure7.self,
  ]
}

extension PaperFigure {
  /// The stem of the main picture's files.
  static var pictureName: String { "figure" }

  static func picture(_ panels: [Figure.Panel], columns: Int = 2) -> Figure {
    Figure(name: pictureName, title: title, panels: panels, columns: columns, format: .compact)
  }
}
