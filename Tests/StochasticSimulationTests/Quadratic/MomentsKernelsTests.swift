import Descriptions
import NoiseScale
import SimulationKernels
import TestSupport
import Testing

@testable import StochasticSimulation

/// `count` updates of an optimiser, by powers of the transition or one by one in doubles.
private func step(
  _ optimizer: String, learningRate: Double, momentum: Double, count: Int, share: Double = 1, single: Bool = false,
  scale: Double = 1, decay: Double = 0
) throws -> nsk_moment_step {
  guard case .linear(let p, let q) = try Optimizers.read(.text(optimizer)).rule(momentum: momentum) else {
    throw Fault([], "\(optimizer) has no linear rule")
  }
  return nsk_moment_step(
    learning_rate: learningRate, momentum: momentum, gradient_weight: p, velocity_weight: q, gradient_scale: scale,
    weight_decay: decay, share: share, count: Int64(count), kind: Int64(single ? NSK_MOMENTS_SINGLE : NSK_MOMENTS_POWER)
  )
}

private let record: nsk_moment_step = {
  var step = nsk_moment_step()
  step.kind = Int64(NSK_MOMENTS_RECORD)
  return step
}()

/// One mode from E w² = 1 at rest.
private func moments(
  after step: nsk_moment_step, curvature: Double, gradientVariance: Double, variant: KernelVariant
) throws -> SecondMoments {
  let problem = try QuadraticProblem(curvature: [curvature], gradientVariance: [gradientVariance])
  let tiles = MomentTiles(problem, modes: 0..<1)
  _ = tiles.advance([step], records: 0, variant: variant)
  return tiles[0]
}

@Suite struct MomentsKernelsTests {
  /// Every moment of every case in the file, whatever the number of updates.
  ///
  /// E wu changes sign, so it is measured against √(E w² E u²), which bounds it.
  @Test(arguments: KernelVariant.supported) func agreesWithReferencesOfSixtyDigits(_ variant: KernelVariant) throws {
    let references = try ExactMomentReferences.read()
    #expect(references.cases.count > 200)
    for item in references.cases {
      for (index, count) in references.counts.enumerated() where count > 0 {
        let rate = item.learningRate
        let moments = try moments(
          after: step(item.optimizer, learningRate: rate, momentum: item.momentum, count: count),
          curvature: item.curvature, gradientVariance: item.gradientVariance, variant: variant)
        let place = Comment(
          rawValue: "\(item.optimizer) m \(item.momentum) h \(item.curvature) noise \(item.noise) after \(count)")
        func isClose(_ value: Double, _ reference: Double, scale: Double = 0) -> Bool {
          relativeError(value, reference, scale: max(scale, smallest)) <= Tolerance.exactMoments
        }
        let (ww, wu, uu) = (item.ww[index], item.wu[index], item.uu[index])
        #expect(isClose(moments.ww, ww), place)
        #expect(isClose(moments.vv * rate * rate, uu), place)
        #expect(isClose(moments.wv * rate, wu, scale: ww.squareRoot() * uu.squareRoot()), place)
      }
    }
  }

  /// A = [[−1 + …]]: a trace of zero to within rounding. The mean passes through 0 at every other update, where what is left
  /// is the rounding of ε h; the sum of E w² and E u² is not touched by that.
  @Test(arguments: KernelVariant.supported) func aZeroCrossingOfTheMeanLosesNoEnergy(_ variant: KernelVariant) throws {
    let moments = try moments(
      after: step("momentum", learningRate: 0.1, momentum: 0.5, count: 100), curvature: 15, gradientVariance: 0,
      variant: variant)
    // A² = −det I up to 10⁻¹⁶, det = m.
    var expected = 1.0
    for _ in 0..<100 { expected *= 0.5 }
    #expect(relativeError(moments.ww + 0.01 * moments.vv, expected) <= Tolerance.exactMoments)
  }

  /// An update in doubles is the first power of the transition.
  @Test(arguments: linearOptimizers, KernelVariant.supported)
  func singleUpdatesAreFirstPowers(_ optimizer: String, _ variant: KernelVariant) throws {
    let momentum = optimizer == "sgd" ? 0.0 : 0.7
    for (h, c) in [(1.5, 2.0), (0.1, 0), (1e-4, 7), (30, 1)] {
      let both = try [true, false].map { single in
        let updates = try (1...20).map {
          try step(
            optimizer, learningRate: 0.1 / Double($0), momentum: momentum, count: 1, share: 0.01, single: single)
        }
        let problem = try QuadraticProblem(curvature: [h], gradientVariance: [c])
        let tiles = MomentTiles(problem, modes: 0..<1)
        _ = tiles.advance(updates, records: 0, variant: variant)
        return tiles[0]
      }
      #expect(relativeError(both[0].ww, both[1].ww) < 100 * Tolerance.algebra)
      #expect(relativeError(both[0].vv, both[1].vv) < 100 * Tolerance.algebra)
    }
  }

  /// A mode does not see its neighbours, and the loss is the sum over all of them.
  @Test(arguments: KernelVariant.supported) func modesAreIndependent(_ variant: KernelVariant) throws {
    var random = SeededGenerator(5)
    let curvature = random.numbers(77, 0.01...3)
    let problem = try QuadraticProblem(
      curvature: curvature, gradientVariance: random.numbers(77, 0...2), initialMean: 0.3, initialVariance: 0.2)
    let steps = try [
      record, step("nesterov", learningRate: 0.1, momentum: 0.9, count: 37, share: 0.1), record,
      step("nesterov", learningRate: 0.1, momentum: 0.9, count: 1, share: 0.1, single: true), record,
    ]
    let all = MomentTiles(problem, modes: 0..<77)
    let losses = all.advance(steps, records: 3, variant: variant)
    for mode in curvature.indices {
      let one = MomentTiles(problem, modes: mode..<mode + 1)
      _ = one.advance(steps, records: 3, variant: variant)
      #expect(one[0] == all[mode])
    }
    let last = curvature.indices.reduce(0) { $0 + 0.5 * curvature[$1] * all[$1].ww }
    #expect(relativeError(losses[2], last) < Tolerance.algebra)
    #expect(relativeError(losses[0], curvature.reduce(0, +) * 0.5 * (0.09 + 0.2)) < Tolerance.algebra)
  }

  /// Stable, unstable, slow, still and out of range: products of any size, down to what underflows and up to what overflows.
  @Test func variantsGiveTheSameBytes() throws {
    var random = SeededGenerator(11)
    for round in 0..<60 {
      let reach = round % 3 == 0 ? 300.0 : round % 3 == 1 ? 30 : 2
      func numbers(_ reach: Double) -> [Double] {
        random.numbers(96, -reach...reach).map { exponent in
          Double(sign: .plus, exponent: Int(exponent * 3.3), significand: random.number(1...2))
        }
      }
      let problem = try QuadraticProblem(
        curvature: numbers(reach), gradientVariance: numbers(reach).map { random.number(0...1) < 0.3 ? 0 : $0 },
        initialMean: random.number(-1...1), initialVariance: 0.5)
      let steps = try (0..<40).flatMap { index in
        let count = index % 4 == 0 ? 1 : Int(random.number(1...2000))
        let rate = random.number(0...1) < 0.1 ? 0 : random.number(1e-6...1)
        return try [
          step(
            ["momentum", "nesterov"][round % 2], learningRate: rate, momentum: random.number(0...0.999), count: count,
            share: random.number(1e-5...1), single: index % 4 == 0), record,
        ]
      }
      let outcomes = KernelVariant.supported.map { variant in
        let tiles = MomentTiles(problem, modes: 0..<96)
        let losses = tiles.advance(steps, records: 40, variant: variant)
        return losses
          + (0..<96).flatMap { mode in
            let moments = tiles[mode]
            return [moments.ww, moments.wv, moments.vv]
          }
      }
      for outcome in outcomes.dropFirst() {
        #expect(
          zip(outcome, outcomes[0]).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) },
          "round \(round)")
      }
    }
  }

  /// Below this the moments have nearly left the range of doubles.
  private let smallest = 1e-290
}
