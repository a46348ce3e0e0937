/// What a commit would do with the files that are in its way.
struct CommitPlan {
  /// Names of files of earlier runs.
  var earlier: Set<String>
  /// Whether files of others are replaced too.
  var force: Bool

  /// - Throws: ``OutputError`` if something is in the way of a file of that name.
  func check(_ name: String, in results: OpenFolder) throws(OutputError) {
    guard let (folder, last) = try results.parent(of: name) else {
      // Something above it may be in the way all the same.
      return try checkAbove(name, in: results)
    }
    try folder.checkWritable()
    let kind = try folder.kind(of: last)
    switch kind {
    case .missing: break
    case .file:
      guard force || earlier.contains(name) else {
        throw OutputError(
          path: results.path(of: name),
          reason: "a file is there that is not known to be noise-sim's; --force replaces it")
      }
    case .folder, .link, .other:
      throw OutputError(path: results.path(of: name), reason: "it \(kind.isNot("a file"))")
    }
  }

  /// The moves that put these files in place; each must have been checked.
  ///
  /// - Parameters:
  ///   - written: the new files, in their order.
  ///   - last: the file that says that results are complete.
  ///   - results: the folder they go to.
  func journal(_ written: [String], last: String, in results: OpenFolder) throws(OutputError) -> CommitJournal {
    let stale = earlier.subtracting(written).filter(OpenFolder.staysInside).sorted()
    var displaced: [String] = []
    for name in written where try results.kind(of: name) == .file { displaced.append(name) }
    // What cannot be reached without following a link is no file of an earlier run.
    for name in stale where (try? results.kind(of: name)) == .file { displaced.append(name) }
    displaced = displaced.filter { $0 == last } + displaced.filter { $0 != last }
    var folders: [String] = []
    for name in written {
      for folder in Self.foldersAbove(name) where !folders.contains(folder) {
        if try results.kind(of: folder) == .missing { folders.append(folder) }
      }
    }
    return CommitJournal(written: written, displaced: displaced, folders: folders)
  }

  /// The folders on the way to a name, the outermost first.
  static func foldersAbove(_ name: String) -> [String] {
    let parts = name.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }

  private func checkAbove(_ name: String, in results: OpenFolder) throws(OutputError) {
    for folder in Self.foldersAbove(name) where try results.folder(folder) == nil {
      let above = folder.split(separator: "/").dropLast().joined(separator: "/")
      try (above.isEmpty ? results : results.folder(above))?.checkWritable()
      return
    }
  }
}
