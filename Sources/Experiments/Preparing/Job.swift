import NoiseScale
import StochasticSimulation

/// A schedule to be run under one dynamics.
struct Job: Sendable {
  /// Position among the schedules.
  var schedule: Int
  var dynamics: Dynamics
  /// l, for `langevin` on a network.
  var refinement: Int?
  /// How many times too large its noise scale is, where the schedule is run as a control.
  var control: Double?
}

extension PreparedExperiment {
  /// In the order of schedules, then dynamics, then refinements, the finest first; the controls of the reference come last.
  var jobs: [Job] {
    let controls = experiment.dynamics.flatMap { dynamics in
      controlFactors(dynamics).map { Job(schedule: reference, dynamics: dynamics, control: $0) }
    }
    return ownJobs + controls
  }

  private var ownJobs: [Job] {
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
    let plan = job.control.map(control) ?? plans[job.schedule]
    var settings = EnsembleSettings(
      seed: experiment.seed, replicates: experiment.replicates, grid: grid(plan), threads: threads,
      variant: options.variant)
    settings.keepsReplicates = options.keepsReplicates && job.control == nil
    switch problem {
    case .network(let network):
      return try NetworkEnsemble(
        problem: network, timeline: plan.timeline, optimizer: experiment.optimizer, settings: settings,
        langevin: job.refinement.map { experiment.langevin.network(refinement: $0) },
        measureNoiseEvery: job.dynamics == .minibatch && job.control == nil ? experiment.measureNoiseEvery : nil)
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
