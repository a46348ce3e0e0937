/// What runs that were killed have left in a folder of results.
enum Leftovers {
  /// Undoes commits that were cut short and removes the staging folders of dead runs. To be called within the ``FolderGate``.
  /// - Throws: ``OutputError`` if a run there lives, or something cannot be undone.
  static func clear(_ results: OpenFolder) throws(OutputError) {
    for name in try results.names() where StagingFolder.isName(name) {
      guard try results.kind(of: name) == .folder, let staging = try results.folder(name) else { continue }
      switch try staging.kind(of: StagingFolder.lockName) {
      case .missing:
        // Of a run that was killed before its lock was made; what is not empty is someone else's.
        results.removeEmpty(name)
      case .file:
        guard let lock = try FileLock(StagingFolder.lockName, in: staging) else {
          throw OutputError(path: results.path, reason: "another run is writing to this folder")
        }
        try withExtendedLifetime(lock) { () throws(OutputError) in
          if let journal = try CommitJournal.read(from: staging), try !journal.isComplete(in: staging) {
            try journal.rollBack(results, staging)
          }
          StagingFolder.remove(name, staging, from: results)
        }
      case .folder, .link, .other: continue
      }
    }
  }
}
