import Foundation
import Synchronization

/// A folder of results that is filled out of sight and complete in one go.
///
/// Files are written into a staging folder inside the destination. ``commit(last:)`` moves them to their place, or, if one of them
/// cannot be moved, takes all of it back; ``discard()`` removes them and leaves what was there before as it was. While the folder
/// is open no other run can write to the destination; what a run that was killed left there, also within its commit, is undone by
/// the next one. No link in the destination is followed, and files that nobody has named as those of an earlier run
/// (``claim(_:)``) are not touched. All methods may be called from any thread.
public final class OutputFolder: Sendable {
  /// Where the results will be.
  public let destination: URL

  private struct State {
    var isOpen = true
    var createdFolders: [String] = []
    var results: OpenFolder?
    var staging: StagingFolder?
    var plan: CommitPlan
  }
  // Held during every change on disk, so that a discard never races with a write or cuts a commit in two.
  private let state: Mutex<State>

  /// Prepares to write a folder, making it and the folders above it if they are missing.
  ///
  /// - Parameters:
  ///   - url: the folder; where it is a link, what it leads to.
  ///   - force: whether files of others are replaced.
  /// - Throws: ``OutputError`` if the path or one above it is no folder, nothing can be made there, or another run that lives
  ///   writes there.
  public init(_ url: URL, force: Bool = false) throws(OutputError) {
    let path = try FolderPath.resolved(url)
    guard path != "/" else {
      throw OutputError(path: path, reason: "results go into a folder of their own, not into the root folder")
    }
    destination = URL(fileURLWithPath: path, isDirectory: true)
    state = Mutex(State(plan: CommitPlan(earlier: [], force: force)))
    // Known before anything is on disk, so that an interrupt at any moment finds what there is to remove.
    OutputRegistry.shared.add(self)
    do {
      try whileOpen { (state) throws(OutputError) in try Self.begin(at: path, &state) }
    } catch {
      discard()
      throw error
    }
  }

  private static func begin(at path: String, _ state: inout State) throws(OutputError) {
    var attempts = 20
    while true {
      do throws(OutputError) {
        state.createdFolders = try FolderPath.create(path) + state.createdFolders
        let results = try OpenFolder(path)
        state.results = results
        state.staging = try StagingFolder(in: results)
        return
      } catch {
        // Another run that made the folder may have removed it meanwhile.
        attempts -= 1
        guard attempts > 0, error.reason == OutputError.system("", ENOENT).reason else { throw error }
      }
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
    try check(name)
    try whileOpen { (state) throws(OutputError) in
      do throws(OutputError) {
        try state.staging?.files.write(data, to: name)
      } catch {
        throw OutputError(path: place(name), reason: error.reason)
      }
    }
  }

  /// Where a file of that name lies until the commit, for other programs to read or write.
  /// - Throws: ``OutputError`` if the name is absolute or leaves the folder, or the folder is no longer open.
  public func stagingURL(_ name: String) throws(OutputError) -> URL {
    try check(name)
    var path: String?
    try whileOpen { (state) throws(OutputError) in path = state.staging?.files.path(of: name) }
    return URL(fileURLWithPath: path ?? place(name))
  }

  /// The bytes of a file that is in place already; `nil` where there is none, or something else than a file.
  public func existing(_ name: String) -> Data? {
    guard OpenFolder.staysInside(name) else { return nil }
    return state.withLock { $0.results?.read(name) }
  }

  /// Says that files are those of an earlier run: the commit replaces them, and removes those that were not written again.
  ///
  /// Names that are absolute or leave the folder, also through a link, are passed over.
  public func claim(_ names: some Sequence<String>) {
    state.withLock { $0.plan.earlier.formUnion(names) }
  }

  /// Finds out whether files of these names could be put in place now.
  /// - Throws: ``OutputError`` if a folder, a link, a device or a file of someone else is in the way, or a folder cannot be
  ///   written.
  public func check(_ names: [String]) throws(OutputError) {
    for name in names { try check(name) }
    try whileOpen { (state) throws(OutputError) in
      guard let results = state.results else { return }
      for name in names { try state.plan.check(name, in: results) }
    }
  }

  /// Puts all files in their place, and removes those of earlier runs that are not among them.
  ///
  /// An older file `last` is set aside first and the new one comes last, so that a folder that holds one is complete. If a file is
  /// in the way or cannot be moved, everything is as it was before.
  /// - Parameter last: the file that says the results are complete; it need not have been written.
  /// - Throws: ``OutputError`` as ``check(_:)``, or if a file cannot be put in its place.
  public func commit(last: String = "manifest.json") throws(OutputError) {
    try check(last)
    try whileOpen { (state) throws(OutputError) in
      guard let results = state.results, let staging = state.staging else { return }
      let files = try staging.files.files()
      let written = files.filter { $0 != last } + files.filter { $0 == last }
      for name in written { try state.plan.check(name, in: results) }
      let journal = try state.plan.journal(written, last: last, in: results)
      try journal.write(to: staging.folder)
      do throws(OutputError) {
        try journal.run(journal.steps, results, staging.folder)
      } catch {
        // What could not be put back must not be discarded.
        if (try? staging.folder.kind(of: CommitJournal.name)) != .missing { state.staging = nil }
        throw error
      }
      staging.remove(from: results)
      let emptied = Set(journal.displaced.flatMap(CommitPlan.foldersAbove))
      for name in emptied.sorted(by: { $0.utf8.count > $1.utf8.count }) { results.removeEmpty(name) }
      state = State(isOpen: false, plan: state.plan)
      OutputRegistry.shared.noteCommitted()
    }
    OutputRegistry.shared.remove(self)
  }

  /// Removes everything written so far; nothing if the files are already in place.
  public func discard() {
    state.withLock { state in
      guard state.isOpen else { return }
      OutputRegistry.shared.noteDiscarded()
      if let results = state.results { state.staging?.remove(from: results) }
      FolderPath.removeEmpty(state.createdFolders)
      state = State(isOpen: false, plan: state.plan)
    }
    OutputRegistry.shared.remove(self)
  }

  /// Discards every folder of this process that is neither committed nor discarded, for use when it is interrupted.
  ///
  /// A commit that is under way is finished first. Not to be called inside a signal handler itself, since it takes locks:
  /// call it from a dispatch source or a thread that waits for the signal.
  /// - Returns: Whether results were put in place, and nothing was discarded.
  @discardableResult
  public static func discardAll() -> Bool {
    // The last one first: an earlier one may have made a folder that the later ones are in.
    for folder in OutputRegistry.shared.folders.reversed() { folder.discard() }
    return OutputRegistry.shared.isComplete
  }

  private func whileOpen(_ body: (inout State) throws(OutputError) -> Void) throws(OutputError) {
    try state.withLock { (state) throws(OutputError) in
      guard state.isOpen else {
        throw OutputError(path: destination.path, reason: "the results are already committed or discarded")
      }
      try body(&state)
    }
  }

  private func check(_ name: String) throws(OutputError) {
    guard OpenFolder.staysInside(name) else {
      throw OutputError(path: place(name), reason: "the name leaves the folder")
    }
  }

  private func place(_ name: String) -> String { destination.path + "/" + name }
}
