import NoiseScale

/// How a schedule is run.
public enum Dynamics: String, Sendable, CaseIterable {
  /// Quadratic: expected values in closed form.
  case exact
  /// Quadratic: the discrete optimiser with Gaussian gradient noise.
  case gaussian
  /// The SDE with memory: on a quadratic exactly, on a network by refinement (there also the SDE without memory).
  case langevin
  /// Quadratic: the SDE without memory.
  case langevinOverdamped = "langevin-overdamped"
  /// Network: the discrete optimiser on batches of the data.
  case minibatch

  /// The dynamics that exist for a problem, an optimiser and a sampling.
  public static func allowed(problem: ProblemDescription, optimizer: String, sampling: Sampling) -> [Dynamics] {
    if problem.isNetwork {
      return optimizer == Adam.name || sampling == .reshuffled ? [.minibatch] : [.minibatch, .langevin]
    }
    if optimizer == Adam.name || sampling == .reshuffled { return [.gaussian] }
    return [.exact, .gaussian, .langevin, .langevinOverdamped]
  }

  /// The dynamics that are run where the description names none: all that are allowed, but for sgd not the SDE with memory,
  /// which has no velocity to describe. On a network `minibatch`.
  public static func usual(problem: ProblemDescription, optimizer: String, sampling: Sampling) -> [Dynamics] {
    // Refined runs cost many times the run itself.
    if problem.isNetwork { return [.minibatch] }
    return allowed(problem: problem, optimizer: optimizer, sampling: sampling)
      .filter { optimizer != SGD.name || $0 != .langevin }
  }
}
