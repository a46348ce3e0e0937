import Findings

extension Evidence {
  /// Whether the updates of schedules are what the paper states, within the one tolerance of all counts.
  static func updates(_ experiment: PublishedExperiment, _ statements: [UpdateStatement]) throws -> Evidence {
    var (details, failing): ([String], [String]) = ([], [])
    for statement in statements {
      let updates = try experiment.updates(of: statement.schedule)
      let excess = 100 * statement.excess(of: updates)
      details.append(
        "\(statement.schedule): \(Wording.count(updates)), stated \(statement.words) (\(excess < 0 ? "" : "+")"
          + "\(Wording.number(excess, digits: 2)) %)")
      if !statement.holds(for: updates) {
        failing.append("\(statement.schedule) takes \(Wording.count(updates)) updates")
      }
    }
    return Evidence(
      finding: failing.isEmpty ? .counted : .miscounted(failing.joined(separator: " and ")),
      detail: details.joined(separator: "; "), folder: experiment.folder)
  }
}
