import Synchronization

/// Shares of several pieces of work, done by several workers, added up and handed on in rising order.
public final class ProgressSum: Sendable {
  private struct State {
    var shares: [Double]
    var sum = 0.0
    var complete = 0
  }
  private let weights: [Double]
  private let total: Double
  private let state: Mutex<State>
  private let report: @Sendable (Double) -> Void

  /// Nothing is done yet. A piece's weight, ≥ 0, is how long it takes, in any unit; `report` is told the share of the whole, 0…1,
  /// from any thread but from one at a time.
  public init(_ weights: [Double], _ report: @escaping @Sendable (Double) -> Void) {
    self.weights = weights
    total = weights.reduce(0, +)
    self.report = report
    state = Mutex(State(shares: Array(repeating: 0, count: weights.count)))
  }

  /// Of pieces that take equally long.
  convenience init(_ count: Int, _ report: @escaping @Sendable (Double) -> Void) {
    self.init(Array(repeating: 1, count: count), report)
  }

  /// Share `share`, 0…1, of piece `index` is done. A share that is less than one told before is not heard.
  public func set(_ index: Int, _ share: Double) {
    state.withLock { state in
      guard share > state.shares[index] else { return }
      state.sum += (share - state.shares[index]) * weights[index]
      if share == 1 { state.complete += 1 }
      state.shares[index] = share
      // Shares that arrive in another order round to another sum, but the end is the end.
      let isEnd = state.complete == weights.count
      report(isEnd ? 1 : total > 0 ? min(1, state.sum / total) : 0)
    }
  }
}
