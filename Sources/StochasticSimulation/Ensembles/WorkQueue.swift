import Dispatch
import Synchronization

/// Carries out numbered jobs on several threads.
public enum WorkQueue {
  /// Runs `job` for 0 ..< `count` on at most `threads` threads, each taking the next number that is left; returns when all
  /// are done. In what order they run is not fixed.
  public static func run(_ count: Int, threads: Int, _ job: @Sendable (Int) -> Void) {
    let workers = min(max(threads, 1), max(count, 1))
    guard workers > 1 else {
      for index in 0..<count { job(index) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        job(index)
      }
    }
  }
}
