import Equivalence
import Foundation
import TestSupport
import Testing

@Suite("Student's t")
struct StudentTTests {
  let references: DistributionReferences

  init() throws {
    references = try DistributionReferences.read()
  }

  @Test("probabilities agree with references of forty digits, in far tails too")
  func probabilities() throws {
    #expect(references.upperTails.count > 500)
    for item in references.upperTails {
      let student = try StudentT(degreesOfFreedom: item.degreesOfFreedom)
      let lower = try student.cumulativeProbability(at: -item.argument)
      let bound = item.value < 0.02 ? 3e-15 : 1e-14
      #expect(relativeError(lower, item.value) <= bound, "ν = \(item.degreesOfFreedom), t = \(-item.argument)")
      let upper = try student.cumulativeProbability(at: item.argument)
      #expect(relativeError(upper, 1 - item.value) <= 2e-15, "ν = \(item.degreesOfFreedom), t = \(item.argument)")
    }
  }

  @Test("quantiles agree with references of forty digits, in far tails and near the middle too")
  func quantiles() throws {
    #expect(references.upperQuantiles.count > 450)
    for item in references.upperQuantiles where item.argument > 1e-307 {
      let student = try StudentT(degreesOfFreedom: item.degreesOfFreedom)
      let bound = item.degreesOfFreedom < 1 ? 1e-14 : 3e-15
      let observed = try student.quantile(item.argument)
      #expect(relativeError(observed, -item.value) <= bound, "ν = \(item.degreesOfFreedom), p = \(item.argument)")
    }
  }

  @Test("two degrees of freedom: P(T ≤ −t) = 1/(s (s + t)), s² = 2 + t², and one: arctan(1/t)/π")
  func closedForms() throws {
    let (one, two) = (try StudentT(degreesOfFreedom: 1), try StudentT(degreesOfFreedom: 2))
    for step in -400...400 {
      let t = pow(10, Double(step) / 20)
      let root = (2 + t * t).squareRoot()
      #expect(isClose(try two.cumulativeProbability(at: -t), 1 / (root * (root + t)), within: 4e-15), "t = \(-t)")
      #expect(isClose(try one.cumulativeProbability(at: -t), atan(1 / t) / .pi, within: 4e-15), "t = \(-t)")
    }
    // t = (2p − 1)/√(2p(1 − p))
    for probability in [1e-200, 1e-20, 0.003, 0.2, 0.25, 0.4375] {
      let expected = (2 * probability - 1) / (2 * probability * (1 - probability)).squareRoot()
      #expect(isClose(try two.quantile(probability), expected, within: 2e-15), "p = \(probability)")
    }
  }

  @Test(
    "quantiles at p and 1 − p are each other's opposites to the bit, and at ½ is 0", arguments: [0.2, 1, 3, 31, 1e5])
  func symmetry(degreesOfFreedom: Double) throws {
    let student = try StudentT(degreesOfFreedom: degreesOfFreedom)
    #expect(try student.quantile(0.5) == 0)
    #expect(try student.cumulativeProbability(at: 0) == 0.5)
    for step in 1..<512 {
      let probability = Double(step) / 1024
      let lower = try student.quantile(probability)
      #expect(lower == -(try student.quantile(1 - probability)))
      #expect(lower < 0)
      let there = try student.cumulativeProbability(at: lower)
      #expect(isClose(there + (try student.cumulativeProbability(at: -lower)), 1, within: 3e-16))
    }
  }

  @Test("a quantile's probability is what was asked for")
  func roundTrip() throws {
    var random = SeededGenerator(19)
    for _ in 0..<20_000 {
      let freedom = pow(10, random.uniform(-1, 12))
      let probability = random.chance(0.5) ? random.uniform(0, 0.5) : pow(10, random.uniform(-100, -0.5))
      let student = try StudentT(degreesOfFreedom: freedom)
      let t = try student.quantile(probability)
      guard t.isFinite else { continue }
      // The rounding of t is worth t f(t)/P units in the last place, at most ν and about t² + 1.
      let bound = 2e-14 + 4e-16 * min(freedom, t * t + 1)
      #expect(
        isClose(try student.cumulativeProbability(at: t), probability, within: bound),
        "ν = \(freedom), p = \(probability)")
    }
  }

  @Test(
    "probabilities rise on fine grids, through the places where methods change",
    arguments: [0.1, 0.9, 1, 2, 3, 3.1, 7.5, 30, 31, 500, 1e4, 1e9])
  func monotonic(degreesOfFreedom: Double) throws {
    let student = try StudentT(degreesOfFreedom: degreesOfFreedom)
    let root = degreesOfFreedom.squareRoot()
    for centre in [1.75, root, root / 32, 0.3, 5] where centre * centre < 200 * max(1, 4 / degreesOfFreedom) {
      var previous = -1.0
      for step in -300...300 {
        let probability = try student.cumulativeProbability(at: -centre * (1 - 1e-13 * Double(step)))
        #expect(probability >= previous, "\(centre), \(step)")
        previous = probability
      }
    }
  }

  @Test("quantiles rise on fine grids, through the places where methods change", arguments: [0.1, 1, 3, 31, 1e4, 1e9])
  func monotonicQuantiles(degreesOfFreedom: Double) throws {
    let student = try StudentT(degreesOfFreedom: degreesOfFreedom)
    let edge = try student.cumulativeProbability(at: -1.75)
    for centre in [1e-20, 0.01, edge, 0.25, 0.45, 0.75, 1 - edge] {
      var previous = -Double.infinity
      for step in -300...300 {
        let quantile = try student.quantile(centre * (1 + 1e-13 * Double(step)))
        #expect(quantile >= previous, "\(centre), \(step)")
        previous = quantile
      }
    }
  }

  @Test(
    "more degrees of freedom bring the tails in, up to the normal distribution", arguments: [1e-100, 1e-7, 0.05, 0.3])
  func towardsNormal(probability: Double) throws {
    var previous = -Double.infinity
    for exponent in -4...84 {
      let quantile = try StudentT(degreesOfFreedom: exp2(Double(exponent))).quantile(probability)
      #expect(quantile >= previous * (1 + 2e-15), "ν = 2^\(exponent)")
      previous = quantile
    }
    let normal = try StandardNormal.quantile(probability)
    #expect(previous == normal)
    #expect(try isClose(StudentT(degreesOfFreedom: 0x1p80).quantile(probability), normal, within: 2e-15))
    #expect(try StudentT(degreesOfFreedom: .infinity).quantile(probability) == normal)
    #expect(
      try StudentT(degreesOfFreedom: .infinity).cumulativeProbability(at: normal)
        == StandardNormal.cumulativeProbability(at: normal))
  }

  @Test("no argument, however extreme, gives what is no number or is out of order")
  func extremes() throws {
    let probabilities = [5e-324, 1e-310, 1e-300, 1e-100, 1e-16, 0.1, 0.2499, 0.25, 0.4, 0.5 - 0x1p-54]
    let places = [5e-324, 1e-300, 1e-160, 1e-20, 1, 1.8, 1e10, 1e100, 1e149, 1e151, 1e160, 1e308]
    for freedom in [
      5e-324, 1e-310, 1e-300, 1e-150, 1e-20, 1e-3, 0.5, 1, 60, 100, 101, 1e5, 1e15, 1e20, 1e24, 1e100, 1.7e308,
    ] {
      let student = try StudentT(degreesOfFreedom: freedom)
      let quantiles = try probabilities.map(student.quantile)
      #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 }, "ν = \(freedom): \(quantiles)")
      #expect(quantiles.allSatisfy { $0 <= 0 }, "ν = \(freedom): \(quantiles)")
      let tails = try places.map { try student.cumulativeProbability(at: -$0) }
      #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 >= $1 * (1 - 1e-14) }, "ν = \(freedom): \(tails)")
      #expect(tails.allSatisfy { (0...0.5).contains($0) }, "ν = \(freedom): \(tails)")
    }
  }

  @Test("the ends of the line have probability 0 and 1")
  func ends() throws {
    let student = try StudentT(degreesOfFreedom: 3)
    #expect(try student.quantile(0) == -.infinity)
    #expect(try student.quantile(1) == .infinity)
    #expect(try student.cumulativeProbability(at: -.infinity) == 0)
    #expect(try student.cumulativeProbability(at: .infinity) == 1)
  }

  @Test("a probability outside 0…1 is refused by its value", arguments: [-0.1, 1.5, .nan, .infinity])
  func badProbability(probability: Double) throws {
    let student = try StudentT(degreesOfFreedom: 3)
    let error = #expect(throws: DistributionError.self) { try student.quantile(probability) }
    #expect(error?.description == "the probability is \(probability); it must be in 0…1")
  }

  @Test("degrees of freedom must be positive", arguments: [0, -1, .nan, -.infinity] as [Double])
  func badDegreesOfFreedom(degreesOfFreedom: Double) {
    let error = #expect(throws: DistributionError.self) { try StudentT(degreesOfFreedom: degreesOfFreedom) }
    #expect(
      error?.description
        == "the degrees of freedom are \(degreesOfFreedom); they must be > 0, and may be infinite")
  }

  @Test("no number is asked of a t that is NaN")
  func notANumber() throws {
    let error = #expect(throws: DistributionError.self) {
      try StudentT(degreesOfFreedom: 3).cumulativeProbability(at: .nan)
    }
    #expect(error?.description == "the place is nan; it must be a number, and may be infinite")
  }
}
