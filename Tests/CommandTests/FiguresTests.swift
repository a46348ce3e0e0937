import Foundation
import Paper
import TestSupport
import Testing

/// `noise-sim figures`.
@Suite struct FiguresTests {
  @Test func `the list`() throws {
    let result = try Command.run("figures", "--list", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    try Texts.expect(result.output, is: "figures.txt")
  }

  @Test func `figure 1 and the table`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("figures", "figure-1", "table", "--quiet", in: folder)
    #expect(!folder.exists("notebooks-export"))
    #expect(result.status == 0 && result.errors == "")
    try Texts.expect(result.output, is: "figures-1.txt")
    for name in ["figure.svg", "figure.gnuplot", "curves.csv", "verdicts.csv", "report.md", "manifest.json"] {
      #expect(folder.exists("results/figures/figure-1/\(name)"), "\(name)")
    }
    for name in ["schedules.csv", "updates.csv", "README.md"] {
      #expect(folder.exists("results/figures/table/\(name)"))
    }
    // The run that the folder describes gives the same bytes.
    let again = try Command.run(
      "compare", "results/figures/figure-1/manifest.json", "--output", "again", "--quiet", in: folder)
    #expect(again.status == 0)
    var files = try folder.contents(of: "results/figures/figure-1")
    files["figure.svg"] = nil
    files["figure.gnuplot"] = nil
    #expect(try files == folder.contents(of: "again"))
    // What is committed is what comes out.
    let committed = Command.packageRoot.appendingPathComponent("notebooks-export", isDirectory: true)
    for name in ["figure-1/curves.csv", "figure-1/schedules.csv", "table/updates.csv", "table/README.md"] {
      let here = try Data(contentsOf: folder.url.appendingPathComponent("results/figures/\(name)"))
      #expect(try here == Data(contentsOf: committed.appendingPathComponent(name)), "\(name)")
    }
  }

  @Test func `in a clone they go where those of the paper are`() throws {
    let gallery = "# \(PaperPage.gallery.title)\n\nas it is published\n"
    let clone = try TemporaryFolder(["notebooks-export/README.md": gallery])
    let result = try Command.run("figures", "figure-1", in: clone)
    #expect(result.status == 0 && result.output.hasPrefix("notebooks-export/figure-1/\n"))
    #expect(result.errorLines.last?.hasPrefix("The pages over the figures are as they were: ") == true)
    #expect(clone.exists("notebooks-export/figure-1/manifest.json") && !clone.exists("results"))
    // A folder of that name is not enough.
    let other = try TemporaryFolder(["notebooks-export/README.md": "# My notebooks\n"])
    let elsewhere = try Command.run("figures", "figure-1", in: other)
    #expect(elsewhere.status == 0 && elsewhere.output.hasPrefix("results/figures/figure-1/\n"))
    #expect(!elsewhere.errors.contains("as they were"))
    #expect(try other.contents(of: "notebooks-export").count == 1)
  }

  @Test func `a changed figure leaves the paper's alone`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run(
      "figures", "figure-6", "--quiet", "--replicates", "4", "--set", "training-set-size=100000", "--set",
      "problem.quadratic.curvature={values: [0.01, 0.001]}", in: folder)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    #expect(!folder.exists("notebooks-export"))
    #expect(try folder.text("results/figures/figure-6/manifest.json").contains("\"training-set-size\": 100000"))
    #expect(try folder.text("results/figures/figure-6/curves.csv").contains(",gaussian,loss,"))
  }

  @Test func `what is printed is the experiment`() throws {
    let folder = try TemporaryFolder()
    let printed = try Command.run("figures", "figure-4", "--print-experiment", "--seed", "7", in: folder)
    #expect(printed.status == 0 && printed.errors == "")
    #expect(printed.output.components(separatedBy: "\nseed: 7\n").count == 3)
    try folder.write(printed.output, to: "x.yaml")
    let planned = try Command.run("compare", "x.yaml", "--dry-run", "--quiet", in: folder)
    let figure = try Command.run("figures", "figure-4", "--dry-run", "--quiet", in: folder)
    #expect(planned.status == 0 && planned.output == figure.output)
    #expect(figure.output.contains("Fashion-MNIST with Adam\n"))
  }

  @Test func `a name that is none`() throws {
    let result = try Command.run("figures", "figure-8", in: try TemporaryFolder())
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors.hasPrefix(
        "Error: 'figure-8' is no figure, but must be one of figure-1, figure-2, figure-2-reduced, figure-2-noise, figure-3, "
      ),
      "\(result.errors)")
  }

  @Test func `an override that fits no figure of those asked for`() throws {
    let result = try Command.run(
      "figures", "figure-1", "--set", "problem.network.hidden=[8]", in: try TemporaryFolder())
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors.hasPrefix(
        "noise-sim: --set problem.network.hidden=[8]: figure-1: problem is a mapping with quadratic and network"),
      "\(result.errors)")
  }

  /// Right without the option: it is to blame, and the part of the description is named.
  @Test func `an override that other parts of a figure forbid`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("figures", "figure-2", "--print-experiment", "--set", "optimizer=adam", in: folder)
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors
        == "noise-sim: --set optimizer=adam: figure-2, schedules.1.stages.1: momentum is 0.9, but must be absent or 0 with "
        + "this optimizer\n")
    let builtIn = try Command.run("compare", "--dry-run", "--set", "optimizer=adam", in: folder)
    #expect(builtIn.status == 64)
    #expect(builtIn.errors.hasPrefix("noise-sim: --set optimizer=adam: built-in experiments, "), "\(builtIn.errors)")
  }

  @Test func `a page speaks of the paper's own experiments`() throws {
    let result = try Command.run("figures", "claims", "--seed", "2", in: try TemporaryFolder())
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors.hasPrefix(
        "Error: claims speaks of the paper's own experiments: give it without --set, --seed, --replicates.\n"),
      "\(result.errors)")
  }

  @Test func `pages need the figures' files`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("figures", "claims", in: folder)
    #expect(result.status == 66 && result.output == "")
    #expect(
      result.errors
        == "noise-sim: results/figures/figure-3/manifest.json cannot be read; `noise-sim figures figure-3 --output results/figures` writes it\n"
    )
    #expect(!folder.exists("results"))
  }

  @Test func `a folder that cannot be written`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let result = try Command.run("figures", "figure-1", "--quiet", "--output", "file", in: folder)
    #expect(result.status == 74 && result.output == "", "\(result.errors)")
  }
}
