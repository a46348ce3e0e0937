import Foundation

/// What a commit is about to move, written down before the first move: whoever comes after it can undo it.
///
/// Earlier files are first set aside, the one that says that results are complete before all others; then the new ones are put in
/// place, that one last. So it never lies beside files of another run, wherever the commit is cut. What has been moved is seen
/// from where it is, so undoing can be cut and repeated too.
struct CommitJournal: Codable, Equatable {
  /// The new files, in the order in which they are put in place.
  let written: [String]
  /// The earlier files, in the order in which they are set aside.
  let displaced: [String]
  /// The folders to be made for the new files, the outermost first.
  let folders: [String]

  static let name = "journal"
  private static let asideName = "old"

  /// One move, which is done or not done.
  enum Step: Equatable {
    case makeFolder(String), setAside(String), place(String)
  }

  /// Every move, in order.
  var steps: [Step] { folders.map(Step.makeFolder) + displaced.map(Step.setAside) + written.map(Step.place) }

  /// The journal in a staging folder; `nil` if no commit has begun.
  static func read(from staging: OpenFolder) throws(OutputError) -> CommitJournal? {
    guard try staging.kind(of: name) != .missing else { return nil }
    guard let data = staging.read(name), let journal = try? JSONDecoder().decode(Self.self, from: data),
      (journal.written + journal.displaced + journal.folders).allSatisfy(OpenFolder.staysInside)
    else {
      throw OutputError(
        path: staging.path(of: name),
        reason: "it does not say what a run that was cut short has moved; its files are beside it")
    }
    return journal
  }

  /// Writes it down, whole or not at all.
  func write(to staging: OpenFolder) throws(OutputError) {
    let data: Data
    do { data = try JSONEncoder().encode(self) } catch {
      throw OutputError(path: staging.path(of: Self.name), reason: "\(error)")
    }
    let partial = Self.name + ".part"
    try staging.write(data, to: partial)
    guard renameat(staging.descriptor, partial, staging.descriptor, Self.name) == 0 else {
      throw .system(staging.path(of: Self.name))
    }
  }

  /// Makes moves; after one that fails, everything is put back.
  /// - Throws: ``OutputError`` of the move, and of what could not be put back: the journal is still there then.
  func run(_ steps: [Step], _ results: OpenFolder, _ staging: OpenFolder) throws(OutputError) {
    do throws(OutputError) {
      for step in steps { try perform(step, results, staging) }
    } catch {
      do throws(OutputError) { try rollBack(results, staging) } catch let second {
        throw OutputError(
          path: error.path,
          reason:
            "\(error.reason), and what was there cannot be put back now (\(second)); the next run into this folder "
            + "does it from \(staging.path)")
      }
      throw error
    }
  }

  func perform(_ step: Step, _ results: OpenFolder, _ staging: OpenFolder) throws(OutputError) {
    switch step {
    case .makeFolder(let name): _ = try results.folder(name, making: true)
    case .setAside(let name):
      guard let aside = try staging.folder(Self.asideName, making: true) else { return }
      try results.move(name, to: aside, blaming: results.path(of: name))
    case .place(let name):
      try staging.folder(StagingFolder.filesName)?.move(name, to: results, blaming: results.path(of: name))
    }
  }

  /// Whether every new file has left the staging folder.
  func isComplete(in staging: OpenFolder) throws(OutputError) -> Bool {
    for name in written where try isWaiting(name, in: staging) { return false }
    return !written.isEmpty
  }

  /// Takes back what has been moved, so that results and staging folder are as they were before the first step.
  func rollBack(_ results: OpenFolder, _ staging: OpenFolder) throws(OutputError) {
    if let files = try staging.folder(StagingFolder.filesName, making: true) {
      for name in written.reversed() {
        let isPlaced = try !isWaiting(name, in: staging)
        guard isPlaced, try results.kind(of: name) == .file else { continue }
        try results.move(name, to: files, blaming: results.path(of: name))
      }
    }
    if let aside = try staging.folder(Self.asideName) {
      for name in displaced.reversed() where try aside.kind(of: name) == .file {
        try aside.move(name, to: results, blaming: results.path(of: name))
      }
    }
    for name in folders.reversed() { results.removeEmpty(name) }
    unlinkat(staging.descriptor, Self.name, 0)
  }

  private func isWaiting(_ name: String, in staging: OpenFolder) throws(OutputError) -> Bool {
    try staging.kind(of: StagingFolder.filesName + "/" + name) != .missing
  }
}
