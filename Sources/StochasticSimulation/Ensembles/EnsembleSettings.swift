import Dispatch
import Synchronization

/// How an ensemble is run. Only `seed`, `replicates` and `grid` change what comes out; threads and variant do not.
public struct EnsembleSettings: Sendable {
  public var seed: UInt64
  /// ≥ 1.
  public var replicates: Int
  public var grid: RecordGrid
  /// ≥ 1.
  public var threads: Int
  public var variant: KernelVariant

  public init(seed: UInt64, replicates: Int, grid: RecordGrid, threads: Int = 1, variant: KernelVariant = .widest) {
    (self.seed, self.replicates, self.grid, self.threads, self.variant) = (seed, replicates, grid, threads, variant)
  }
}

/// Runs `body` for every index on at most `threads` threads; the order of execution is not fixed.
func forEachInParallel(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  let workers = min(max(threads, 1), max(count, 1))
  guard workers > 1 else {
    for index in 0..<count { body(index) }
    return
  }
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }
}
