import TestSupport
import Testing

/// Experiments at the edge of what is allowed: each runs, and says something sensible.
@Suite struct EdgeTests {
  static let rows: [(name: String, text: String, options: [String])] = [
    ("one schedule", Inputs.oneStage("epochs: 2, learning-rate: 0.1, batch-size: 10"), []),
    ("one replicate", Inputs.quadratic, ["--replicates", "1"]),
    ("two replicates", Inputs.quadratic, ["--replicates", "2"]),
    ("more replicates than lanes", Inputs.quadratic, ["--replicates", "17"]),
    ("recorded seldom", Inputs.quadratic, ["--set", "record-every=1000"]),
    ("recorded often", Inputs.quadratic, ["--set", "record-every=0.0007"]),
    ("another length", Inputs.quadratic, ["--set", "schedules.unequal.stages.1.epochs=2.5"]),
    ("less than a batch", Inputs.quadratic, ["--set", "schedules.unequal.stages.1.epochs=1e-9"]),
    ("no noise", Inputs.quadratic, ["--set", "problem.quadratic.gradient-variance.per-curvature=0"]),
    (
      "no loss at all", Inputs.quadratic,
      [
        "--set", "problem.quadratic.gradient-variance.per-curvature=0", "--set",
        "problem.quadratic.initial-variance=0",
      ]
    ),
    ("a huge loss", Inputs.quadratic, ["--set", "problem.quadratic.initial-mean=1e150"]),
    ("a tiny loss", Inputs.quadratic, ["--set", "problem.quadratic.curvature.values=[1e-300]"]),
    ("the whole set in a batch", Inputs.oneStage("epochs: 3, learning-rate: 0.1, batch-size: 1000"), []),
    (
      "without replacement", Inputs.quadratic,
      ["--set", "sampling=without-replacement", "--set", "schedules.unequal.stages.1.batch-size=1000"]
    ),
    ("reshuffled", Inputs.quadratic, ["--set", "sampling=reshuffled", "--set", "dynamics=[gaussian]"]),
    ("nesterov", Inputs.quadratic, ["--set", "optimizer=nesterov"]),
    (
      "adam", Inputs.quadratic.replacing(", momentum: 0.5", with: ""),
      ["--set", "optimizer=adam", "--set", "dynamics=[gaussian]"]
    ),
    (
      "rules", Inputs.quadratic,
      ["--set", "compare.rules=[seesaw, {hybrid: {decays: 0}}, raise-momentum: {to: 0.9}]"]
    ),
    (
      "a network with rules for Adam", Inputs.network.replacing(", momentum: 0.5", with: ""),
      ["--set", "optimizer=adam", "--set", "compare.rules=[square-root, seesaw]"]
    ),
    ("sgd", Inputs.quadratic.replacing(", momentum: 0.5", with: ""), ["--set", "optimizer=sgd"]),
    (
      "laws",
      Inputs.oneStage(
        "epochs: 2, learning-rate: {one-cycle: {from: 0.01, peak: 0.1, to: 0, warm-up: 0.5}}, "
          + "batch-size: {linear: {from: 5, to: 50}}, momentum: {linear: {from: 0.5, to: 0.9}}"), []
    ),
    ("a stage that is skipped", Inputs.quadratic, ["--set", "schedules.decay.stages.2.epochs=0.001"]),
    ("a network for an instant", Inputs.network, ["--set", "schedules.decay.stages.1.epochs=0.01"]),
    ("a network without hidden layers", Inputs.network, ["--set", "problem.network.hidden=[]"]),
    ("a network of one replicate", Inputs.network, ["--replicates", "1"]),
    (
      "a network, reshuffled, adam", Inputs.network.replacing(", momentum: 0.5", with: ""),
      ["--set", "optimizer=adam", "--set", "sampling=reshuffled"]
    ),
    ("a network with replacement", Inputs.network, ["--set", "sampling=with-replacement"]),
    ("many threads", Inputs.network, ["--threads", "1000"]),
  ]

  @Test(arguments: rows.indices) func `runs, and again from its manifest`(row: Int) throws {
    let (name, text, options) = Self.rows[row]
    let folder = try TemporaryFolder()
    try folder.write(text, to: "x.yaml")
    let result = try Command.run(["compare", "x.yaml", "--output", "out", "--quiet"] + options, in: folder)
    #expect(result.status == 0, "\(name): \(result.errors)")
    #expect(result.errors == "", "\(name)")
    // Sentences come first.
    #expect(result.output.prefix { $0 != "─" }.contains(" update"), "\(name): \(result.output)")
    for file in ["report.md", "schedules.csv", "curves.csv", "gaps.csv", "verdicts.csv", "curves.svg"] {
      let text = try folder.text("out/\(file)")
      #expect(!text.isEmpty, "\(name): \(file)")
      for word in ["nan", "inf,", "-inf"] where file.hasSuffix(".csv") {
        #expect(!text.contains(word), "\(name): \(file)")
      }
    }
    let again = try Command.run("compare", "out/manifest.json", "--output", "again", "--quiet", in: folder)
    #expect(again.status == 0, "\(name): \(again.errors)")
    #expect(try folder.contents(of: "again") == folder.contents(of: "out"), "\(name)")
  }

  @Test func `one schedule has a report of its own`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Inputs.oneStage("epochs: 2, learning-rate: 0.1, batch-size: 10"), to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.output == "one: 200 updates, no other schedule to compare\n\nResults: out/report.html, report.md\n")
    try Texts.expect(try folder.text("out/report.md"), is: "compare/one-schedule.md")
  }
}
