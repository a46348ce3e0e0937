import Dispatch
import Synchronization

/// Carries out numbered jobs on several threads, each taking the next number that is left.
public enum WorkQueue {
  /// Runs `job` for 0 ..< `count` on at most `threads` threads; returns when all are done. In what order they run is not fixed.
  public static func run(_ count: Int, threads: Int, _ job: @Sendable (Int) -> Void) {
    work(count, threads: threads, room: nil, job)
  }

  /// The results of `job` for 0 ..< `count`, in the order of the numbers.
  public static func map<Value: Sendable>(_ count: Int, threads: Int, _ job: @Sendable (Int) -> Value) -> [Value] {
    let results = OrderedFold([Value]()) { $0.append($1) }
    run(count, threads: threads) { results.set($0, job($0)) }
    return results.state
  }

  /// Combines the results of `job` for 0 ..< `count` in the order of the numbers, one at a time.
  ///
  /// Not more than 4 results a thread wait for the ones before them: a thread that is further ahead waits, too.
  static func fold<State: Sendable, Value: Sendable>(
    _ count: Int, threads: Int, into initial: State, _ combine: @escaping @Sendable (inout State, Value) -> Void,
    _ job: @Sendable (Int) -> Value
  ) -> State {
    let results = OrderedFold(initial, combine)
    // Room for a number is taken before the number itself, so that the smallest one that is missing is always at work.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<4 * max(threads, 1) { room.signal() }
    work(count, threads: threads, room: room) { index in
      for _ in 0..<results.set(index, job(index)) { room.signal() }
    }
    return results.state
  }

  /// Waits for `room`, where there is one, before each number that is taken.
  private static func work(_ count: Int, threads: Int, room: DispatchSemaphore?, _ job: @Sendable (Int) -> Void) {
    let next = Atomic(0)
    @Sendable func takeNumbers() {
      while true {
        room?.wait()
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else {
          room?.signal()
          return
        }
        job(index)
      }
    }
    Workers.run(min(max(threads, 1), max(count, 1)), takeNumbers)
  }
}
