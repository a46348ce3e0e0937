import Report
import Synchronization

/// The bar that is shown while something runs.
enum ShownProgress {
  private static let current = Mutex<ProgressBar?>(nil)

  /// Keeps a bar until it ends.
  static func begin(_ bar: ProgressBar) { current.withLock { $0 = bar } }

  /// Takes the bar away for good, so that what is written next has a line of its own.
  static func end() { current.withLock { $0 }?.finish() }
}
