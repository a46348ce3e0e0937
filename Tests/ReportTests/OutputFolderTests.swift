import Foundation
import Report
import TestSupport
import Testing

extension FileTests {
  @Suite struct OutputFolderTests {
    private let place: TemporaryFolder
    private var results: URL { place.url.appendingPathComponent("results") }

    init() throws { place = try TemporaryFolder() }

    private func write(_ files: [String: String], removing stale: [String] = []) throws {
      let folder = try OutputFolder(results)
      for (name, text) in files { try folder.write(text, to: name) }
      try folder.commit(removing: stale)
    }

    @Test func nothingIsInPlaceBeforeTheCommit() throws {
      let folder = try OutputFolder(results)
      try folder.write("a", to: "curves.csv")
      try folder.write("b", to: "network/curves.csv")
      #expect(
        folder.staging.lastPathComponent.hasPrefix(".results.partial-\(ProcessInfo.processInfo.processIdentifier)"))
      #expect(!FileManager.default.fileExists(atPath: results.path))
      try folder.write("{}", to: "manifest.json")
      try folder.commit()
      let expected = ["results/curves.csv": "a", "results/network/curves.csv": "b", "results/manifest.json": "{}"]
      #expect(try place.texts() == expected)
      #expect(try place.names() == ["results"])
    }

    @Test func aSecondRunReplacesItsFilesAndLeavesOthers() throws {
      try write(["curves.csv": "old", "old.csv": "old", "manifest.json": "1"])
      try "mine".write(to: results.appendingPathComponent("notes.txt"), atomically: true, encoding: .utf8)
      try write(
        ["curves.csv": "new", "manifest.json": "2"],
        removing: ["old.csv", "curves.csv", "missing.csv", "../results/notes.txt", "/etc/hostname"])
      let expected = ["results/curves.csv": "new", "results/manifest.json": "2", "results/notes.txt": "mine"]
      #expect(try place.texts() == expected)
    }

    @Test func aRunWithoutManifestTakesTheOldOneAway() throws {
      try write(["curves.csv": "old", "manifest.json": "1"])
      try write(["curves.csv": "new"])
      #expect(try place.texts() == ["results/curves.csv": "new"])
    }

    @Test func discardingLeavesEarlierResults() throws {
      try write(["curves.csv": "old", "manifest.json": "1"])
      let before = try place.texts()
      let folder = try OutputFolder(results)
      try folder.write("new", to: "curves.csv")
      try folder.write("new", to: "more/curves.csv")
      folder.discard()
      folder.discard()
      #expect(try place.texts() == before)
      #expect(try place.names() == ["results"])
      #expect(throws: OutputError.self) { try folder.write("late", to: "curves.csv") }
      #expect(throws: OutputError.self) { try folder.commit() }
      #expect(try place.names() == ["results"])
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
      let one = try OutputFolder(results)
      let two = try OutputFolder(results)
      #expect(one.staging != two.staging)
      try one.write("x", to: "x")
      try two.write("y", to: "y")
      OutputFolder.discardAll()
      #expect(try place.texts() == ["results/manifest.json": "1"])
      #expect(try place.names() == ["results"])
      #expect(throws: OutputError.self) { try two.commit() }
    }

    @Test func aFailedCommitLeavesEarlierResults() throws {
      try write(["curves.csv": "old", "picture/inner.txt": "old", "manifest.json": "1"])
      let before = try place.texts()
      let folder = try OutputFolder(results)
      try folder.write("new", to: "curves.csv")
      try folder.write("new", to: "picture")
      #expect(throws: OutputError(path: results.path + "/picture", reason: "a folder has this name")) {
        try folder.commit()
      }
      folder.discard()
      #expect(try place.texts() == before)
    }

    @Test func aFileInThePlaceOfAFolder() throws {
      try "mine".write(to: results, atomically: true, encoding: .utf8)
      #expect(throws: OutputError(path: results.path, reason: "it is a file, not a folder")) {
        try OutputFolder(results)
      }
      let below = results.appendingPathComponent("deeper/results")
      #expect(throws: OutputError(path: results.path + "/deeper", reason: "\(results.path) is a file, not a folder")) {
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
    }
  }
}
