import Dispatch
import Synchronization

/// Carries out numbered jobs on so many threads.
enum WorkQueue {
  static func run(_ count: Int, threads: Int, _ job: @Sendable (Int) -> Void) {
    let workers = min(max(threads, 1), max(count, 1))
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
