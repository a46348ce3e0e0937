import Findings
import Report

/// How the figures' runs are compared, for the top of a page: replicates, margins and confidence.
enum DesignText {
  /// A sentence and a table with a row for the figures that are alike, made from their manifests.
  /// - Throws: `Fault` where a figure's files are missing or hold something else.
  static func text(_ published: PublishedFigures) throws -> String {
    var rows: [(design: PublishedDesign, figures: [String])] = []
    for figure in PaperFigure.all {
      let number = GalleryPage.number(figure)
      for experiment in try published.experiments(of: figure) {
        if let known = rows.firstIndex(where: { $0.design == experiment.design }) {
          if !rows[known].figures.contains(number) { rows[known].figures.append(number) }
        } else {
          rows.append((experiment.design, [number]))
        }
      }
    }
    var table = Table(
      name: "designs",
      columns: [
        "figure", "replicates of a schedule", "margin of losses, ln(ratio)", "margin of accuracies", "confidence",
      ])
    for (design, figures) in rows {
      table.append([
        .text(figures.joined(separator: "; ")), .text(replicates(design)), .number(design.lossMargin),
        Cell(design.accuracyMargin),
        .text("\(Wording.number(100 * design.confidence)) %"),
      ])
    }
    return """
      Two curves are *equivalent* where the interval of their gap, each end one-sided at the confidence, lies within the margin at \
      every epoch that counts, and *different* where a band that holds for all of these epochs lies outside it at one of them. The gap \
      of losses is the logarithm of their ratio; that of accuracies is their difference, in which 0.01 is one point.

      \(table.markdown())
      """
  }

  private static func replicates(_ design: PublishedDesign) -> String {
    guard design.replicates > 0 else { return "none: exact" }
    let count = Wording.count(design.replicates) + (design.hasExact ? ", and exact" : "")
    return count + (design.window.map { ", averaged over \(Wording.number($0)) epochs" } ?? "")
  }
}
