import Experiments
import Foundation
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

@testable import Paper

/// The claims over the figures that are committed, which `make figures` writes.
@Suite struct PublishedClaimsTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "notebooks-export", isDirectory: true)

  static func finding(_ name: String) throws -> String {
    let claim = try #require(Claim.all.first { $0.name == name })
    return try claim.evidence(PublishedFigures(root)).finding.words.replacing("\u{202F}", with: " ")
  }

  /// With each of the four optimisers, in training and in test: what the paper is about.
  @Test func `the same curves`() throws {
    for optimizer in ["momentum", "Nesterov momentum", "SGD"] {
      for curve in ["training", "test"] {
        #expect(try Self.finding("same \(curve) curve, \(optimizer)").hasPrefix("holds within "))
      }
    }
    // Six memories of β₂ are 15 epochs in the first stage and outlast the later ones.
    for curve in ["training", "test"] {
      #expect(try Self.finding("same \(curve) curve, Adam").hasPrefix("open: hybrid settles in "))
    }
    // Half as much noise again would have been found out, and half of it missing.
    let resolved = try PublishedFigures(Self.root).experiment(.figure2Noise)
    let resolution = try #require(try resolved.verdict(PaperSchedules.increasing, "train_loss", .settled).resolution)
    #expect(try #require(resolution.above) <= 1.5 && #require(resolution.below) >= 1 / 1.5)
    #expect(
      try Self.finding("same training curve, where the noise shows").hasPrefix(
        "holds within 2 % and would have noticed "))
    #expect(try Self.finding("Adam's curves separate").hasPrefix("fails here because "))
  }

  /// Where it ends: the high momentum from the start, and not the larger learning rate.
  @Test func `ever fewer updates`() throws {
    #expect(try Self.finding("ever fewer updates") == "counted: within 2.5 %")
    #expect(try Self.finding("ε and B together, training").hasPrefix("holds within "))
    #expect(try Self.finding("ε and B together, test").hasPrefix("holds within "))
    #expect(try Self.finding("m and B together, training").hasPrefix("fails here because the velocity remembers"))
    #expect(try Self.finding("m and B together, test").hasPrefix("holds by "))
    #expect(try Self.finding("limit: m is the last resort") == "holds")
    let late = try PublishedFigures(Self.root).experiment(.figure5)
      .verdict(LateMomentum.name, "train_loss", .settled)
    #expect(late.isEquivalent)
  }

  @Test func `ImageNet's schedules`() throws {
    #expect(try Self.finding("ImageNet, same curve").hasPrefix("holds within "))
    #expect(
      try Self.finding("ImageNet, same curve with higher m").hasPrefix("open: momentum 0.975 settles in "))
    #expect(try Self.finding("ImageNet, fewer updates with higher m") == "counted: within 2.5 %")
    #expect(try Self.finding("the lag grows with m") == "holds on a quadratic")
  }

  /// Theory's mθ, by hand, within the third that stiff modes add to it.
  @Test func `the lag is what the velocity takes to build up`() throws {
    let experiment = try PublishedFigures(Self.root).experiment(.figure7, 1)
    func curve(_ momentum: Double) throws -> [(epoch: Double, mean: Double)] {
      try experiment.curve(PaperSchedules.momentumName(momentum), "loss", dynamics: .exact).map { ($0.epoch, $0.mean) }
    }
    let reference = try curve(0.9)
    for (momentum, batch) in [(0.95, 16_384.0), (0.975, 32_768)] {
      let lost = momentum * batch / (1_281_167 * (1 - momentum)) - 0.9 * 8192 / (1_281_167 * 0.1)
      let largest = Lag.lags(of: try curve(momentum), behind: reference).map(\.lag).max() ?? 0
      #expect(largest > lost && largest < 4 / 3 * lost, "momentum \(momentum): \(largest), mθ \(lost)")
    }
  }

  /// Every claim's page is what the code makes of the committed files, and no other.
  @Test func `the page that is committed`() throws {
    let folder = try TemporaryFolder()
    var output = try PageOutput(.claims, below: folder.url)
    try PaperPage.claims.write(from: PublishedFigures(Self.root), to: &output)
    try output.commit()
    for (name, text) in try folder.texts(in: "claims") {
      let committed = try String(contentsOf: Self.root.appendingPathComponent("claims/\(name)"), encoding: .utf8)
      #expect(text == committed, "\(name)")
    }
  }
}
