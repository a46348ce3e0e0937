import NoiseScale
import Testing

@testable import StochasticSimulation

@Suite struct ModeTransitionTests {
  /// Every moment of every case in the file, whatever the number of updates.
  ///
  /// E wu changes sign, so it is measured against √(E w² E u²), which bounds it.
  @Test func agreesWithReferencesOfSixtyDigits() throws {
    let references = try ExactMomentReferences.read()
    #expect(references.cases.count > 200)
    for item in references.cases {
      for (index, count) in references.counts.enumerated() {
        var transition = try makeTransition(
          item.optimizer, learningRate: item.learningRate, momentum: item.momentum, curvature: item.curvature,
          gradientVariance: item.gradientVariance)
        let start = WideMoments(SecondMoments(ww: 1, wv: 0, vv: 0))
        let moments = transition.advanced(start, by: count).rounded
        let rate = item.learningRate
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
  @Test func aZeroCrossingOfTheMeanLosesNoEnergy() throws {
    var transition = try makeTransition(
      "momentum", learningRate: 0.1, momentum: 0.5, curvature: 15, gradientVariance: 0)
    let moments = transition.advanced(WideMoments(SecondMoments(ww: 1, wv: 0, vv: 0)), by: 100).rounded
    // A² = −det I up to 10⁻¹⁶, det = m.
    var expected = 1.0
    for _ in 0..<100 { expected *= 0.5 }
    #expect(relativeError(moments.ww + 0.01 * moments.vv, expected) <= Tolerance.exactMoments)
  }

  /// Below this the moments have nearly left the range of doubles.
  private let smallest = 1e-290
}

func makeTransition(
  _ optimizer: String, learningRate: Double, momentum: Double, curvature: Double, gradientVariance: Double
) throws -> ModeTransition {
  guard case .linear(let p, let q) = try Optimizers.make(optimizer).rule(momentum: momentum) else {
    throw SimulationError("\(optimizer) has no linear rule")
  }
  return ModeTransition(
    learningRate: learningRate, momentum: momentum, gradientWeight: p, velocityWeight: q, curvature: curvature,
    gradientVariance: gradientVariance)
}
