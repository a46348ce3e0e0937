/// How an ensemble is run. Only `seed`, `replicates` and `grid` change the curves; threads and variant do not.
public struct EnsembleSettings: Sendable {
  /// Every random number is addressed by it, the purpose, the schedule's name and the replicate.
  public var seed: UInt64
  /// ≥ 1.
  public var replicates: Int
  /// The epochs at which metrics are recorded.
  public var grid: RecordGrid
  /// ≥ 1.
  public var threads: Int
  /// The instruction set of the inner loops; the processor must support it.
  public var variant: KernelVariant
  /// Whether ``/Records/EnsembleCurves/Curve/replicates`` is filled: memory then grows with replicates × points.
  public var keepsReplicates = false

  /// Settings of an ensemble.
  public init(seed: UInt64, replicates: Int, grid: RecordGrid, threads: Int = 1, variant: KernelVariant = .widest) {
    (self.seed, self.replicates, self.grid, self.threads, self.variant) = (seed, replicates, grid, threads, variant)
  }
}
