import Synchronization

/// Shares of work done by several workers, added up and handed on in rising order.
final class ProgressSum: Sendable {
  private let parts: Mutex<(shares: [Double], sum: Double)>
  private let report: @Sendable (Double) -> Void

  init(_ count: Int, _ report: @escaping @Sendable (Double) -> Void) {
    parts = Mutex((Array(repeating: 0, count: count), 0))
    self.report = report
  }

  func set(_ index: Int, _ share: Double) {
    parts.withLock { parts in
      parts.sum += share - parts.shares[index]
      parts.shares[index] = share
      report(min(1, parts.sum / Double(parts.shares.count)))
    }
  }
}
