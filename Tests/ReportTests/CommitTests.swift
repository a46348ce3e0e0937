import Foundation
import TestSupport
import Testing

@testable import Report

extension FileTests {
  /// A commit that is cut anywhere, by an error or by death, leaves all or nothing.
  @Suite struct CommitTests {
    private let place: TemporaryFolder
    private let results: OpenFolder
    private var url: URL { place.url.appendingPathComponent("results", isDirectory: true) }

    private static let old = [
      "manifest.json": "1", "curves.csv": "old", "gone.csv": "old", "1-a/curves.csv": "old", "2-b/gone.csv": "old",
    ]
    private static let new = [
      "manifest.json": "2", "curves.csv": "new", "more.csv": "new", "1-a/curves.csv": "new", "3-c/curves.csv": "new",
    ]
    private static let notes = ["notes.txt": "mine"]

    init() throws {
      place = try TemporaryFolder()
      for (name, text) in Self.old.merging(Self.notes, uniquingKeysWith: { $1 }) {
        try place.write(text, to: "results/\(name)")
      }
      results = try OpenFolder(place.url.path + "/results")
    }

    /// A run up to its commit.
    private func begin() throws -> (staging: StagingFolder, journal: CommitJournal) {
      let staging = try StagingFolder(in: results)
      for (name, text) in Self.new { try staging.files.write(Data(text.utf8), to: name) }
      let written = Self.new.keys.sorted().filter { $0 != "manifest.json" } + ["manifest.json"]
      let plan = CommitPlan(earlier: Set(Self.old.keys), force: false)
      let journal = try plan.journal(written, last: "manifest.json", in: results)
      try journal.write(to: staging.folder)
      return (staging, journal)
    }

    /// What a reader sees, without what begins with a dot.
    private func shown() throws -> [String: String] {
      try place.texts(in: "results").filter { !$0.key.hasPrefix(".") }
    }

    private func isWhole(_ files: [String: String]) -> Bool {
      [Self.old, Self.new].contains { $0.merging(Self.notes, uniquingKeysWith: { $1 }) == files }
    }

    @Test func theOrderOfTheMoves() throws {
      let (staging, journal) = try begin()
      #expect(
        journal.steps == [
          .makeFolder("3-c"), .setAside("manifest.json"), .setAside("1-a/curves.csv"), .setAside("curves.csv"),
          .setAside("2-b/gone.csv"), .setAside("gone.csv"), .place("1-a/curves.csv"), .place("3-c/curves.csv"),
          .place("curves.csv"), .place("more.csv"), .place("manifest.json"),
        ])
      #expect(try CommitJournal.read(from: staging.folder) == journal)
    }

    @Test func afterADeathAtEveryMove() throws {
      for count in 0...11 {
        let (old, before) = (try place.contents(of: "results"), try shown())
        do {
          let (staging, journal) = try begin()
          #expect(journal.steps.count == 11)
          for step in journal.steps.prefix(count) { try journal.perform(step, results, staging.folder) }
        }
        let between = try shown()
        #expect(between["manifest.json"] == nil || isWhole(between), "after \(count) moves: \(between)")
        try OutputFolder(url).discard()
        if count < 11 {
          #expect(try place.contents(of: "results") == old, "after \(count) moves")
        } else {
          #expect(try shown() == Self.new.merging(Self.notes, uniquingKeysWith: { $1 }) && before != shown())
          #expect(try results.names().allSatisfy { !$0.hasPrefix(".") })
        }
      }
    }

    /// The one that undoes is killed too, wherever it is.
    @Test func afterADeathWhileItIsUndone() throws {
      let old = try place.contents(of: "results")
      for count in 0...10 {
        for undone in 0...count {
          do {
            let (staging, journal) = try begin()
            let steps = journal.steps.prefix(count)
            for step in steps { try journal.perform(step, results, staging.folder) }
            // By hand what rolling back does, cut short.
            let aside = try #require(try staging.folder.folder("old", making: true))
            for step in steps.reversed().filter({ if case .place = $0 { true } else { false } }).prefix(undone) {
              guard case .place(let name) = step else { continue }
              try results.move(name, to: staging.files, blaming: name)
            }
            let placed = steps.filter { if case .place = $0 { true } else { false } }.count
            for step in steps.reversed().filter({ if case .setAside = $0 { true } else { false } })
              .prefix(max(0, undone - placed))
            {
              guard case .setAside(let name) = step else { continue }
              try aside.move(name, to: results, blaming: name)
            }
          }
          let between = try shown()
          #expect(between["manifest.json"] == nil || isWhole(between), "\(count) moves, \(undone) undone")
          try OutputFolder(url).discard()
          #expect(try place.contents(of: "results") == old, "\(count) moves, \(undone) undone")
        }
      }
    }

    @Test func afterAFailureOfEveryMove() throws {
      let old = try place.contents(of: "results")
      for count in 0...11 {
        let (staging, journal) = try begin()
        let steps = journal.steps.prefix(count) + [.place("never-written.csv")]
        let path = results.path(of: "never-written.csv")
        #expect(throws: OutputError(path: path, reason: "No such file or directory")) {
          try journal.run(Array(steps), results, staging.folder)
        }
        staging.remove(from: results)
        #expect(try place.contents(of: "results") == old, "after \(count) moves")
      }
    }

    /// What cannot be put back is kept for the next run.
    @Test func aFailureThatCannotBeUndone() throws {
      let old = try place.contents(of: "results")
      do {
        let (staging, journal) = try begin()
        // Stands where the old manifest has to come back to.
        let steps = Array(journal.steps.prefix(4))
        for step in steps { try journal.perform(step, results, staging.folder) }
        try place.write("x", to: "results/curves.csv/in-the-way")
        let error = #expect(throws: OutputError.self) {
          try journal.run([.place("never-written.csv")], results, staging.folder)
        }
        #expect(error?.reason.contains("cannot be put back now") == true, "\(String(describing: error))")
        #expect(try CommitJournal.read(from: staging.folder) == journal)
      }
      #expect(throws: OutputError.self) { try OutputFolder(url) }
      try FileManager.default.removeItem(at: url.appendingPathComponent("curves.csv"))
      try OutputFolder(url).discard()
      #expect(try place.contents(of: "results") == old)
    }

    /// Through the folder itself: the manifest cannot be set aside, since a folder is in the way.
    @Test func aFailureWithinTheCommit() throws {
      let old = try place.contents(of: "results")
      let folder = try OutputFolder(url)
      folder.claim(Self.old.keys)
      for (name, text) in Self.new { try folder.write(text, to: name) }
      let staging = try folder.stagingURL("x").deletingLastPathComponent().deletingLastPathComponent()
      let aside = staging.appendingPathComponent("old")
      try FileManager.default.createDirectory(
        at: aside.appendingPathComponent("manifest.json/inner"), withIntermediateDirectories: true)
      #expect(throws: OutputError(path: url.path + "/manifest.json", reason: "Is a directory")) { try folder.commit() }
      // It can be tried again once the reason is gone.
      try FileManager.default.removeItem(at: aside)
      #expect(try shown() == Self.old.merging(Self.notes, uniquingKeysWith: { $1 }))
      try folder.commit()
      #expect(try place.texts(in: "results") == Self.new.merging(Self.notes, uniquingKeysWith: { $1 }))
      #expect(try place.contents(of: "results").count == old.count)
    }

    /// A journal that is not one of ours moves nothing.
    @Test(arguments: [
      "", "{}", #"{"written":["../x"],"displaced":[],"folders":[]}"#,
      #"{"written":[],"displaced":["/etc/hostname"],"folders":[]}"#,
    ])
    func aJournalThatCannotBe(text: String) throws {
      for name in ["lock", "old/x", "old/curves.csv"] {
        try place.write("x", to: "results/.noise-sim-0123456789abcdef/\(name)")
      }
      try place.write(text, to: "results/.noise-sim-0123456789abcdef/journal")
      let before = try place.contents()
      let error = #expect(throws: OutputError.self) { try OutputFolder(url) }
      #expect(error?.path == url.path + "/.noise-sim-0123456789abcdef/journal")
      #expect(try place.contents() == before)
    }
  }
}
