import Records

/// One schedule under one dynamics, ready to run: what yields records, a group of replicates each.
public protocol Simulation: Sendable {
  /// How many replicates a record has, but for the last: they are advanced together, on one thread.
  static var groupSize: Int { get }

  /// Whether ``run(progress:)`` keeps single replicates: memory then grows with replicates × points.
  var keepsReplicates: Bool { get }

  /// Runs every group and hands each group's record to `combine`, in the order of the replicates and one at a time.
  ///
  /// Groups run on several threads; only a few records wait for the ones before them. `progress` is told the share of the work
  /// that is done, 0…1, never falling, from any thread but from one at a time.
  func fold<State: Sendable>(
    into initial: State, progress: @escaping @Sendable (Double) -> Void,
    _ combine: @escaping @Sendable (inout State, Record) -> Void
  ) -> State
}

extension Simulation {
  /// The curves of every metric: the fold of the records. Neither threads nor the kernel variant change a bit.
  ///
  /// May run at the same time as others. `progress` as in ``fold(into:progress:_:)``.
  public func run(progress: @escaping @Sendable (Double) -> Void = { _ in }) -> EnsembleCurves {
    fold(into: RecordFold(keepsReplicates: keepsReplicates), progress: progress) { $0.add($1) }.curves
  }
}
