import Descriptions
import NoiseScale
import TestSupport
import Testing

@Suite struct FormalOptimizerTests {
  @Test func theTextStandsForItsName() throws {
    let read = try Optimizers.read(.mapping([("formal", .text("lars"))]))
    #expect((read as? FormalOptimizer)?.title == "lars")
    #expect(read.named == .mapping([("formal", .text("lars"))]))
    let long = try Optimizers.read(.mapping([("formal", .mapping([("name", .text("lars"))]))]))
    #expect(long.named == read.named)
  }

  @Test func aNameIsRequired() {
    for node in [Node.text("formal"), .mapping([("formal", .mapping([]))])] {
      let fault = #expect(throws: Fault.self) { try Optimizers.read(node) }
      #expect(fault?.description == "name: it is required in 'formal'")
    }
    let empty = #expect(throws: Fault.self) { try Optimizers.read(.mapping([("formal", .text(""))])) }
    #expect(empty?.description == "formal: name is '', but must be a text that is not empty")
    #expect(throws: Fault.self) { try Optimizers.read(.mapping([("formal", .list([]))])) }
  }

  @Test func takesEveryHyperParameterAndIsNotSimulated() throws {
    let lars = FormalOptimizer("lars")
    #expect(!lars.isSimulated && !lars.isLinear && !lars.isAdaptive && lars.takesMomentum)
    #expect(lars.stabilityLimit(momentum: 0.5) == nil && lars.lostMemory(momentum: 0.5) == nil)
    let stage = Stage(
      epochs: 1, learningRate: 0.1, batchSize: 10, momentum: 0.9, weightDecay: 0.1,
      adam: AdamSettings(beta1: 0.9, beta2: 0.99, delta: 1e-6))
    let (schedule, set) = (Schedule(name: "a", stages: [stage]), TrainingSet(size: 100, sampling: .withReplacement))
    try schedule.validate(on: set, optimizer: FormalOptimizer.self)
    let plan = Plan(schedule, on: set, optimizer: lars)
    #expect(isClose(plan.stages[0].noiseScale, 10, within: Tolerance.algebra))
    #expect(
      plan.warnings(largestCurvature: 1e9).map(\.description).filter { $0.contains("lars") }
        == ["what formal lars does is not known: g is what its values say, and nothing can be simulated"])
  }
}
