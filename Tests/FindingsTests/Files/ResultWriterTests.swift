import Experiments
import Findings
import Foundation
import NoiseScale
import Report
import TestSupport
import Testing
import TinyExperiments

@Suite struct ResultWriterTests {
  @Test(arguments: [
    ("Three ways to anneal", "three-ways-to-anneal"), ("  A -- B  ", "a-b"), ("../../etc", "etc"), ("", "experiment"),
    ("Überschrift", "überschrift"), ("U\u{308}berschrift", "überschrift"), ("日本", "日本"), ("🎉 −!", "experiment"),
    ("N=50000, ε=0.1", "n-50000-ε-0-1"), ("नमस्ते दुनिया", "नमस्ते-दुनिया"), ("a\u{FE0F}b\u{200D}c", "a-b-c"),
    (String(repeating: "語", count: 80), String(repeating: "語", count: 66)),
    (String(repeating: "x", count: 200), String(repeating: "x", count: 80)),
    (String(repeating: "x", count: 79) + " yz", String(repeating: "x", count: 79)),
  ])
  func slug(title: String, expected: String) { #expect(ResultWriter.slug(title) == expected) }

  /// Writes into a folder of its own and returns every file's text.
  static func files(_ experiments: [Experiment], gnuplot: Gnuplot = Gnuplot()) throws -> [String: String] {
    let folder = try TemporaryFolder()
    var writer = try ResultWriter(folder.url, experiments: experiments, gnuplot: gnuplot)
    for experiment in experiments {
      let prepared = try PreparedExperiment(experiment)
      try writer.write(try prepared.run(), warnings: prepared.warnings)
    }
    try writer.commit()
    return try folder.texts()
  }

  static let tables = ["curves", "gaps", "schedule_curves", "schedules", "verdicts"].map { $0 + ".csv" }

  @Test func `the files of one experiment`() throws {
    let files = try Self.files([Tiny.pair()])
    #expect(Set(files.keys).isSuperset(of: Self.tables + ["report.md", "manifest.json", "curves.gnuplot"]))
    let result = try Tiny.pair().result()
    for table in ResultTable.all {
      let isWritten = table.isWritten(for: result)
      #expect(files[table.name + ".csv"] == (isWritten ? table.table(of: result).csv : nil))
    }
    #expect(files["report.md"]?.hasPrefix("# Pair\n") == true)
    // The manifest names every file but itself.
    for name in files.keys where name != "manifest.json" {
      #expect(files["manifest.json"]?.contains("\"\(name)\"") == true)
    }
  }

  @Test func `several experiments have a folder each and one report`() throws {
    let files = try Self.files([Tiny.pair(), Tiny.pair()])
    #expect(files["1-pair/curves.csv"] == files["2-pair/curves.csv"])
    #expect(Set(files.keys).isSuperset(of: ["report.md", "manifest.json", "1-pair/manifest.json", "2-pair/gaps.csv"]))
    #expect(files["report.md"]?.components(separatedBy: "\n## Pair\n").count == 3)
    #expect(files["1-pair/report.md"] == nil)
    let page = try #require(files["report.html"])
    #expect(page.components(separatedBy: "\n<h2>Pair</h2>\n").count == 3)
    #expect(page.contains("<li><a href=\"#chapter-2\">Pair</a></li>"))
  }

  @Test func `the page says what the report says, with every picture in it`() throws {
    let files = try Self.files([Tiny.pair()])
    let page = try #require(files["report.html"])
    for text in ["<h1>Pair</h1>", "<h2>Schedules</h2>", "<h2>Verdicts</h2>", "<h2>Pictures</h2>"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.contains("<td class=\"good\">equivalent</td>"))
    let pictures = files.keys.filter { $0.hasSuffix(".svg") }.count
    #expect(pictures > 2 && page.components(separatedBy: "<figure class=\"picture\">").count == pictures + 1)
  }

  @Test func `without gnuplot the page has all but the pictures`() throws {
    let page = try #require(try Self.files([Tiny.pair()], gnuplot: Gnuplot(searchPath: ""))["report.html"])
    #expect(
      page.contains(
        "<h2>Pictures</h2>\n<p>gnuplot was not found, so no pictures were drawn: install it and run <code>gnuplot"))
    #expect(page.contains("<h2>Verdicts</h2>") && !page.contains("<figure"))
    // Other pictures need to be asked for.
    let folder = try TemporaryFolder()
    var writer = try ResultWriter(
      folder.url, experiments: [Tiny.pair()], gnuplot: Gnuplot(searchPath: ""),
      formats: ResultFormats(pictures: [.png, .pdf]))
    try writer.write(try PreparedExperiment(Tiny.pair()).run(), warnings: [])
    try writer.commit()
    let note =
      "install it and run `gnuplot -e \"format='pdf'\" NAME.gnuplot` and `gnuplot -e \"format='png'\" NAME.gnuplot` in the folder of a script."
    #expect(try folder.text("report.md").contains(note))
    #expect(writer.pictureNote?.hasSuffix(note) == true)
  }

  @Test func `the pictures that are asked for, and no others`() throws {
    let prepared = try PreparedExperiment(Tiny.pair())
    let result = try prepared.run()
    let folder = try TemporaryFolder()
    for (formats, shown) in [
      ([.pdf, .png], "png"), ([.svg], "svg"), ([.pdf], "pdf"), (Set(PictureFormat.allCases), "svg"),
    ] as [(Set<PictureFormat>, String)] {
      var writer = try ResultWriter(folder.url, experiments: [Tiny.pair()], formats: ResultFormats(pictures: formats))
      try writer.write(result, warnings: [])
      try writer.commit()
      // Those of the run before are gone.
      let names = try folder.names()
      for picture in ["curves", "gaps", "schedules"] {
        for format in PictureFormat.allCases {
          #expect(names.contains("\(picture).\(format.name)") == formats.contains(format), "\(picture).\(format.name)")
        }
      }
      let manifest = try folder.text("manifest.json")
      #expect(names.filter { $0 != "manifest.json" && !manifest.contains("\"\($0)\"") } == [])
      #expect(try folder.text("report.md").contains("](curves.\(shown))"))
    }
  }

  @Test func `writing twice gives the same bytes`() throws {
    #expect(try Self.files([Tiny.pair(dynamics: [.gaussian])]) == Self.files([Tiny.pair(dynamics: [.gaussian])]))
  }
}
