import Descriptions
import NoiseScale

/// How a schedule is run.
public enum Dynamics: String, Word {
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

  /// The dynamics that exist for a problem, an optimiser and a sampling. Where the optimiser is not linear there is neither a closed
  /// form nor an SDE, where batches are not independent no SDE; where it is not known what the optimiser does there is nothing.
  public static func allowed(
    problem: ProblemDescription, optimizer: any Optimizer, sampling: Sampling
  ) -> [Dynamics] {
    guard optimizer.isSimulated else { return [] }
    let hasEquation = optimizer.isLinear && sampling != .reshuffled
    if problem.isNetwork { return hasEquation ? [.minibatch, .langevin] : [.minibatch] }
    if hasEquation { return [.exact, .gaussian, .langevin, .langevinOverdamped] }
    return optimizer.isLinear ? [.exact, .gaussian] : [.gaussian]
  }

  /// The dynamics that are run where the description names none: all that are allowed, but without a momentum not the SDE with
  /// memory, which has no velocity to describe. On a network `minibatch`.
  public static func usual(problem: ProblemDescription, optimizer: any Optimizer, sampling: Sampling) -> [Dynamics] {
    // Refined runs cost many times the run itself.
    if problem.isNetwork, optimizer.isSimulated { return [.minibatch] }
    return allowed(problem: problem, optimizer: optimizer, sampling: sampling)
      .filter { optimizer.takesMomentum || $0 != .langevin }
  }
}
