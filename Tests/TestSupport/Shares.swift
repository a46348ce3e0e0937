import Synchronization

/// Shares of work in the order in which they are told.
package final class Shares: Sendable {
  private let shares = Mutex<[Double]>([])

  package init() {}

  package func add(_ share: Double) { shares.withLock { $0.append(share) } }

  package var all: [Double] { shares.withLock { $0 } }

  /// Rising, within 0…1, and 1 at the end.
  package var isComplete: Bool {
    let shares = all
    return shares.last == 1 && shares.allSatisfy { (0...1).contains($0) } && shares == shares.sorted()
  }
}
