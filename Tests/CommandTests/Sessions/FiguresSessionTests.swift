import Experiments
import Findings
import Foundation
import NoiseScale
import Report
import TestSupport
import Testing
import TinyExperiments

@testable import Paper
@testable import noise_sim

@Suite struct FiguresSessionTests {
  /// A network that trains in milliseconds on the schedules of a figure's names.
  static func network(_ title: String, _ names: [String], seed: UInt64 = 1) -> Experiment {
    Tiny.network(
      replicates: 4,
      names.map { Tiny.schedule($0, momentum: 0.5, [(2, 0.1, 4), (2, 0.02, 4)]) }
    ).with {
      $0.title = title
      $0.seed = seed
    }
  }

  static let names = [PaperSchedules.reference, PaperSchedules.hybrid, PaperSchedules.increasing]

  static func run(_ drawings: [FiguresSession.Drawing], pages: [PaperPage] = [], _ folder: TemporaryFolder)
    throws
  {
    try FiguresSession(drawings, pages: pages, options: RunOptions()).run(into: folder.url, isQuiet: true) { _ in }
  }

  @Test(arguments: [1, 2])
  func `a folder is what compare writes, and a picture`(experiments: Int) throws {
    let all = [Self.network("One", Self.names), Self.network("Two", Self.names, seed: 2)].prefix(experiments)
    let (figures, compare) = (try TemporaryFolder(), try TemporaryFolder())
    try Self.run([.init(experiments == 1 ? .figure2 : .figure3, Array(all))], figures)
    _ = try CompareSession(Array(all), options: RunOptions()).run(into: compare.url, isQuiet: true)
    var files = try figures.texts(in: experiments == 1 ? "figure-2" : "figure-3")
    let (script, picture) = (files["figure.gnuplot"] ?? "", files["figure.svg"] ?? "")
    #expect(picture.contains("</svg>"))
    files["figure.gnuplot"] = nil
    files["figure.svg"] = nil
    for name in Self.names { #expect(script.contains("'\(name)'")) }
    #expect(try files == compare.texts())
  }

  @Test func `two figures share an experiment`() throws {
    let shared = Self.network("Shared", Self.names)
    let session = try FiguresSession(
      [.init(.figure2, [shared]), .init(.figure3, [shared, Self.network("Other", Self.names, seed: 2)])],
      pages: [], options: RunOptions())
    #expect(session.dryRun(width: 80).components(separatedBy: "Shared\n").count == 2)
    let folder = try TemporaryFolder()
    var written: [String] = []
    try session.run(into: folder.url, isQuiet: true) { written.append($0.folder) }
    #expect(written == ["figure-2", "figure-3"])
    let (alone, beside) = (try folder.texts(in: "figure-2"), try folder.texts(in: "figure-3/1-shared"))
    for table in ["curves", "gaps", "verdicts", "schedules"] {
      #expect(alone["\(table).csv"] != nil && alone["\(table).csv"] == beside["\(table).csv"])
    }
  }

  @Test func `a bad experiment is found before anything is run`() throws {
    let folder = try TemporaryFolder()
    var bad = Self.network("Bad", Self.names)
    bad.replicates = 0
    do {
      try Self.run([.init(.figure2, [Self.network("Good", Self.names)]), .init(.figure3, [bad])], folder)
      Issue.record("replicates 0 is allowed")
    } catch let failure as Failure {
      #expect(failure.kind == .badInput && failure.description.contains("replicates is 0"))
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func `the numbers that are read back are those of the run`() throws {
    let folder = try TemporaryFolder()
    let experiment = Self.network("Numbers", Self.names)
    try Self.run([.init(.figure2, [experiment])], folder)
    let result = try experiment.result()
    let published = try PublishedFigures(folder.url).experiment(.figure2)
    #expect(published.title == "Numbers" && published.folder == "figure-2")
    #expect(published.updates.map(\.schedule) == Self.names)
    for plan in result.plans { #expect(try published.updates(of: plan.schedule.name) == plan.totalUpdates) }
    for comparison in result.comparisons {
      let name = result.schedules[comparison.schedule].name
      for explained in comparison.verdicts {
        let read = try published.verdict(name, comparison.metric, explained.verdict.region)
        #expect(read.largestGap == explained.verdict.largestGap && read.lower == explained.verdict.lower)
        #expect(read.verdict == explained.verdict.kind.rawValue && read.reason == explained.reason?.rawValue ?? "")
      }
      let gaps = try published.gaps(name, comparison.metric)
      #expect(gaps.map(\.gap) == comparison.points.map(\.gap))
    }
    let curve = try published.curve(PaperSchedules.hybrid, "test_accuracy")
    let points = try #require(result.runs[1].curves.curves.first { $0.metric == "test_accuracy" }).points
    #expect(curve.map(\.mean) == points.map(\.moments.mean) && curve.map(\.update) == points.map(\.update))
    #expect(try published.firstStage(PaperSchedules.hybrid, "momentum") == 0.5)
  }

  @Test func `the slide draws the curves of figure 2`() throws {
    let folder = try TemporaryFolder()
    try Self.run([.init(.figure2, [Self.network("Slide", Self.names)])], pages: [.slide], folder)
    let files = try folder.texts(in: "slide")
    #expect(Set(files.keys) == ["figure.gnuplot", "figure.svg"])
    let figure = try PaperPage.slideFigure(try PublishedFigures(folder.url).experiment(.figure2))
    #expect(figure.panels.count == 2 && figure.panels[0].series.map(\.name) == Self.names)
    // The mark at the end of each has no name.
    #expect(figure.panels[1].series.map(\.name) == Self.names + ["", "", ""])
    #expect(
      zip(figure.panels[1].series, figure.panels[1].series.dropFirst(3)).allSatisfy {
        $0.points.last == nil || $1.points.count == 1
      })
    // By hand from curves.csv: schedule, dynamics, metric, epoch, update, mean.
    let rows = try #require(try folder.texts(in: "figure-2")["curves.csv"]).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let hybrid = rows.filter { $0[0] == "hybrid" && $0[2] == "train_loss" }
    #expect(figure.panels[0].series[1].points.map(\.x) == hybrid.map { Double($0[3])! })
    #expect(figure.panels[1].series[1].points.map(\.x) == hybrid.map { Double($0[4])! / 1000 })
    for panel in figure.panels { #expect(panel.series[1].points.map(\.y) == hybrid.map { Double($0[5])! }) }
  }

  @Test func `a picture that cannot be drawn leaves no old one`() throws {
    let folder = try TemporaryFolder()
    let drawing = FiguresSession.Drawing(.figure2, [Self.network("Stale", Self.names)])
    try Self.run([drawing], pages: [.slide], folder)
    for name in ["figure-2", "slide"] { #expect(try folder.texts(in: name)["figure.svg"] != nil) }
    var notes: [String] = []
    try FiguresSession([drawing], pages: [.slide], options: RunOptions()).run(
      into: folder.url, isQuiet: true, gnuplot: Gnuplot(searchPath: "")
    ) { written in notes += written.note.map { [$0] } ?? [] }
    #expect(notes.count == 2 && notes.allSatisfy { $0.hasPrefix("gnuplot was not found") })
    for name in ["figure-2", "slide"] {
      let files = try folder.texts(in: name)
      #expect(files["figure.svg"] == nil && files["figure.gnuplot"] != nil)
    }
  }

  /// A clone has the pictures without their scripts.
  @Test func `a slide without its script is known by its title`() throws {
    let folder = try TemporaryFolder()
    try Self.run([.init(.figure2, [Self.network("Slide", Self.names)])], pages: [.slide], folder)
    let files = try folder.texts(in: "slide")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("slide/figure.gnuplot"))
    try Self.run([], pages: [.slide], folder)
    #expect(try folder.texts(in: "slide") == files)
    // One of someone else is not, whatever its script's name.
    for (name, text) in [("figure.svg", "<svg><title>Mine</title></svg>"), ("figure.gnuplot", "plot sin(x)\n")] {
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("slide"))
      try folder.write(text, to: "slide/\(name)")
      #expect(throws: Failure.self) { try Self.run([], pages: [.slide], folder) }
      #expect(try folder.texts(in: "slide") == [name: text])
    }
  }

  @Test func `figures are drawn in the formats that are asked for`() throws {
    let folder = try TemporaryFolder()
    let drawing = FiguresSession.Drawing(.figure2, [Self.network("Formats", Self.names)])
    for formats in [[.pdf, .png], [.svg]] as [Set<PictureFormat>] {
      try FiguresSession([drawing], pages: [.slide], options: RunOptions())
        .run(into: folder.url, formats: ResultFormats(pictures: formats), isQuiet: true) { _ in }
      for name in ["figure-2", "slide"] {
        let names = Set(try folder.contents(of: name).keys)
        for format in PictureFormat.allCases {
          #expect(names.contains("figure.\(format.name)") == formats.contains(format), "\(name) \(format)")
        }
      }
    }
  }

  @Test func `a page says which figure is missing`() throws {
    let folder = try TemporaryFolder()
    do {
      try Self.run([], pages: [.claims], folder)
      Issue.record("claims were made of nothing")
    } catch let failure as Failure {
      #expect(failure.kind == .missingInput)
      #expect(
        failure.description.hasSuffix(
          "figure-3/manifest.json cannot be read; `noise-sim figures figure-3 --output \(folder.url.path)` writes it"))
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func `a page says what is wrong in a file`() throws {
    let folder = try TemporaryFolder()
    try Self.run([.init(.figure2, [Self.network("Wrong", ["a", "b"])])], folder)
    let published = PublishedFigures(folder.url)
    func message(_ work: () throws -> Void) -> String {
      do {
        try work()
        return "nothing"
      } catch { return "\(error)" }
    }
    let experiment = try published.experiment(.figure2)
    #expect(
      message { _ = try experiment.updates(of: "hybrid") }.hasSuffix(
        "schedules.csv has no schedule 'hybrid', but must have one"))
    #expect(
      message { _ = try experiment.verdict("b", "loss", .whole) }
        .hasSuffix("verdicts.csv has no row of 'b', minibatch, loss, whole, but must have one"))
    try folder.write("schedule,updates\na,many\n", to: "figure-2/schedules.csv")
    #expect(
      message { _ = try published.experiment(.figure2) }
        .hasSuffix("schedules.csv:2: updates is 'many', but must be a number"))
    try folder.write("schedule,updates\na,1e300\n", to: "figure-2/schedules.csv")
    #expect(
      message { _ = try published.experiment(.figure2) }
        .hasSuffix("schedules.csv:2: updates is '1e300', but must be a whole number ≥ 0"))
    try folder.write("schedule\na\n", to: "figure-2/schedules.csv")
    #expect(
      message { _ = try published.experiment(.figure2) }
        .hasSuffix("schedules.csv:2: column updates is missing, but required"))
    try folder.write("[]", to: "figure-2/manifest.json")
    #expect(
      message { _ = try published.experiment(.figure2) }
        .hasSuffix("figure-2/manifest.json is not a manifest of noise-sim, but must be"))
  }
}
