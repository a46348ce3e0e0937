import Descriptions
import Experiments
import NoiseScale
import TestSupport
import Testing
import TinyExperiments

@Suite struct FormalOptimizerTests {
  private func experiment(_ dynamics: [Dynamics]? = nil, on problem: ProblemDescription? = nil) -> Experiment {
    Experiment(
      trainingSetSize: 100, optimizer: FormalOptimizer("lars"), problem: problem ?? Tiny.quadratic([1]),
      dynamics: dynamics,
      schedules: [
        ScheduleDescription(
          name: "a",
          stages: [Stage(epochs: 2, learningRate: 0.1, batchSize: 10, momentum: 0.9, weightDecay: 1e-4)]),
        ScheduleDescription(name: "b", from: "a", transforms: [ScaleLearningRate(by: 2)]),
      ])
  }

  @Test(arguments: Sampling.allCases) func `there are no dynamics`(_ sampling: Sampling) {
    for problem in [ProblemDescription.quadratic(.init()), .network(.init())] {
      let lars = FormalOptimizer("lars")
      #expect(Dynamics.allowed(problem: problem, optimizer: lars, sampling: sampling).isEmpty)
      #expect(Dynamics.usual(problem: problem, optimizer: lars, sampling: sampling).isEmpty)
    }
  }

  @Test func `it is planned, and written as it was read`() throws {
    for problem in [Tiny.quadratic([1]), .network(.init())] {
      let experiment = experiment(on: problem)
      let plans = try experiment.plans()
      #expect(isClose(plans[0].stages[0].noiseScale, problem.isNetwork ? 9 : 10, within: Tolerance.algebra))
      #expect(plans.count == 2)
      #expect(experiment.node["optimizer"] == .mapping([("formal", .text("lars"))]))
      #expect(experiment.node["dynamics"] == nil)
      #expect(try Experiment(experiment.node) == experiment)
    }
  }

  @Test func `it is not run`() {
    let fault = #expect(throws: Fault.self) { try PreparedExperiment(experiment()) }
    #expect(
      fault?.description
        == "optimizer is formal lars, which can be planned but not run: nothing is known of it but its name")
    #expect(fault?.path == ["optimizer"])
    let named = #expect(throws: Fault.self) { try experiment([.gaussian]).validate() }
    #expect(
      named?.description == "dynamics is gaussian, but must be absent with optimizer formal lars, which is planned only"
    )
  }

  @Test func `others have dynamics`() {
    var experiment = experiment()
    experiment.optimizer = HeavyBall()
    let fault = #expect(throws: Fault.self) { try experiment.validate() }
    #expect(fault?.description == "dynamics: at least one is required")
  }
}
