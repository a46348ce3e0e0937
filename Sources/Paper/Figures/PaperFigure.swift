import Experiments
import Report

/// A figure of the paper, redrawn from simulation: experiments that `compare` can run, and one picture of their results.
public struct PaperFigure: Sendable {
  /// What `noise-sim figures` calls it, and the name of its folder.
  public let name: String
  /// What it shows, a few words.
  public let title: String
  /// What is seen in the paper's figure, one or two sentences.
  public let inThePaper: String
  /// What is run here instead, and what the panels show.
  public let here: String
  /// What is run; several have a folder each.
  public let experiments: [Experiment]
  /// What its main picture shows, row by row, drawn from the results of its experiments in their order.
  let panels: @Sendable ([ExperimentResult]) -> [Panel]

  /// Its main picture, drawn from the results of its experiments in their order.
  public func figure(of results: [ExperimentResult]) -> Figure {
    Figure(name: Self.pictureName, title: title, caption: here, panels: panels(results), columns: 2, format: .compact)
  }

  /// The stem of the main picture's files.
  package static let pictureName = "figure"

  /// Every figure there is, in the order of the gallery. To add one: a file beside this one and a line here.
  public static let all: [PaperFigure] = [
    .figure1, .figure2, .figure2Reduced, .figure2Noise, .figure3, .figure4, .figure5, .figure6, .figure7,
  ]
}
