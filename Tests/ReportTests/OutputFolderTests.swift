import Foundation
import TestSupport
import Testing

@testable import Report

extension FileTests {
  @Suite struct OutputFolderTests {
    private let place: TemporaryFolder
    private var results: URL { place.url.appendingPathComponent("results") }

    init() throws { place = try TemporaryFolder() }

    private func write(_ files: [String: String], replacing earlier: [String] = []) throws {
      let folder = try OutputFolder(results)
      defer { folder.discard() }
      folder.claim(earlier)
      for (name, text) in files { try folder.write(text, to: name) }
      try folder.commit()
    }

    @Test func nothingIsInPlaceBeforeTheCommit() throws {
      let folder = try OutputFolder(results)
      try folder.write("a", to: "curves.csv")
      try folder.write("b", to: "network/curves.csv")
      // A folder of the destination: it is on the same device, and nothing else need be writable.
      let staged = try folder.stagingURL("curves.csv").path
      #expect(staged.hasPrefix(results.path + "/.noise-sim-") && staged.hasSuffix("/new/curves.csv"))
      #expect(try String(contentsOfFile: staged, encoding: .utf8) == "a")
      #expect(try place.texts().keys.allSatisfy { $0.hasPrefix("results/.noise-sim-") })
      #expect(try place.names() == ["results"])
      try folder.write("{}", to: "manifest.json")
      try folder.commit()
      let expected = ["results/curves.csv": "a", "results/network/curves.csv": "b", "results/manifest.json": "{}"]
      #expect(try place.texts() == expected)
      #expect(try place.contents().keys.filter { $0.contains(".noise-sim") } == [])
    }

    @Test func aSecondRunReplacesItsFilesAndLeavesOthers() throws {
      try write(["curves.csv": "old", "old.csv": "old", "below/old.csv": "old", "manifest.json": "1"])
      try place.write("mine", to: "results/notes.txt")
      try place.write("mine", to: "outside.csv")
      try write(
        ["curves.csv": "new", "manifest.json": "2"],
        replacing: [
          "old.csv", "below/old.csv", "curves.csv", "manifest.json", "missing.csv", "../outside.csv", "/etc/hostname",
          "a/../../outside.csv", "", ".", "..",
        ])
      let expected = [
        "results/curves.csv": "new", "results/manifest.json": "2", "results/notes.txt": "mine", "outside.csv": "mine",
      ]
      #expect(try place.texts() == expected)
      #expect(!place.exists("results/below"))
    }

    @Test func aRunWithoutManifestTakesTheOldOneAway() throws {
      try write(["curves.csv": "old", "manifest.json": "1"])
      try write(["curves.csv": "new"], replacing: ["curves.csv", "manifest.json"])
      #expect(try place.texts() == ["results/curves.csv": "new"])
    }

    @Test func discardingLeavesEarlierResults() throws {
      try write(["curves.csv": "old", "manifest.json": "1"])
      let before = try place.contents()
      let folder = try OutputFolder(results)
      try folder.write("new", to: "curves.csv")
      try folder.write("new", to: "more/curves.csv")
      folder.discard()
      folder.discard()
      #expect(try place.contents() == before)
      #expect(throws: OutputError.self) { try folder.write("late", to: "curves.csv") }
      #expect(throws: OutputError.self) { try folder.commit() }
      #expect(try place.contents() == before)
    }

    @Test func discardingRemovesTheFoldersItMade() throws {
      let folder = try OutputFolder(place.url.appendingPathComponent("a/b/results"))
      try folder.write("x", to: "y")
      #expect(try place.names() == ["a"])
      folder.discard()
      #expect(try place.names() == [])
    }

    @Test func interruptionDiscardsWhatIsOpen() throws {
      try write(["manifest.json": "1"])
      let before = try place.contents()
      // The second is below a folder that the first has made.
      let open = try ["new/one", "new/two/three", "results"].map {
        try OutputFolder(place.url.appendingPathComponent($0))
      }
      for folder in open { try folder.write("x", to: "x") }
      OutputFolder.discardAll()
      #expect(try place.contents() == before)
      for folder in open { #expect(throws: OutputError.self) { try folder.commit() } }
    }

    @Test func aFileInThePlaceOfAFolder() throws {
      try "mine".write(to: results, atomically: true, encoding: .utf8)
      #expect(throws: OutputError(path: results.path, reason: "it is a file, not a folder")) {
        try OutputFolder(results)
      }
      let below = results.appendingPathComponent("deeper/results")
      #expect(throws: OutputError(path: below.path, reason: "\(results.path) is a file, not a folder")) {
        try OutputFolder(below)
      }
      #expect(try place.texts() == ["results": "mine"])
    }

    @Test(arguments: ["", "/etc/x", "../x", "a/../../x", "a//b", "."])
    func namesStayInside(name: String) throws {
      let folder = try OutputFolder(results)
      defer { folder.discard() }
      #expect(throws: OutputError.self) { try folder.write("x", to: name) }
      #expect(throws: OutputError.self) { try folder.stagingURL(name) }
      #expect(throws: OutputError.self) { try folder.check([name]) }
      #expect(folder.existing(name) == nil)
    }
  }
}
