import Foundation

/// The folder inside a folder of results that holds a run's files until they are complete.
///
/// Its name is random, it is made by a call that refuses a name that exists, and only its owner may look into it. The lock on a
/// file in it says that the run lives.
final class StagingFolder: Sendable {
  let name: String
  /// The folder itself; a ``CommitJournal`` and what was set aside are in it.
  let folder: OpenFolder
  /// The run's files.
  let files: OpenFolder
  private let lock: FileLock

  static let prefix = ".noise-sim-"
  static let lockName = "lock"
  static let filesName = "new"

  /// A name that no one can know in advance: 64 random bits.
  static func randomName() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func isName(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.count == prefix.count + 16
      && name.dropFirst(prefix.count).allSatisfy { "0123456789abcdef".contains($0) }
  }

  /// Begins a run in a folder of results, after what dead ones left has been taken away.
  /// - Throws: ``OutputError`` if a run that lives writes there, or nothing can be made there.
  init(in results: OpenFolder, named newName: () -> String = StagingFolder.randomName) throws(OutputError) {
    try results.checkWritable()
    (name, folder, lock, files) = try FolderGate.within(results) { () throws(OutputError) in
      try Leftovers.clear(results)
      var name = newName()
      while try !results.make(name, mode: 0o700) { name = newName() }
      do throws(OutputError) {
        guard let folder = try results.folder(name),
          let lock = try FileLock(Self.lockName, in: folder, O_CREAT | O_EXCL),
          let files = try folder.folder(Self.filesName, making: true)
        else { throw .system(results.path(of: name), ENOENT) }
        return (name, folder, lock, files)
      } catch {
        results.removeAll(name)
        throw error
      }
    }
  }

  /// Removes it with everything in it.
  func remove(from results: OpenFolder) { Self.remove(name, folder, from: results) }

  /// The lock comes last: what has none and is not empty is not a run's.
  static func remove(_ name: String, _ folder: OpenFolder, from results: OpenFolder) {
    // A program that draws may put a file there while the others are removed.
    for _ in 0..<10 {
      let rest = ((try? folder.names()) ?? []).filter { $0 != lockName }
      if rest.isEmpty { break }
      // Without the journal nothing is to be undone.
      for entry in [CommitJournal.name] + rest { folder.removeAll(entry) }
    }
    folder.removeAll(lockName)
    results.removeEmpty(name)
  }
}
