import NoiseScale
import StochasticSimulation

/// A schedule to be run under one dynamics.
struct Job: Sendable {
  /// Position among the schedules.
  var schedule: Int
  var dynamics: Dynamics
  /// l, for `langevin` on a network.
  var refinement: Int?
}

extension PreparedExperiment {
  /// In the order of schedules, then dynamics, then refinements, the finest first.
  var jobs: [Job] {
    plans.indices.flatMap { schedule in
      experiment.dynamics.flatMap { dynamics -> [Job] in
        guard dynamics == .langevin, experiment.isRefined else { return [Job(schedule: schedule, dynamics: dynamics)] }
        return experiment.langevin.refinements.map { Job(schedule: schedule, dynamics: dynamics, refinement: $0) }
      }
    }
  }

  /// What yields the records of a job.
  ///
  /// - Throws: ``/Descriptions/Fault`` for options that this machine cannot run.
  func simulation(of job: Job, threads: Int) throws -> any Simulation {
    let plan = plans[job.schedule]
    var settings = EnsembleSettings(
      seed: experiment.seed, replicates: experiment.replicates, grid: grid(plan), threads: threads,
      variant: options.variant)
    settings.keepsReplicates = options.keepsReplicates
    switch problem {
    case .network(let network):
      return try NetworkEnsemble(
        problem: network, timeline: plan.timeline, optimizer: experiment.optimizer, settings: settings,
        langevin: job.refinement.map { experiment.langevin.network(refinement: $0) },
        measureNoiseEvery: job.dynamics == .minibatch ? experiment.measureNoiseEvery : nil)
    case .quadratic(let quadratic):
      switch job.dynamics {
      case .exact:
        return try ExactQuadratic(
          problem: quadratic, timeline: plan.timeline, optimizer: experiment.optimizer, grid: settings.grid,
          threads: threads,
          variant: options.variant)
      case .gaussian, .minibatch:
        return GaussianQuadratic(
          problem: quadratic, timeline: plan.timeline, optimizer: experiment.optimizer, settings: settings)
      case .langevin, .langevinOverdamped:
        return try LangevinQuadratic(
          problem: quadratic, timeline: plan.timeline, kind: job.dynamics == .langevin ? .withMemory : .overdamped,
          settings: settings)
      }
    }
  }
}
