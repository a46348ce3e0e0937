import Equivalence
import Experiments
import Foundation
import NoiseScale
import Report
import Testing
import TinyExperiments

@testable import Findings

@Suite struct ReportTextTests {
  static func text(
    _ experiment: Experiment, pictures: [DocumentPicture] = [], note: Prose? = nil, level: Int = 1
  ) throws -> String {
    let prepared = try PreparedExperiment(experiment)
    return ReportText(
      result: try prepared.run(), warnings: prepared.warnings.map { "\($0.schedule), \($0.warning)" },
      pictures: pictures, pictureNote: note
    ).chapter.markdown(level: level)
  }

  static func reference(_ name: String) throws -> String {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("References/\(name)")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// `References/by-hand.md` is to be written again, by hand, when the wording changes.
  @Test func `a whole report`() throws {
    let figure = Figure(name: "curves", panels: [Panel(title: "", x: Axis("x"), y: Axis("y"), series: [])])
    let picture = DocumentPicture(caption: "Curves.", file: "curves.svg", figure: figure, svg: "")
    #expect(try Self.text(Tiny.byHand, pictures: [picture], note: "A note.") == Self.reference("by-hand.md"))
  }

  @Test func `deeper headings for one of several experiments`() throws {
    let text = try Self.text(Tiny.byHand, level: 2)
    #expect(text.hasPrefix("## By hand\n"))
    #expect(text.contains("\n### Schedules\n"))
    #expect(!text.contains("\n## "))
    #expect(!text.contains("Pictures"))
  }

  @Test func `one replicate is reported`() throws {
    let text = try Self.text(Tiny.pair(dynamics: [.gaussian], replicates: 1))
    #expect(text.contains("−∞ … ∞"))
    #expect(text.contains("1 replicate, seed 1"))
  }

  /// Without noise and from the minimum, one loss is exactly 0: B = N without replacement.
  @Test func `a loss of exactly zero is reported`() throws {
    let experiment = Tiny.pair(sampling: .withoutReplacement, dynamics: [.exact], trainingSetSize: 100).with {
      $0.problem = Tiny.quadratic([1], mean: 0, variance: 0)
      $0.schedules = [Tiny.schedule("a", [(2, 0.1, 10)]), Tiny.schedule("b", [(2, 1, 100)])]
      $0.comparison.reference = "a"
    }
    let result = try experiment.result()
    #expect(result.verdict("b", .whole)?.verdict.largestGap == -.infinity)
    let text = try Self.text(experiment)
    #expect(text.contains("; gap −∞ (finite-training-set −∞)"))
  }

  @Test func `replicates, seed and accuracy are said only where they play a part`() throws {
    let exact = try Self.text(Tiny.pair())
    #expect(!exact.contains("replicates,") && !exact.contains("seed") && !exact.contains("of accuracy"))
    let simulated = try Self.text(Tiny.pair(dynamics: [.exact, .gaussian]))
    #expect(simulated.contains("4 replicates, seed 1") && !simulated.contains("of accuracy"))
    let network = try Self.text(Tiny.network([Tiny.schedule("a", [(1, 0.1, 20)]), Tiny.schedule("b", [(1, 0.1, 20)])]))
    #expect(network.contains("0.01 of accuracy"))
  }

  @Test func `theory stands beside the measured gap`() throws {
    let experiment = Tiny.pair().with {
      $0.schedules[1] = Tiny.schedule("control", momentum: 0.5, [(6, 0.1, 10), (6, 0.1, 20)])
    }
    let text = try Self.text(experiment)
    #expect(
      text.contains("- control, exact, loss, settled: unequal-noise-scale: the schedules do not have the same g; "))
    #expect(text.contains("; gap 0.935 (unequal-noise-scale 0.914, finite-learning-rate 0.0214)"))
    #expect(!text.contains("predicted"))
    let simulated = experiment.with {
      $0.dynamics = [.gaussian]
      $0.replicates = 256
    }
    let verdict = try #require(try simulated.result().verdict("control", .settled))
    let measured = Wording.number(try #require(verdict.verdict.largestGap))
    let predicted = Wording.number(verdict.contributions.reduce(0) { $0 + $1.size })
    #expect(
      try Self.text(simulated).contains("; measured gap \(measured), predicted \(predicted) (unequal-noise-scale 0."))
    #expect(measured != predicted)
  }

  @Test func `how many replicates would decide`() throws {
    let text = try Self.text(Tiny.pair(dynamics: [.gaussian], replicates: 2))
    #expect(text.contains("replicates would decide (nine chances in ten)"))
  }

  @Test func `hostile names stay words`() throws {
    let name = "a|b`*_<script>]("
    let experiment = Tiny.pair().with {
      $0.title = "# \(name)"
      $0.schedules[0] = Tiny.schedule(name, momentum: 0.5, [(12, 0.1, 10)])
      $0.comparison.reference = name
    }
    let text = try Self.text(experiment)
    #expect(!text.replacing(#"\<script"#, with: "").contains("<script"))
    #expect(text.contains(#"a\|b\`\*\_\<script\>\]("#))
    // Every table row has as many columns as its header.
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    let widths = rows.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
    #expect(Set(widths) == [11, 13])
  }

  @Test func `intervals and regions are explained`() throws {
    let text = try Self.text(Tiny.pair())
    #expect(text.contains("after the start and after every change of stage of either schedule"))
    #expect(text.contains("one-sided"))
  }
}
