import Descriptions
import Findings
import TestSupport

/// Manifests that another hand has changed: checksums, names of files, parts that are missing or of another type.
package enum ManifestTexts {
  /// Of an experiment's tree.
  package static func text(of experiment: Node, _ random: inout SeededGenerator) -> String {
    let files = (0..<random.integer(0...5)).map { _ in Node.text(file(&random)) }
    let data = (0..<random.integer(0...3)).map { _ in
      Node.mapping(
        [
          ("experiment", Node.integer(random.integer(0...2))), ("file", .text(file(&random))),
          ("crc32", .text(random.pick(["00000000", "deadbeef", "", "zz", "0x1", "１"]))),
        ].filter { _ in random.chance(0.8) })
    }
    let isSeveral = random.chance(0.3)
    let experiments: Node = isSeveral ? .list([experiment, experiment]) : experiment
    var node = Node.mapping(
      [
        ("program", .text(random.chance(0.9) ? Program.name : "other")), ("version", .text("0.1.0")),
        (isSeveral ? "experiments" : "experiment", experiments), ("data", .list(data)), ("files", .list(files)),
      ].filter { _ in random.chance(0.95) })
    for _ in 0..<random.pick([0, 0, 1, 2]) {
      var mutation = TreeMutation(
        random, words: ExperimentTexts.words + ["program", "experiments", "data", "files", "crc32"])
      node = mutation.changed(node)
      random = mutation.random
    }
    let text = JSONText.text(node)
    guard random.chance(0.2) else { return text }
    return String(
      decoding: ByteMutation.changed(
        Array(text.utf8), putting: ["{", "}", "\"", ",", "null", "[", "\\u0000"], &random),
      as: UTF8.self)
  }

  private static func file(_ random: inout SeededGenerator) -> String {
    random.pick([
      "curves.csv", "report.md", "curves.gnuplot", "../victim.csv", "../../victim.csv", "/tmp/victim.csv",
      "1-x/curves.csv",
      "1-x/../../victim.csv", "victim", ".", "..", "", "a/b/c.csv", "1/../victim.svg", "..csv", "1-../victim.csv",
      "victim.csv",
      HostileValues.text(&random),
    ])
  }
}
