/// The losses of up to 16 replicates: `values[point][replicate]`.
typealias LaneGroupValues = (replicates: Int, values: [[Double]])

extension EnsembleSettings {
  /// Runs the ensemble in groups of 16 replicates, one a lane, on the settings' threads, and puts the groups together in the
  /// order of the replicates.
  ///
  /// `body` gets the group's number, how many of its lanes are used, and what to call with the share of the group's work that
  /// is done; it returns values[point][replicate].
  func runInGroups<State: Sendable>(
    into initial: State, _ combine: @escaping @Sendable (inout State, LaneGroupValues) -> Void,
    progress: @escaping @Sendable (Double) -> Void,
    _ body: @Sendable (_ group: Int, _ lanes: Int, _ report: @escaping @Sendable (Double) -> Void) -> [[Double]]
  ) -> State {
    let groups = (replicates + laneCount - 1) / laneCount
    let results = OrderedFold(initial, combine)
    let sum = ProgressSum(groups, progress)
    WorkQueue.run(groups, threads: threads) { group in
      let lanes = min(laneCount, replicates - group * laneCount)
      results.set(group, (lanes, body(group, lanes) { sum.set(group, $0) }))
      sum.set(group, 1)
    }
    return results.state
  }
}
