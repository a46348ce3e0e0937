import Experiments
import Report

/// A part of `report.md` under a heading of its own.
struct ReportSection: Sendable {
  /// A few words.
  let heading: String
  /// Tables and paragraphs of a result, given what was warned of before it ran; none where there is nothing to say, and then
  /// there is no heading either.
  let parts: @Sendable (_ result: ExperimentResult, _ warnings: [String]) -> [String]

  init(_ heading: String, parts: @escaping @Sendable (ExperimentResult, [String]) -> [String]) {
    (self.heading, self.parts) = (heading, parts)
  }

  /// Every section there is, in their order. To add one: a text beside this one and a line here.
  static let all: [ReportSection] = [
    SchedulesText.section, VerdictsText.section, NoiseText.section, EquationText.section, RankingText.section,
  ]
}

extension Markdown {
  /// A list of sentences.
  static func bullets(_ lines: [String]) -> String {
    lines.map { "- \(escaped($0))" }.joined(separator: "\n")
  }
}
