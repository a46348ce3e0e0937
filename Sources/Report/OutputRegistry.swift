import Synchronization

/// The output folders of this process that are still being filled, in the order in which they were begun, and what became of others.
final class OutputRegistry: Sendable {
  static let shared = OutputRegistry()

  private struct State {
    var open: [OutputFolder] = []
    var (isCommitted, isDiscarded) = (false, false)
  }
  private let state = Mutex(State())

  /// The folders that are still open.
  var folders: [OutputFolder] { state.withLock { $0.open } }

  /// Whether some have been committed, and none discarded.
  var isComplete: Bool { state.withLock { $0.isCommitted && !$0.isDiscarded } }

  func add(_ folder: OutputFolder) {
    state.withLock { $0.open.append(folder) }
  }

  func remove(_ folder: OutputFolder) {
    state.withLock { $0.open.removeAll { $0 === folder } }
  }

  func noteCommitted() { state.withLock { $0.isCommitted = true } }

  func noteDiscarded() { state.withLock { $0.isDiscarded = true } }
}
