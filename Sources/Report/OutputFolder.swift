import Foundation
import Synchronization

/// A folder of results that is filled beside its place and put there in one go.
///
/// Files are written into a staging folder next to the destination. ``commit(last:removing:)`` renames them into the
/// destination; ``discard()`` removes them and leaves what was there before as it was. All methods may be called from any
/// thread.
public final class OutputFolder: Sendable {
  /// Where the results will be.
  public let destination: URL

  /// Where they are until then.
  public let staging: URL

  private struct State {
    var isOpen = true
    var createdParents: [URL] = []
  }
  // Held during every change on disk, so that a discard never races with a write or cuts a commit in two.
  private let state = Mutex(State())

  /// Prepares to write a folder, making the folders above it if they are missing.
  ///
  /// Throws ``OutputError`` if the path or one above it is a file, or if the folders above cannot be made.
  public init(_ url: URL) throws(OutputError) {
    let destination = url.standardizedFileURL.resolvingSymlinksInPath()
    if DiskFolder.kind(of: destination) == .file {
      throw OutputError(path: url.path, reason: "it is a file, not a folder")
    }
    guard destination.path != "/" else {
      throw OutputError(path: url.path, reason: "nothing can be staged beside the root folder")
    }
    let parent = destination.deletingLastPathComponent()
    let name = ".\(destination.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)"
    self.destination = destination
    staging = OutputRegistry.shared.uniqueStaging(in: parent, name: name)
    // Known before anything is on disk, so that an interrupt at any moment finds what there is to remove.
    OutputRegistry.shared.add(self)
    do {
      try whileOpen { (state: inout State) throws(OutputError) in
        state.createdParents = try DiskFolder.create(parent)
        // What an ended process of the same number has left behind.
        try? FileManager.default.removeItem(at: staging)
        _ = try DiskFolder.create(staging)
      }
    } catch {
      discard()
      throw error
    }
  }

  /// Writes a text as UTF-8 to a file of that name, which may lie in subfolders.
  /// - Throws: ``OutputError`` if the name is absolute or leaves the folder, or the file cannot be written.
  public func write(_ text: String, to name: String) throws(OutputError) {
    try write(Data(text.utf8), to: name)
  }

  /// Writes bytes to a file of that name, which may lie in subfolders.
  /// - Throws: ``OutputError`` if the name is absolute or leaves the folder, or the file cannot be written.
  public func write(_ data: Data, to name: String) throws(OutputError) {
    try whileOpen { (_) throws(OutputError) in
      let file = try self.file(name)
      _ = try DiskFolder.create(file.deletingLastPathComponent())
      do {
        try data.write(to: file)
      } catch {
        throw OutputError.wrapping(error, path: destination.appendingPathComponent(name).path)
      }
    }
  }

  /// Where a file of that name lies until the commit, for other programs to read or write.
  ///
  /// Throws ``OutputError`` if the name is absolute or leaves the folder.
  public func stagingURL(_ name: String) throws(OutputError) -> URL {
    try file(name)
  }

  /// Puts all files in their place, replacing older ones of the same names.
  ///
  /// Each file is replaced as a whole. An older file `last` is removed first and the new one comes last, so that a folder
  /// that holds one is complete. Nothing is touched if a file is known to be in the way.
  /// - Parameters:
  ///   - last: the file that says the results are complete; it need not have been written.
  ///   - stale: names of files of an earlier run, removed if this run has not written them. Other files are left alone.
  /// - Throws: ``OutputError`` if something is in the way or a file cannot be put in its place.
  public func commit(last: String = "manifest.json", removing stale: [String] = []) throws(OutputError) {
    try whileOpen { (state: inout State) throws(OutputError) in
      let names = try DiskFolder.files(in: staging).filter { $0 != last }.sorted()
      let isLastWritten = DiskFolder.kind(of: try file(last)) == .file
      let written = names + (isLastWritten ? [last] : [])
      for name in written where DiskFolder.kind(of: destination.appendingPathComponent(name)) == .folder {
        throw OutputError(path: destination.appendingPathComponent(name).path, reason: "a folder has this name")
      }
      for folder in Set(written.map { destination.appendingPathComponent($0).deletingLastPathComponent() }) {
        _ = try DiskFolder.create(folder)
        guard access(folder.path, W_OK) == 0 else { throw OutputError.system(folder.path) }
      }
      _ = try DiskFolder.create(destination)
      try DiskFolder.removeFile(destination.appendingPathComponent(last))
      let kept = Set(written)
      for name in stale where !kept.contains(name) && Self.staysInside(name) {
        try DiskFolder.removeFile(destination.appendingPathComponent(name))
      }
      DiskFolder.removeEmpty(
        Set(stale.filter(Self.staysInside).map { destination.appendingPathComponent($0).deletingLastPathComponent() })
          .subtracting([destination]).sorted { $0.path.count > $1.path.count })
      for name in written {
        let target = destination.appendingPathComponent(name)
        guard rename(staging.appendingPathComponent(name).path, target.path) == 0 else {
          throw OutputError.system(target.path)
        }
      }
      try? FileManager.default.removeItem(at: staging)
      state.isOpen = false
    }
    OutputRegistry.shared.remove(self)
  }

  /// Removes everything written so far; nothing if the files are already in place.
  public func discard() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      // Another program may have put a file there while the others were removed.
      for _ in 0..<10 where DiskFolder.kind(of: staging) != .missing {
        try? FileManager.default.removeItem(at: staging)
      }
      DiskFolder.removeEmpty(state.createdParents)
    }
    OutputRegistry.shared.remove(self)
  }

  /// Discards every folder of this process that is neither committed nor discarded, for use when it is interrupted.
  ///
  /// A commit that is under way is finished first. Not to be called inside a signal handler itself, since it takes locks:
  /// call it from a dispatch source or a thread that waits for the signal.
  public static func discardAll() {
    for folder in OutputRegistry.shared.folders { folder.discard() }
  }

  private func whileOpen(_ body: (inout State) throws(OutputError) -> Void) throws(OutputError) {
    try state.withLock { (state) throws(OutputError) in
      guard state.isOpen else {
        throw OutputError(path: destination.path, reason: "the results are already committed or discarded")
      }
      try body(&state)
    }
  }

  private func file(_ name: String) throws(OutputError) -> URL {
    guard Self.staysInside(name) else {
      throw OutputError(path: destination.path + "/" + name, reason: "the name leaves the folder")
    }
    return staging.appendingPathComponent(name)
  }

  private static func staysInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }
  }
}
