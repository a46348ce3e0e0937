import Foundation
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

@testable import StochasticSimulation

/// A network that is a quadratic: no hidden layer, squared error, every example with the same input x = 1 and a number y of its
/// own. The output z = w + b moves with h = 2 along (1, 1)/√2, in u = (z − ȳ)/√2, with noise c = 2 Var y whatever z is, and the
/// loss is ½ h u² + ½ Var y: the Ornstein–Uhlenbeck process to the letter.
private struct OneMode {
  let size = 60
  let batch = 6
  let numbers: [Double] = (0..<60).map { $0.isMultiple(of: 2) ? 3.5 : -0.5 }
  let h = 2.0

  var mean: Double { numbers.reduce(0, +) / Double(size) }
  /// Divisor N.
  var variance: Double { numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size) }

  func network() throws -> NetworkProblem {
    let train = try Examples(
      inputs: Array(repeating: 1, count: size), targets: numbers.map(Float.init), featureCount: 1, targetCount: 1)
    return try NetworkProblem(
      hidden: [], activation: .tanh, train: train,
      test: Examples(inputs: [], targets: [], featureCount: 1, targetCount: 1), loss: .squaredError,
      evaluateTrain: size)
  }

  func timeline(_ stage: Stage, _ sampling: Sampling) -> Timeline {
    Timeline(Schedule(name: "one mode", stages: [stage]), TrainingSet(size: size, sampling: sampling))
  }

  /// C of the examples' gradients along u.
  func noise(_ sampling: Sampling) -> Double {
    h * variance * (sampling == .withReplacement ? 1 : Double(size) / Double(size - 1))
  }

  /// The expected loss at the end under the equation.
  func equation(_ stage: Stage, _ kind: LangevinKind, _ sampling: Sampling) throws -> Double {
    let problem = try QuadraticProblem(
      curvature: [h], gradientVariance: [noise(sampling)], initialMean: -mean / h.squareRoot(), initialVariance: 0)
    let timeline = timeline(stage, sampling)
    let moments = LangevinMoments(
      problem: problem, kind: kind, segments: timeline.langevinSegments(), trainingSet: timeline.trainingSet)
    return moments.losses(at: [stage.epochs])[0] + 0.5 * variance
  }

  /// The expected loss at the end of l times as many steps of heavy ball with refined ε and m and l times the noise, moment by
  /// moment.
  func refined(_ stage: Stage, _ l: Int, isOverdamped: Bool, _ sampling: Sampling) -> Double {
    let (rate, m) = (stage.learningRate.constant!, stage.momentum.constant!)
    let n = Double(size)
    let share = sampling == .withReplacement ? 1 / Double(batch) : 1 / Double(batch) - 1 / n
    let epsilon = isOverdamped ? rate / Double(l) : rate / Double(l * l)
    let momentum = isOverdamped ? m : 1 - (1 - m) / Double(l)
    let s2 = noise(sampling) * share * Double(l)
    let start = -mean / h.squareRoot()
    var (uu, uv, vv) = (start * start, 0.0, 0.0)
    for _ in 0..<Int(stage.epochs * n) / batch * l {
      // v′ = m v + h u + ξ, u′ = u − ε v′.
      let newVV = momentum * momentum * vv + 2 * momentum * h * uv + h * h * uu + s2
      let newUV = momentum * uv + h * uu - epsilon * newVV
      let cross = momentum * uv + h * uu
      uu = uu - 2 * epsilon * cross + epsilon * epsilon * newVV
      (uv, vv) = (newUV, newVV)
    }
    return 0.5 * h * uu + 0.5 * variance
  }
}

@Suite struct RefinementOrderTests {
  static let memory = Stage(epochs: 3, learningRate: 0.2, batchSize: 6, momentum: 0.5)
  static let plain = Stage(epochs: 3, learningRate: 0.4, batchSize: 6)

  /// Both methods, at every l, are the discrete moments with l times the noise.
  @Test(arguments: NetworkLangevin.Method.allCases, [Sampling.withReplacement, .withoutReplacement])
  func simulationsHaveTheRefinedMoments(_ method: NetworkLangevin.Method, _ sampling: Sampling) throws {
    for isOverdamped in [false, true] { try simulationHasTheRefinedMoments(method, sampling, isOverdamped) }
  }

  private func simulationHasTheRefinedMoments(
    _ method: NetworkLangevin.Method, _ sampling: Sampling, _ isOverdamped: Bool
  ) throws {
    let mode = OneMode()
    let problem = try mode.network()
    let stage = isOverdamped ? Self.plain : Self.memory
    for l in [2, 5] {
      let ensemble = try NetworkEnsemble(
        problem: problem, timeline: mode.timeline(stage, sampling), optimizer: HeavyBall(),
        settings: EnsembleSettings(
          seed: 3, replicates: 4000, grid: RecordGrid(every: 3, epochs: 3), threads: 2),
        langevin: NetworkLangevin(refinement: l, isOverdamped: isOverdamped, method: method))
      let expected = mode.refined(stage, l, isOverdamped: isOverdamped, sampling)
      let moments = ensemble.run().curves[0].points.last!.moments
      #expect(isWithinError(moments, expected, bias: 1e-5), "l = \(l): \(moments.mean), expected \(expected)")
    }
  }

  /// Gaps to the equation at l = 1, 16 and 32, and the order in 1/l that the last two show.
  private func gaps(_ stage: Stage, _ sampling: Sampling, isOverdamped: Bool) throws -> (gaps: [Double], order: Double)
  {
    let mode = OneMode()
    let equation = try mode.equation(stage, isOverdamped ? .overdamped : .withMemory, sampling)
    let gaps = [1, 16, 32].map { abs(mode.refined(stage, $0, isOverdamped: isOverdamped, sampling) - equation) }
    return (gaps, log2(gaps[1] / gaps[2]))
  }

  /// The gap falls in proportion to 1/l, without memory at any time, with memory while the run is on its way; the run itself is
  /// far from its equation.
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement]) func theOrderIsOne(_ sampling: Sampling) throws {
    var onItsWay = Self.memory
    onItsWay.epochs = 0.6
    for (gaps, order) in [
      try gaps(Self.plain, sampling, isOverdamped: true), try gaps(onItsWay, sampling, isOverdamped: false),
    ] {
      #expect(Tolerance.firstOrder.contains(order), "\(gaps), order \(order)")
      #expect(gaps[0] > 5 * gaps[1])
    }
  }

  /// Heavy ball's plateau is 1/(1 − εh/(2(1 + m))) times the equation's, and ε falls with l²: once settled the order is 2.
  @Test(arguments: [Sampling.withReplacement, .withoutReplacement]) func theSettledOrderWithMemoryIsTwo(
    _ sampling: Sampling
  ) throws {
    let (gaps, order) = try gaps(Self.memory, sampling, isOverdamped: false)
    #expect((1.9...2.15).contains(order), "\(gaps), order \(order)")
  }
}
