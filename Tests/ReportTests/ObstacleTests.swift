import Foundation
import TestSupport
import Testing

@testable import Report

extension FileTests {
  /// What is in the way of a file is named, and left as it is.
  @Suite struct ObstacleTests {
    private let place: TemporaryFolder
    private var results: URL { place.url.appendingPathComponent("results", isDirectory: true) }

    init() throws {
      place = try TemporaryFolder([
        "results/earlier.csv": "old", "results/manifest.json": "1", "target/kept.csv": "mine",
      ])
    }

    private static let earlier = ["earlier.csv", "manifest.json", "file.csv", "below/file.csv"]

    /// The reason why `name` cannot be written, when it is checked and when it is committed.
    private func reason(_ name: String, force: Bool = false) throws -> String {
      let before = try place.contents()
      let folder = try OutputFolder(results, force: force)
      defer { folder.discard() }
      folder.claim(Self.earlier)
      try folder.write("new", to: name)
      try folder.write("new", to: "earlier.csv")
      try folder.write("2", to: "manifest.json")
      let early = #expect(throws: OutputError.self) { try folder.check([name]) }
      let late = #expect(throws: OutputError.self) { try folder.commit() }
      #expect(early == late)
      folder.discard()
      #expect(try place.contents() == before)
      return (early?.path ?? "").replacing(place.url.path + "/", with: "") + ": " + (early?.reason ?? "")
    }

    private func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: place.url.appendingPathComponent(name).path, withDestinationPath: target)
    }

    @Test(arguments: [false, true]) func links(force: Bool) throws {
      try link("results/file.csv", to: "../target/kept.csv")
      #expect(try reason("file.csv", force: force) == "results/file.csv: it is a link, which is not followed")
      try link("results/nowhere.csv", to: "nowhere")
      #expect(try reason("nowhere.csv", force: force) == "results/nowhere.csv: it is a link, which is not followed")
      try link("results/below", to: "../target")
      #expect(try reason("below/kept.csv", force: force) == "results/below: it is a link, which is not followed")
      #expect(try reason("below/new.csv", force: force) == "results/below: it is a link, which is not followed")
      #expect(try place.text("target/kept.csv") == "mine")
    }

    @Test(arguments: [false, true]) func kinds(force: Bool) throws {
      try place.write("mine", to: "results/file.csv/inner.txt")
      #expect(try reason("file.csv", force: force) == "results/file.csv: it is a folder, not a file")
      try place.write("mine", to: "results/below")
      #expect(try reason("below/file.csv", force: force) == "results/below: it is a file, not a folder")
      let fifo = results.appendingPathComponent("fifo.csv").path
      try #require(mkfifo(fifo, 0o600) == 0)
      #expect(try reason("fifo.csv", force: force) == "results/fifo.csv: it is a FIFO, not a file")
      let name = String(repeating: "x", count: 300)
      let folder = try OutputFolder(results)
      defer { folder.discard() }
      #expect(throws: OutputError(path: results.path + "/" + name, reason: "File name too long")) {
        try folder.write("new", to: name)
      }
    }

    @Test func filesOfOthers() throws {
      try place.write("mine", to: "results/own.csv")
      let reason = "a file is there that is not known to be noise-sim's; --force replaces it"
      #expect(try self.reason("own.csv") == "results/own.csv: " + reason)
      let folder = try OutputFolder(results, force: true)
      folder.claim(Self.earlier)
      try folder.write("new", to: "own.csv")
      try folder.check(["own.csv"])
      try folder.commit()
      // A file of an earlier run that this one lacks is gone, with the manifest.
      #expect(try place.texts(in: "results") == ["own.csv": "new"])
    }

    /// A manifest may have been changed, or what it lists may have been replaced by links.
    @Test func staleNamesThroughLinks() throws {
      try link("results/below", to: "../target")
      try link("results/file.csv", to: "../target/kept.csv")
      let folder = try OutputFolder(results)
      folder.claim(["below/kept.csv", "file.csv", "below", "../target/kept.csv", place.url.path + "/target/kept.csv"])
      folder.claim(["earlier.csv", "manifest.json"])
      try folder.write("2", to: "manifest.json")
      try folder.commit()
      #expect(try place.text("target/kept.csv") == "mine")
      #expect(try place.names() == ["results", "target"])
      #expect(try place.texts(in: "results")["manifest.json"] == "2" && !place.exists("results/earlier.csv"))
      #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: results.path + "/below")) == "../target")
    }

    @Test func theFolderItselfMayBeALink() throws {
      try link("other", to: "target")
      let folder = try OutputFolder(place.url.appendingPathComponent("other", isDirectory: true))
      try folder.write("new", to: "new.csv")
      try folder.commit()
      #expect(folder.destination.path == place.url.path + "/target")
      #expect(try place.texts(in: "target") == ["kept.csv": "mine", "new.csv": "new"])
      try link("dangling", to: "nowhere")
      for name in ["dangling", "dangling/below"] {
        let url = place.url.appendingPathComponent(name, isDirectory: true)
        let error = #expect(throws: OutputError.self) { try OutputFolder(url) }
        #expect(error?.path == url.path && error?.reason.hasSuffix(" is a link that leads nowhere") == true)
      }
    }

    @Test func nothingIsReadThroughALinkOrFromAFIFO() throws {
      try link("results/file.csv", to: "../target/kept.csv")
      try #require(mkfifo(results.appendingPathComponent("fifo.csv").path, 0o600) == 0)
      let folder = try OutputFolder(results)
      defer { folder.discard() }
      #expect(folder.existing("earlier.csv") == Data("old".utf8))
      for name in ["file.csv", "fifo.csv", "missing.csv", "../target/kept.csv"] {
        #expect(folder.existing(name) == nil)
      }
    }

    @Test func theRootFolder() {
      #expect(throws: OutputError.self) { try OutputFolder(URL(fileURLWithPath: "/", isDirectory: true)) }
    }
  }
}
