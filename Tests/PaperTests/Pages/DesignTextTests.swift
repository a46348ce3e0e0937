import Foundation
import TestSupport
import Testing

@testable import Paper

/// Replicates, margins and confidence on the pages.
@Suite struct DesignTextTests {
  /// The committed figures, against what their experiments in the code say.
  @Test func `every figure has a row with its own numbers`() throws {
    let text = try DesignText.text(PublishedFigures(PublishedClaimsTests.root)).replacing("\u{202F}", with: " ")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    for figure in PaperFigure.all {
      let number = GalleryPage.number(figure)
      for experiment in figure.experiments {
        let found = rows.contains { cells in
          cells[0].components(separatedBy: "; ").contains(number)
            && (experiment.dynamics == [.exact]
              || cells[1].replacing(" ", with: "").hasPrefix("\(experiment.replicates)"))
            && Double(cells[2]) == experiment.comparison.lossMargin
            && (!experiment.problem.isNetwork || Double(cells[3]) == experiment.comparison.accuracyMargin)
            && cells[4] == "95 %"
        }
        #expect(found, "\(figure.name), \(experiment.title)")
      }
    }
  }

  @Test func `a manifest without them`() throws {
    let folder = try TemporaryFolder([
      "figure-1/manifest.json": "{\"experiment\": {\"title\": \"x\", \"replicates\": 3}}"
    ])
    #expect {
      try DesignText.text(PublishedFigures(folder.url))
    } throws: { error in
      "\(error)".hasSuffix(
        "figure-1/manifest.json: an experiment lacks dynamics, replicates, margin or confidence, but must have them")
    }
  }
}
