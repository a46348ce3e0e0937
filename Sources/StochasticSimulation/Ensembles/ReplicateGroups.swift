import Records

extension EnsembleSettings {
  /// How many groups of `size` replicates there are; the last may be smaller.
  func groups(of size: Int) -> Int { (replicates + size - 1) / size }

  /// Runs the ensemble in groups of `size` consecutive replicates on the settings' threads, and hands their records to `combine`
  /// in the order of the replicates.
  ///
  /// `body` makes the record of some replicates, and tells the share of this work that is done.
  func foldGroups<State: Sendable>(
    of size: Int, into initial: State, progress: @escaping @Sendable (Double) -> Void,
    _ combine: @escaping @Sendable (inout State, Record) -> Void,
    _ body: @escaping @Sendable (_ replicates: Range<Int>, _ report: @escaping @Sendable (Double) -> Void) -> Record
  ) -> State {
    let groups = groups(of: size)
    let sum = ProgressSum(groups, progress)
    return WorkQueue.fold(groups, threads: threads, into: initial, combine) { group in
      let first = group * size
      let record = body(first..<min(first + size, replicates)) { sum.set(group, $0) }
      sum.set(group, 1)
      return record
    }
  }
}
