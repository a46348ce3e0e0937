import Synchronization

/// Shares of work in the order in which they are told.
final class Shares: Sendable {
  private let shares = Mutex<[Double]>([])

  func add(_ share: Double) { shares.withLock { $0.append(share) } }

  var all: [Double] { shares.withLock { $0 } }
}
