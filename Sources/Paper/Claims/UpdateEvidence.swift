import Findings

extension Evidence {
  /// Whether the updates of schedules are what the paper states; where not, whether they are if they are counted otherwise.
  static func updates(_ experiment: PublishedExperiment, _ statements: [UpdateStatement]) throws -> Evidence {
    var details: [String] = []
    var (failing, depending): ([String], [String]) = ([], [])
    for statement in statements {
      let updates = try experiment.updates(of: statement.schedule)
      details.append("\(statement.schedule): \(Wording.count(updates)), stated \(statement.words)")
      guard !statement.holds(for: updates) else { continue }
      let otherwise = UpdateCounting.all.first {
        $0.statement.figure == statement.figure && $0.statement.schedule == statement.schedule
          && statement.holds(for: $0.updates)
      }
      if let otherwise {
        depending.append(
          "\(statement.schedule) takes \(Wording.count(updates)) updates, \(Wording.count(otherwise.updates)) \(otherwise.condition)"
        )
      } else {
        failing.append("\(statement.schedule) takes \(Wording.count(updates)) updates")
      }
    }
    let finding: Finding =
      if !failing.isEmpty {
        .fails((failing + depending).joined(separator: " and "))
      } else {
        depending.isEmpty ? .holds() : .depends(depending.joined(separator: " and "))
      }
    return Evidence(finding: finding, detail: details.joined(separator: "; "), folder: experiment.folder)
  }
}
