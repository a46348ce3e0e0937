import Experiments
import Report

/// What stands in a report under a heading of its own.
struct ReportSection: Sendable {
  /// A few words.
  let heading: String
  /// Tables and paragraphs of a result, given what was warned of before it ran; none where there is nothing to say, and then
  /// there is no heading either.
  let parts: @Sendable (_ result: ExperimentResult, _ warnings: [String]) -> [DocumentPart]

  init(_ heading: String, parts: @escaping @Sendable (ExperimentResult, [String]) -> [DocumentPart]) {
    (self.heading, self.parts) = (heading, parts)
  }

  /// Every section there is, in their order. To add one: a text beside this one and a line here.
  static let all: [ReportSection] = [
    SchedulesText.section, VerdictsText.section, NoiseText.section, EquationText.section, RankingText.section,
  ]
}

extension DocumentPart {
  /// A list of sentences.
  static func sentences(_ lines: [String]) -> DocumentPart { .list(lines.map { Prose(words: $0) }) }
}
