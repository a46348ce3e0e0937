import Descriptions
import NoiseScale
import TestSupport
import Testing

@Suite struct OptimizerTests {
  static let momenta = [0, 0.1, 0.3, 0.5, 0.75, 0.9, 0.95, 0.98]

  @Test(arguments: Optimizers.catalog.names)
  func parametersMakeTheSameOptimizerAgain(_ name: String) throws {
    let optimizer = try Optimizers.usual(name)
    let again = try Optimizers.make(name, Parameters(optimizer))
    #expect(optimizer.name == name)
    #expect(Parameters(again) == Parameters(optimizer))
    #expect(again.rule(momentum: 0.3) == optimizer.rule(momentum: 0.3))
    #expect(Parameters(optimizer).entries.map(\.name) == type(of: optimizer).parameters.map(\.name))
  }

  /// p + q/(1 − m) = 1/(1 − m): the effective learning rate is ε/(1 − m).
  @Test(arguments: Optimizers.catalog.names)
  func theEffectiveLearningRateIsTheOneOfTheHyperParameters(_ name: String) throws {
    let optimizer = try Optimizers.usual(name)
    for m in type(of: optimizer).takesMomentum ? Self.momenta : [0] {
      guard case .linear(let p, let q) = optimizer.rule(momentum: m) else {
        #expect(["adam", "adamw", "formal"].contains(name))
        return
      }
      #expect(isClose(p + q / (1 - m), 1 / (1 - m)))
    }
  }

  /// [[1 − εh, −εm], [h, m]] for heavy ball and [[1 − ε(1+m)h, −εm²], [h, m]] for Nesterov, at h = 1.
  private static func isStable(_ name: String, _ rate: Double, _ m: Double) -> Bool {
    let (a, b) = name == "nesterov" ? (1 - rate * (1 + m), -rate * m * m) : (1 - rate, -rate * m)
    let (trace, determinant) = (a + m, a * m - b)
    let discriminant = trace * trace / 4 - determinant
    let radius =
      discriminant < 0
      ? determinant.squareRoot() : abs(trace) / 2 + discriminant.squareRoot()
    return radius < 1
  }

  @Test(arguments: ["sgd", "momentum", "nesterov"])
  func theStabilityLimitIsWhereTheSpectralRadiusIsOne(_ name: String) throws {
    for m in name == "sgd" ? [0] : Self.momenta {
      var (low, high) = (1e-3, 10.0)
      #expect(Self.isStable(name, low, m) && !Self.isStable(name, high, m))
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if Self.isStable(name, middle, m) { low = middle } else { high = middle }
      }
      let limit = try #require(try Optimizers.make(name).stabilityLimit(momentum: m))
      #expect(isClose(limit, low, within: Tolerance.bisection), "m \(m)")
    }
  }

  @Test func stabilityLimitsByHand() throws {
    #expect(SGD().stabilityLimit(momentum: 0) == 2)
    #expect(HeavyBall().stabilityLimit(momentum: 0.9) == 3.8)
    #expect(isClose(Nesterov().stabilityLimit(momentum: 0.9)!, 3.8 / 2.8))
    #expect(Adam().stabilityLimit(momentum: 0) == nil)
  }

  /// What the steps from rest at unit gradient lack of 1/(1 − m) each, summed, in memories.
  @Test(arguments: ["sgd", "momentum", "nesterov"])
  func lostMemoryIsTheSumOfWhatIsMissing(_ name: String) throws {
    let optimizer = try Optimizers.make(name)
    for m in name == "sgd" ? [0] : Self.momenta {
      guard case .linear(let p, let q) = optimizer.rule(momentum: m) else { return }
      var (velocity, missing) = (0.0, 0.0)
      for _ in 0..<10_000 {
        velocity = m * velocity + 1
        missing += 1 - (p + q * velocity) * (1 - m)
      }
      let lost = try #require(optimizer.lostMemory(momentum: m))
      #expect(abs(lost - missing * (1 - m)) <= Tolerance.summation, "m \(m)")
    }
  }

  @Test func lostMemoryByHand() throws {
    #expect(SGD().lostMemory(momentum: 0) == 0)
    #expect(HeavyBall().lostMemory(momentum: 0.9) == 0.9)
    #expect(isClose(Nesterov().lostMemory(momentum: 0.9)!, 0.81))
    #expect(Adam().lostMemory(momentum: 0) == nil)
  }

  @Test func adamTakesItsDefaultsAndItsRanges() throws {
    #expect(Adam().rule(momentum: 0) == .adam(beta1: 0.9, beta2: 0.999, delta: 1e-8))
    let adam = try Optimizers.make("adam", ["beta1": .number(0), "delta": .number(1e-3)])
    #expect(adam.rule(momentum: 0) == .adam(beta1: 0, beta2: 0.999, delta: 1e-3))
    // A stage's own come first.
    let own = HyperParameters(learningRate: 1, batchSize: 1, adam: AdamSettings(beta1: 0.5, beta2: 0.25))
    #expect(adam.rule(own) == .adam(beta1: 0.5, beta2: 0.25, delta: 1e-3))
    #expect(adam.rule(HyperParameters(learningRate: 1, batchSize: 1)) == adam.rule(momentum: 0))
    #expect(HeavyBall().rule(own) == HeavyBall().rule(momentum: 0))
    for (name, value) in [("beta1", 1.0), ("beta1", -0.1), ("beta2", 1), ("delta", 0), ("delta", .infinity)] {
      #expect(throws: Fault.self) { try Optimizers.make("adam", [name: .number(value)]) }
    }
    let error = #expect(throws: Fault.self) { try Optimizers.make("adam", ["beta2": .number(1)]) }
    #expect(error?.description == "adam: beta2 is 1, but must be a number ≥ 0 and < 1")
  }

  @Test func onlyMomentumMethodsTakeMomentum() {
    #expect(Optimizers.all.filter { $0.takesMomentum }.map { $0.name } == ["momentum", "nesterov", "formal"])
  }

  @Test func unknownNamesAreSaid() {
    let error = #expect(throws: Fault.self) { try Optimizers.make("rmsprop") }
    #expect(
      error?.description
        == "rmsprop: it is not known in 'optimizer' (known: sgd, momentum, nesterov, adam, adamw, formal)")
    let parameter = #expect(throws: Fault.self) { try Optimizers.make("adam", ["beta3": .number(0)]) }
    #expect(
      parameter?.description
        == "beta3: it is not known in 'adam'; did you mean 'beta1' or 'beta2'? (known: beta1, beta2, delta)")
    let none = #expect(throws: Fault.self) { try Optimizers.make("sgd", ["momentum": .number(0)]) }
    #expect(none?.description == "momentum: it is not known in 'sgd'")
  }

  /// The weight of gradients older than k updates falls to 1/e at k ≈ memory: mᵏ = e^{k ln m} with 1/(1 − m) ≈ −1/ln m. 1 − β₂
  /// cancels: it has a relative error of up to 2⁻⁵³/(1 − β₂) ≈ 1e-13.
  @Test func memoriesByHand() {
    let values = HyperParameters(learningRate: 0.1, batchSize: 100, momentum: 0.9)
    #expect(isClose(HeavyBall().memoryUpdates(values), 10))
    #expect(isClose(Nesterov().memoryEpochs(values, trainingSetSize: 5000), 0.2))
    let still = HyperParameters(learningRate: 0.1, batchSize: 100)
    #expect(SGD().memoryUpdates(still) == 1)
    #expect(isClose(Adam().memoryUpdates(still), 1000, within: 1e-12))
    #expect(isClose(Adam(beta1: 0.9, beta2: 0.5).memoryUpdates(still), 10))
    #expect(isClose(Adam().memoryEpochs(still, trainingSetSize: 5000), 20, within: 1e-12))
    #expect(AdamW().memoryUpdates(still) == Adam().memoryUpdates(still))
    #expect(isClose(FormalOptimizer("lars").memoryEpochs(values, trainingSetSize: 5000), 0.2))
  }
}
