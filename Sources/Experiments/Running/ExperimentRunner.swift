import StochasticSimulation

extension PreparedExperiment {
  /// Runs every schedule under every dynamics and compares. `progress` gets shares of the work done, 0…1, rising.
  ///
  /// Divergence is a result and no error.
  /// - Throws: ``/Descriptions/Fault`` for options that this machine cannot run, or memory that it does not have,
  ///   ``/Equivalence/EquivalenceError`` for curves that cannot be compared.
  public func run(progress: @escaping @Sendable (Double) -> Void = { _ in }) throws -> ExperimentResult {
    try checkMemory()
    let all = try runs(progress: progress)
    let (runs, controls) = (all.filter { $0.control == nil }, all.filter { $0.control != nil })
    return ExperimentResult(
      experiment: experiment, plans: plans, runs: runs, equationComparisons: try compareWithEquation(runs),
      comparisons: try compare(runs, controls: controls), instabilities: instabilities, checksums: checksums,
      modes: modes)
  }

  /// The folded records of every job.
  private func runs(progress: @escaping @Sendable (Double) -> Void) throws -> [ScheduleRun] {
    let jobs = jobs
    let work = ProgressSum(jobs.map { WorkEstimate(self, $0).seconds }, progress)
    // A group of replicates runs on one thread: where a schedule has fewer groups than there are threads, schedules run
    // side by side instead.
    let isSideBySide = problem.groups(experiment.replicates) < options.threads && jobs.count > 1
    let simulations = try jobs.map { try simulation(of: $0, threads: isSideBySide ? 1 : options.threads) }
    return WorkQueue.map(jobs.count, threads: isSideBySide ? options.threads : 1) { index in
      let (job, simulation) = (jobs[index], simulations[index])
      let empty = RunFold(windows(plans[job.schedule]), keepsReplicates: simulation.keepsReplicates)
      let fold = simulation.fold(into: empty, progress: { work.set(index, $0) }) { $0.add($1) }
      work.set(index, 1)
      return ScheduleRun(job, fold)
    }
  }
}
