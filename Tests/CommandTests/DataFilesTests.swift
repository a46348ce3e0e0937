import Foundation
import TestSupport
import Testing

/// Files that an experiment names are found beside it, wherever the command is run.
@Suite struct DataFilesTests {
  static let quadratic = Inputs.quadratic.replacing(
    "curvature: {values: [1, 0.5, 0.25, 0.1, 0.05]}", with: "curvature: {csv: {file: spectrum.csv, column: h}}")

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.quadratic, to: "mine/q.yaml")
    try folder.write("h\n1\n0.5\n0.25\n0.1\n0.05\n", to: "mine/spectrum.csv")
    try folder.write(Inputs.quadratic, to: "listed.yaml")
    return folder
  }

  @Test func `a spectrum beside the experiment`() throws {
    let folder = try folder()
    #expect(try Command.run("compare", "mine/q.yaml", "--output", "a", in: folder).status == 0)
    #expect(try Command.run("compare", "listed.yaml", "--output", "b", in: folder).status == 0)
    #expect(try folder.text("a/curves.csv") == folder.text("b/curves.csv"))
    #expect(try folder.text("a/manifest.json").contains("\"file\": \"spectrum.csv\",\n      \"crc32\""))

    // A manifest holds no folder: it has to be given again.
    let again = try Command.run("compare", "a/manifest.json", "--output", "c", "--data-dir", "mine", in: folder)
    #expect(again.status == 0)
    #expect(try folder.contents(of: "a") == folder.contents(of: "c"))
    let lost = try Command.run("compare", "a/manifest.json", "--output", "d", in: folder)
    #expect(lost.status == 66)
    #expect(
      lost.errors.hasSuffix(
        "/a/spectrum.csv does not exist: files are looked for beside the experiment file, or in the data-dir given.\n"),
      "\(lost.errors)")
  }

  @Test func `scale and convert read it too`() throws {
    let folder = try folder()
    let (file, listed) = (
      try Command.run("scale", "mine/q.yaml", "--set", "schedules.unequal.stages.1.learning-rate=3.5", in: folder),
      try Command.run("scale", "listed.yaml", "--set", "schedules.unequal.stages.1.learning-rate=3.5", in: folder)
    )
    #expect(file.status == 0 && file.output == listed.output && file.errors == listed.errors)
    #expect(file.errors.contains("warning: "))
    let convert = ["convert", "mine/q.yaml", "--apply", "increase-batch-size"]
    #expect(try Command.run(convert, in: folder).status == 0)
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("mine/spectrum.csv"), to: folder.url.appendingPathComponent("spectrum.csv"))
    #expect(try Command.run(convert, in: folder).status == 66)
    #expect(try Command.run(convert + ["--data-dir", "."], in: folder).status == 0)
    // Where the file lies beside neither the experiment nor the shell, --data-dir finds it for scale as for compare.
    #expect(try Command.run("scale", "mine/q.yaml", in: folder).status == 66)
    #expect(try Command.run("scale", "mine/q.yaml", "--data-dir", ".", in: folder).status == 0)
  }

  /// `scale` simulates nothing, so that it needs no kernels.
  @Test func `scale needs no kernels`() throws {
    let folder = try folder()
    let environment = ["NOISE_SIM_KERNELS": "foo"]
    #expect(try Command.run(["scale", "mine/q.yaml"], in: folder, environment: environment).status == 0)
    #expect(try Command.run(["compare", "mine/q.yaml"], in: folder, environment: environment).status == 64)
  }
}

/// Networks on a user's own tables and IDX files.
@Suite struct OwnDataTests {
  private static func experiment(_ network: String, size: Int = 80) -> String {
    """
    title: Own data
    training-set-size: \(size)
    problem:
      network: {\(network), hidden: []}
    replicates: 4
    schedules:
      - name: decay
        stages:
          - {epochs: 2, learning-rate: 0.1, batch-size: 4, momentum: 0.5}
          - {epochs: 1, learning-rate: 0.05, batch-size: 4, momentum: 0.5}
      - name: grow
        from: decay
        transform: [increase-batch-size]

    """
  }

  /// y = 2a − b exactly, and its sign.
  private static let table =
    "a,b,y,sign\n"
    + (0..<100).map { i in
      let (a, b) = (Double(i * 37 % 100), Double(i * 59 % 100))
      return "\(a),\(b),\(2 * a - b),\(2 * a > b ? "more" : "less")\n"
    }.joined()

  @Test func `classes of a table`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "t.csv")
    try folder.write(Self.experiment("data: csv, file: t.csv, target: sign, leave-out: y"), to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", "--output", "r", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.text("r/report.md").contains("a softmax classifier on t.csv without hidden layers"))
    #expect(try folder.text("r/curves.csv").contains("test_accuracy"))
    let again = try Command.run("compare", "r/manifest.json", "--output", "s", "--data-dir", ".", in: folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.contents(of: "r") == folder.contents(of: "s"))
  }

  @Test func `numbers of a table`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "t.csv")
    try folder.write(
      Self.experiment("data: csv, file: t.csv, target: y, leave-out: sign, task: regression"), to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", "--output", "r", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let report = try folder.text("r/report.md")
    #expect(report.contains("a network with squared error on t.csv without hidden layers"))
    #expect(!report.contains("accuracy"))
    let curves = try folder.text("r/curves.csv").split(separator: "\n").filter {
      $0.hasPrefix("decay,minibatch,train_loss")
    }
    let losses = curves.compactMap { Double($0.split(separator: ",")[5]) }
    // Standardised targets: the loss starts at half their variance, and a linear rule is learnt.
    #expect(abs(losses[0] - 0.5) < 1e-6 && losses[losses.count - 1] < 0.01, "\(losses)")
  }

  @Test func `a pair of IDX files`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Data([0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 2, 0, 0, 0, 2] + (0..<400).map { UInt8($0 * 97 % 256) }), to: "x")
    try folder.write(Data([0, 0, 8, 1, 0, 0, 0, 100] + (0..<100).map { UInt8($0 % 3) }), to: "y")
    try folder.write(Self.experiment("data: idx, train-inputs: x, train-labels: y"), to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", "--output", "r", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.text("r/manifest.json").contains("\"file\": \"y\""))
  }

  /// What Fashion-MNIST's images can be pooled by is nothing to others.
  @Test func `images of nine by nine are pooled by three`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Data([0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 9, 0, 0, 0, 9] + (0..<8100).map { UInt8($0 * 97 % 256) }), to: "x")
    try folder.write(Data([0, 0, 8, 1, 0, 0, 0, 100] + (0..<100).map { UInt8($0 % 3) }), to: "y")
    try folder.write(Self.experiment("data: idx, train-inputs: x, train-labels: y, pool: 3"), to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", "--output", "r", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let large = try Command.run("compare", "x.yaml", "--set", "problem.network.pool=1025", in: folder)
    #expect(large.status == 64)
    #expect(large.errors.hasSuffix(": pool is 1025, but must be an integer within 1…1024\n"), "\(large.errors)")
  }

  @Test func `no column left out`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "t.csv")
    try folder.write(
      Self.experiment("data: csv, file: t.csv, target: sign, leave-out: []"), to: "x.yaml")
    let printed = try Command.run("compare", "x.yaml", "--print-experiment", in: folder)
    #expect(printed.status == 0, "\(printed.errors)")
    let dry = try Command.run("compare", "x.yaml", "--dry-run", "--set", "problem.network.leave-out=y", in: folder)
    #expect(dry.status == 0, "\(dry.errors)")
  }

  /// An option that names a file is right; the file is missing, or holds what is wrong.
  @Test func `a file that an option names`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "t.csv")
    try folder.write(Self.table.replacing("37.0,59.0,", with: "37.0,,"), to: "damaged.csv")
    try folder.write(Self.experiment("data: csv, file: t.csv, target: sign, leave-out: y"), to: "x.yaml")
    for (file, status) in [("missing.csv", 66), ("damaged.csv", 65), ("/t.csv", 64)] {
      let option = "problem.network.file=\(file)"
      let result = try Command.run("compare", "x.yaml", "--dry-run", "--set", option, in: folder)
      #expect(result.status == status, "\(result.errors)")
      #expect(result.errors.hasPrefix("noise-sim: --set \(option): "), "\(result.errors)")
    }
  }

  @Test func `what is wrong in a table`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table.replacing("37.0,59.0,", with: "37.0,,"), to: "t.csv")
    try folder.write(Self.experiment("data: csv, file: t.csv, target: sign, leave-out: y", size: 81), to: "x.yaml")
    let hole = try Command.run("compare", "x.yaml", in: folder)
    #expect(hole.status == 65)
    #expect(
      hole.errors
        == "noise-sim: x.yaml:4:30: \(folder.url.path)/t.csv:3:6: column 2 (b) is empty, but must be a finite number.\n"
    )
    try folder.write(Self.table, to: "t.csv")
    let few = try Command.run("compare", "x.yaml", in: folder)
    #expect(few.status == 65)
    #expect(
      few.errors
        == "noise-sim: x.yaml:2:20: \(folder.url.path)/t.csv has too few training examples: found 80, expected at least "
        + "training-set-size (81).\n")
  }

  /// A fault of a file is said at the line that names it.
  @Test func `a file on a line of its own`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table.replacing("37.0,59.0,", with: "37.0,,"), to: "t.csv")
    try folder.write(
      """
      training-set-size: 80
      problem:
        network:
          data: csv
          target: sign
          file: t.csv
          leave-out: y
      schedules:
        - {name: a, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 8}]}
        - {name: b, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 8}]}
      """, to: "x.yaml")
    let result = try Command.run("compare", "x.yaml", in: folder)
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("noise-sim: x.yaml:6:11: "), "\(result.errors)")
  }
}
