import Report

/// A warning with the experiment and the schedule that it is about.
public struct TitledWarning: Sendable, Hashable {
  /// Of the experiment.
  public let title: String
  /// The name of the schedule.
  public let schedule: String
  /// One sentence.
  public let text: String

  /// A warning of one schedule.
  public init(title: String, schedule: String, text: String) {
    (self.title, self.schedule, self.text) = (title, schedule, text)
  }
}

extension [TitledWarning] {
  /// Every warning once, behind the schedules that it is about, in the order in which they come up; with the titles of their experiments,
  /// where there are several.
  public var sentences: [String] {
    let isTitled = Set(map(\.title)).count > 1
    // Names of schedules that transforms have made have commas of their own.
    let separator = contains { $0.schedule.contains(",") } ? "; " : ", "
    var texts: [String] = []
    var places: [String: [(title: String, schedules: [String])]] = [:]
    for warning in self {
      var known = places[warning.text] ?? []
      if known.isEmpty { texts.append(warning.text) }
      if let index = known.firstIndex(where: { $0.title == warning.title }) {
        if !known[index].schedules.contains(warning.schedule) { known[index].schedules.append(warning.schedule) }
      } else {
        known.append((warning.title, [warning.schedule]))
      }
      places[warning.text] = known
    }
    return texts.map { text in
      let shown = places[text, default: []].map { title, schedules in
        (isTitled ? "\(title) — " : "") + schedules.joined(separator: separator)
      }
      return "\(shown.joined(separator: "; ")): \(text)".visible
    }
  }
}
