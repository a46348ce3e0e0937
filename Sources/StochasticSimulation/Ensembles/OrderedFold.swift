import Synchronization

/// Puts results together in the order of their work items, whichever thread is ready first: a result waits only for those of
/// the items before it.
final class OrderedFold<State: Sendable, Value: Sendable>: Sendable {
  private struct Progress {
    var state: State
    var next = 0
    var waiting: [Int: Value] = [:]
  }
  private let progress: Mutex<Progress>
  private let combine: @Sendable (inout State, Value) -> Void

  init(_ initial: State, _ combine: @escaping @Sendable (inout State, Value) -> Void) {
    progress = Mutex(Progress(state: initial))
    self.combine = combine
  }

  /// The result of item `index`, counted from 0; each index once. Returns how many results were combined with it.
  @discardableResult
  func set(_ index: Int, _ value: Value) -> Int {
    progress.withLock { progress in
      let before = progress.next
      progress.waiting[index] = value
      while let ready = progress.waiting.removeValue(forKey: progress.next) {
        combine(&progress.state, ready)
        progress.next += 1
      }
      return progress.next - before
    }
  }

  /// What the results that follow one another from the first have added up to.
  var state: State { progress.withLock { $0.state } }
}
