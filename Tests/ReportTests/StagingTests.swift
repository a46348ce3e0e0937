import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Report

extension FileTests {
  /// Who may write to a folder, and what dead runs leave.
  @Suite struct StagingTests {
    private let place: TemporaryFolder
    private let results: OpenFolder
    private var url: URL { place.url.appendingPathComponent("results", isDirectory: true) }
    private static let busy = "another run is writing to this folder"

    init() throws {
      place = try TemporaryFolder(["results/kept.csv": "kept"])
      results = try OpenFolder(place.url.path + "/results")
    }

    @Test func namesAreRandom() {
      let names = (0..<1000).map { _ in StagingFolder.randomName() }
      #expect(Set(names).count == names.count)
      #expect(names.allSatisfy { $0.utf8.count == 27 && StagingFolder.isName($0) })
      for name in [".noise-sim-", ".noise-sim.lock", ".noise-sim-0123456789abcdeg", "noise-sim-0123456789abcdef"] {
        #expect(!StagingFolder.isName(name))
      }
    }

    /// Whatever has the name, another is taken, and nothing goes through a link.
    @Test func aNameThatExists() throws {
      let names = (0..<3).map { ".noise-sim-000000000000000\($0)" }
      try place.write("mine", to: "results/\(names[0])/kept")
      try FileManager.default.createDirectory(
        at: place.url.appendingPathComponent("target"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: url.path + "/" + names[1], withDestinationPath: "../target")
      var rest = names[...]
      let staging = try StagingFolder(in: results, named: { rest.removeFirst() })
      #expect(staging.name == names[2])
      try staging.files.write(Data("x".utf8), to: "x")
      #expect(try place.contents(of: "target").isEmpty)
      #expect(try place.text("results/\(names[0])/kept") == "mine")
      var info = stat()
      #expect(stat(staging.folder.path, &info) == 0 && info.st_mode & 0o777 == 0o700)
      staging.remove(from: results)
      #expect(try place.names() == ["results", "target"])
      #expect(try results.names() == names.dropLast() + ["kept.csv"])
    }

    @Test func aRunThatLives() throws {
      let folder = try OutputFolder(url)
      #expect(throws: OutputError(path: url.path, reason: Self.busy)) { try OutputFolder(url) }
      try folder.write("x", to: "x.csv")
      try folder.commit()
      #expect(try place.texts(in: "results") == ["kept.csv": "kept", "x.csv": "x"])
      try OutputFolder(url).discard()
    }

    /// Left by a run that was killed, at every stage of its life.
    @Test(arguments: 0..<4) func aRunThatIsDead(stage: Int) throws {
      let name = "results/.noise-sim-0123456789abcdef"
      switch stage {
      case 0:
        try FileManager.default.createDirectory(
          at: place.url.appendingPathComponent(name), withIntermediateDirectories: true)
      case 1: try place.write("", to: name + "/lock")
      case 2: for file in ["lock", "new/a.csv", "new/below/b.csv"] { try place.write("x", to: "\(name)/\(file)") }
      default: for file in ["lock", "journal.part", "old/a.csv"] { try place.write("x", to: "\(name)/\(file)") }
      }
      try place.write("", to: "results/" + FolderGate.name)
      let folder = try OutputFolder(url)
      #expect(!place.exists(name))
      folder.discard()
      #expect(try place.contents(of: "results") == ["kept.csv": Data("kept".utf8)])
    }

    /// A folder of such a name that has a file and no lock is not a run's.
    @Test func aFolderOfSomeoneElse() throws {
      try place.write("mine", to: "results/.noise-sim-0123456789abcdef/thesis.txt")
      try OutputFolder(url).discard()
      #expect(try place.text("results/.noise-sim-0123456789abcdef/thesis.txt") == "mine")
    }

    @Test(arguments: 0..<20) func oneOfManyThatBeginAtOnce(round: Int) throws {
      // Half of the time the folder has to be made too.
      let url = round.isMultiple(of: 2) ? url : place.url.appendingPathComponent("a/b", isDirectory: true)
      let begun = Mutex<[OutputFolder]>([])
      let refused = Mutex<[OutputError]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        do throws(OutputError) {
          let folder = try OutputFolder(url)
          begun.withLock { $0.append(folder) }
        } catch { refused.withLock { $0.append(error) } }
      }
      let folders = begun.withLock { $0 }
      #expect(folders.count == 1)
      refused.withLock { all in
        #expect(all.count == 7 && all.allSatisfy { $0 == OutputError(path: url.path, reason: Self.busy) }, "\(all)")
      }
      try folders.first?.write("x", to: "x.csv")
      try folders.first?.commit()
      #expect(try Data(contentsOf: url.appendingPathComponent("x.csv")) == Data("x".utf8))
    }

    /// Each makes the folder and removes it again while the others begin.
    @Test func foldersThatComeAndGo() throws {
      let url = place.url.appendingPathComponent("a/b", isDirectory: true)
      let others = Mutex<[OutputError]>([])
      DispatchQueue.concurrentPerform(iterations: 200) { _ in
        do throws(OutputError) { try OutputFolder(url).discard() } catch {
          if error.reason != Self.busy { others.withLock { $0.append(error) } }
        }
      }
      others.withLock { #expect($0.isEmpty, "\($0)") }
      try OutputFolder(url).discard()
      // One that began in a folder that another had made leaves that, empty.
      #expect(Set(["a", "a/b", "results", "results/kept.csv"]).isSuperset(of: try place.contents().keys))
    }

    /// Two who wait for a third must not both be let in by it.
    @Test func theGateLetsInOneAtATime() throws {
      let inside = Atomic(0)
      let most = Atomic(0)
      let count = Atomic(0)
      let folder = results
      DispatchQueue.concurrentPerform(iterations: 16) { _ in
        try? FolderGate.within(folder) { () throws(OutputError) in
          let now = inside.add(1, ordering: .sequentiallyConsistent).newValue
          most.max(now, ordering: .sequentiallyConsistent)
          count.add(1, ordering: .sequentiallyConsistent)
          usleep(2000)
          inside.subtract(1, ordering: .sequentiallyConsistent)
        }
      }
      #expect(most.load(ordering: .sequentiallyConsistent) == 1 && count.load(ordering: .sequentiallyConsistent) == 16)
      #expect(try results.names() == ["kept.csv"])
    }

    /// What is made and not locked yet is not taken for that of a dead run.
    @Test func aRunThatIsJustBeginning() throws {
      let name = ".noise-sim-0123456789abcdef"
      let gate = try #require(try FileLock(FolderGate.name, in: results, O_CREAT))
      try #require(try results.make(name, mode: 0o700))
      let refused = Mutex<OutputError?>(nil)
      let (ended, url) = (DispatchSemaphore(value: 0), url)
      Thread.detachNewThread {
        do throws(OutputError) { try OutputFolder(url).discard() } catch { refused.withLock { $0 = error } }
        ended.signal()
      }
      #expect(ended.wait(timeout: .now() + 0.1) == .timedOut)
      let staging = try #require(try results.folder(name))
      let lock = try #require(try FileLock(StagingFolder.lockName, in: staging, O_CREAT | O_EXCL))
      unlinkat(results.descriptor, FolderGate.name, 0)
      withExtendedLifetime(gate) {}
      #expect(ended.wait(timeout: .now() + 5) == .success)
      #expect(refused.withLock { $0 } == OutputError(path: url.path, reason: Self.busy))
      #expect(lock.isStill(StagingFolder.lockName, in: staging))
    }

    @Test func aRunThatDoesNotComeOn() throws {
      let lock = try #require(try FileLock(FolderGate.name, in: results, O_CREAT))
      let error = #expect(throws: OutputError.self) {
        try FolderGate.within(results, patience: 0.05) { () throws(OutputError) in }
      }
      #expect(error?.reason == "another run begins to write to this folder and does not come on")
      #expect(lock.isStill(FolderGate.name, in: results))
    }
  }
}
