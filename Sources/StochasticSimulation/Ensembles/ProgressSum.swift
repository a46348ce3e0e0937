import Synchronization

/// Shares of work done by several workers, added up and handed on in rising order.
final class ProgressSum: Sendable {
  private let parts: Mutex<(shares: [Double], sum: Double, complete: Int)>
  private let report: @Sendable (Double) -> Void

  init(_ count: Int, _ report: @escaping @Sendable (Double) -> Void) {
    parts = Mutex((Array(repeating: 0, count: count), 0, 0))
    self.report = report
  }

  func set(_ index: Int, _ share: Double) {
    parts.withLock { parts in
      parts.sum += share - parts.shares[index]
      if share == 1, parts.shares[index] != 1 { parts.complete += 1 }
      parts.shares[index] = share
      // Shares that arrive in another order round to another sum, but the end is the end.
      report(parts.complete == parts.shares.count ? 1 : min(1, parts.sum / Double(parts.shares.count)))
    }
  }
}
