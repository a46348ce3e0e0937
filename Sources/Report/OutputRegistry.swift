import Synchronization

/// The output folders of this process that are still being filled, in the order in which they were begun.
final class OutputRegistry: Sendable {
  static let shared = OutputRegistry()

  private let open = Mutex<[OutputFolder]>([])

  /// The folders that are still open.
  var folders: [OutputFolder] { open.withLock { $0 } }

  func add(_ folder: OutputFolder) {
    open.withLock { $0.append(folder) }
  }

  func remove(_ folder: OutputFolder) {
    open.withLock { $0.removeAll { $0 === folder } }
  }
}
