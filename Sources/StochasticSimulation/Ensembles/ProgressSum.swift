import Synchronization

/// Shares of work done by several workers, added up and handed on in rising order.
final class ProgressSum: Sendable {
  private let parts: Mutex<[Double]>
  private let report: @Sendable (Double) -> Void

  init(_ count: Int, _ report: @escaping @Sendable (Double) -> Void) {
    parts = Mutex(Array(repeating: 0, count: count))
    self.report = report
  }

  func set(_ index: Int, _ share: Double) {
    parts.withLock { parts in
      parts[index] = share
      report(parts.reduce(0, +) / Double(parts.count))
    }
  }
}
