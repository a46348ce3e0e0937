import TestSupport

/// Tables of training curves as `verdict` takes them, valid ones and others.
package enum CurveTables {
  /// The bytes of a file.
  package static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    var columns = ["schedule", "replicate", "epoch", "metric", "value"]
    if random.chance(0.3) { columns.append("dynamics") }
    if random.chance(0.2) { columns.append(HostileValues.text(&random)) }
    if random.chance(0.5) { columns.shuffle(using: &random) }
    if random.chance(0.03) { columns.removeLast() }
    let hostile = random.pick([0, 0, 0.001, 0.02, 0.2])
    let size = random.pick([.leastNonzeroMagnitude, 1e-12, 1, 1, 1, 1e6, 1e300])
    var rows: [[String]] = []
    for schedule in 0..<random.integer(1...3) {
      for replicate in 0..<random.integer(1...4) {
        for epoch in 0..<random.integer(1...8) where !random.chance(hostile) {
          for metric in ["loss", "val_acc"].prefix(random.integer(1...2)) {
            rows.append(
              columns.map { column in
                field(column, schedule, replicate, epoch, metric, hostile: hostile, size: size, &random)
              })
          }
        }
      }
    }
    if random.chance(0.5) { rows.shuffle(using: &random) }
    let end = random.pick(["\n", "\n", "\r\n"])
    let text = ([columns] + rows).map { $0.map(quoted).joined(separator: ",") }.joined(separator: end) + end
    guard random.chance(0.3) else { return Array(text.utf8) }
    return ByteMutation.changed(Array(text.utf8), putting: pieces, &random)
  }

  private static let pieces =
    [",", "\"", "\n", "\r", ",,", "\"\"", "nan", "inf", "-1", "\0", "\u{FEFF}"] + HostileValues.numbers

  private static func field(
    _ column: String, _ schedule: Int, _ replicate: Int, _ epoch: Int, _ metric: String, hostile: Double, size: Double,
    _ random: inout SeededGenerator
  ) -> String {
    guard !random.chance(hostile) else {
      return random.chance(0.5) ? HostileValues.number(&random) : HostileValues.text(&random)
    }
    switch column {
    case "schedule": return "s\(schedule)"
    case "replicate": return "\(replicate)"
    case "epoch": return "\(Double(epoch) / 2)"
    case "metric": return metric
    case "value":
      if random.chance(0.01) { return random.pick(["nan", "inf", "-inf"]) }
      return "\(metric == "loss" ? size * random.uniform(0.9, 1.1) : random.uniform())"
    case "dynamics": return random.pick(["exact", "gaussian"])
    default: return ""
    }
  }

  static func quoted(_ text: String) -> String {
    text.contains { ",\"\n\r\r\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
