import Foundation
import TestSupport
import Testing

@testable import Paper

/// The gallery over the figures that are committed.
@Suite struct GalleryPageTests {
  static func sections() throws -> [(figure: PaperFigure, text: String)] {
    let published = PublishedFigures(PublishedClaimsTests.root)
    let claims = try Claim.findings(published)
    return try PaperFigure.all.map { figure in
      (figure, try GalleryPage.section(figure, published, claims.filter { $0.claim.figure?.name == figure.name }))
    }
  }

  /// What is said of a metric is seen in the picture above, and something is said of every metric in it.
  @Test func `no section speaks of what its picture does not show`() throws {
    for (figure, text) in try Self.sections() {
      let picture = try String(
        contentsOf: PublishedClaimsTests.root.appendingPathComponent("\(figure.name)/figure.svg"), encoding: .utf8
      ).lowercased()
      let showsLoss = ["loss", "entropy"].contains(where: picture.contains)
      #expect(showsLoss == Self.speaks(text, of: "loss"), "\(figure.name)")
      #expect(picture.contains("accuracy") == Self.speaks(text, of: "accuracy"), "\(figure.name)")
    }
  }

  /// Whether a finding gives a distance of the metric.
  private static func speaks(_ text: String, of metric: String) -> Bool {
    text.ranges(of: metric + " ").contains { place in
      let next = text[place.upperBound...]
      return next.hasPrefix("within ") || next.hasPrefix("could differ ") || next.first?.isNumber == true
    }
  }

  /// By hand: 1 − B/N of 640 and of 16 000 out of 50 000, and of 3200 before.
  @Test func `figure 1 says how far the exact noise scale is below the approximate one`() throws {
    let text = try #require(try Self.sections().first { $0.figure.name == "figure-1" }).text
      .replacing("\u{202F}", with: " ")
    #expect(
      text.contains(
        "\n- hybrid: 2.3× fewer updates (34 376 instead of 78 125); the exact g is lower than the approximate one by 1.3 % at most\n"
      ))
    #expect(
      text.contains(
        "\n- increasing batch size: 2.7× fewer updates (28 876 instead of 78 125); the exact g is lower than the approximate one by 6.4 % at most, but where B = 16 000, by 32 %\n"
      ))
  }
}
