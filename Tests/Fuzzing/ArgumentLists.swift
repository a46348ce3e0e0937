import NoiseScale
import TestSupport

/// Command lines: options that there are, with values that fit or do not.
package enum ArgumentLists {
  /// The arguments after the program's name. `files` are names that may be there.
  package static func arguments(files: [String], _ random: inout SeededGenerator) -> [String] {
    var arguments =
      random.chance(0.97) ? [random.pick(["scale", "convert", "verdict", "compare", "keys", "scale"])] : []
    for _ in 0..<random.integer(0...2) { arguments.append(random.pick(files)) }
    for _ in 0..<random.integer(0...5) {
      let option = random.pick(options)
      let value =
        random.chance(0.7)
        ? random.pick(values) : random.chance(0.5) ? HostileValues.number(&random) : HostileValues.text(&random)
      switch random.integer(0...9) {
      case 0: arguments.append(option)
      case 1, 2: arguments.append("\(option)=\(value)")
      case 3: arguments.append(value)
      default: arguments += [option, value]
      }
    }
    if random.chance(0.1) { arguments.shuffle(using: &random) }
    // No system hands on a text with a zero in it.
    return arguments.map { $0.replacing("\0", with: "0") }
  }

  private static let options = [
    "--at", "--format", "--to", "--set", "--apply", "--after", "--schedule", "--learning-rate", "--batch-size",
    "--momentum",
    "--training-set-size", "--epochs", "--reference", "--loss-margin", "--accuracy-margin", "--confidence", "--window",
    "--final-window", "--settled-from", "--csv", "--require-equivalence", "--published", "--max-input", "--data-dir",
    "--seed", "--replicates", "--threads", "--dry-run", "--print-experiment", "--quiet", "--markdown", "--unknown",
    "-x",
  ]
  private static let values =
    [
      "update 95000", "150B tokens", "12.5 epochs", "40 %", "1e400 epochs", "markdown", "csv", "json", "yaml",
      "schedules.1.name=x",
      "replicates=1e99", "a.b.c=1", "\"x", "=", "schedules.0.x=1", "compare.margin=-1",
      "increase-batch-size: {up-to: 5120}",
      "scale-learning-rate: {by: 1e300}", "raise-momentum: {to: 0.999999}", "seesaw", "{}", "[", "llama-3-405b",
      "final", "0.1", "128",
      "0.9", "1", "50000", "s0", "s1", "1GiB", "1", "99999999999999TiB",
    ] + Transforms.catalog.names
}
