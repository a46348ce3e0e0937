import Experiments
import NoiseScale
import Testing
import TinyExperiments

@Suite struct DynamicsTests {
  static let all: [Dynamics] = [.exact, .gaussian, .langevin, .langevinOverdamped]

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam", "adamw"], Sampling.allCases)
  func `on a quadratic`(optimizer: String, sampling: Sampling) throws {
    let problem = ProblemDescription.quadratic(.init())
    let hasClosedForm = !optimizer.hasPrefix("adam")
    let hasEquation = hasClosedForm && sampling != .reshuffled
    let others: [Dynamics] = hasClosedForm ? [.exact, .gaussian] : [.gaussian]
    #expect(
      try Dynamics.allowed(problem: problem, optimizer: Tiny.optimizer(optimizer), sampling: sampling)
        == (hasEquation ? Self.all : others))
    // Gradient descent has no velocity, so its SDE with memory is run only where it is asked for.
    let usual = optimizer == "sgd" ? Self.all.filter { $0 != .langevin } : Self.all
    #expect(
      try Dynamics.usual(problem: problem, optimizer: Tiny.optimizer(optimizer), sampling: sampling)
        == (hasEquation ? usual : others))
  }

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam", "adamw"], Sampling.allCases)
  func `on a network`(optimizer: String, sampling: Sampling) throws {
    let problem = ProblemDescription.network(.init())
    let hasEquation = !optimizer.hasPrefix("adam") && sampling != .reshuffled
    #expect(
      try Dynamics.allowed(problem: problem, optimizer: Tiny.optimizer(optimizer), sampling: sampling)
        == (hasEquation ? [.minibatch, .langevin] : [.minibatch]))
    #expect(
      try Dynamics.usual(problem: problem, optimizer: Tiny.optimizer(optimizer), sampling: sampling) == [.minibatch])
  }

  @Test func `what is usual can be run`() throws {
    for optimizer in ["sgd", "momentum", "nesterov", "adam", "adamw"] {
      for sampling in Sampling.allCases {
        let experiment = try Experiment(
          trainingSetSize: 100, optimizer: Tiny.optimizer(optimizer), sampling: sampling,
          problem: Tiny.quadratic([1, 0.1]),
          replicates: 2,
          schedules: [Tiny.schedule("a", [(2, 0.01, 10)]), Tiny.schedule("b", [(2, 0.02, 20)])], recordEvery: 1)
        let result = try experiment.result()
        #expect(result.runs.map(\.dynamics) == experiment.dynamics + experiment.dynamics)
        #expect(result.runs.allSatisfy { $0.curves.curves[0].points.map(\.epoch) == [0, 1, 2] })
      }
    }
  }
}
