import Equivalence
import Foundation
import TestSupport
import Testing

@Suite("Standard normal")
struct StandardNormalTests {
  let references: DistributionReferences

  init() throws {
    references = try DistributionReferences.read()
  }

  @Test("probabilities agree with references of forty digits, in far tails too")
  func probabilities() throws {
    let cases = references.upperTails.filter(\.degreesOfFreedom.isInfinite)
    #expect(cases.count == 16)
    for item in cases {
      let lower = try StandardNormal.cumulativeProbability(at: -item.argument)
      #expect(relativeError(lower, item.value) <= 9e-16, "x = \(-item.argument)")
      let upper = try StandardNormal.cumulativeProbability(at: item.argument)
      #expect(relativeError(upper, 1 - item.value) <= 3e-16, "x = \(item.argument)")
    }
  }

  @Test("quantiles agree with references of forty digits, down to the smallest double")
  func quantiles() throws {
    let cases = references.upperQuantiles.filter(\.degreesOfFreedom.isInfinite)
    #expect(cases.count == 25)
    for item in cases {
      // Probabilities below 10⁻³⁰⁷ have fewer digits themselves.
      let bound = item.argument < 1e-307 ? 1e-9 : 8e-16
      let observed = try StandardNormal.quantile(item.argument)
      #expect(relativeError(observed, -item.value) <= bound, "p = \(item.argument)")
    }
  }

  @Test("probabilities agree with the C library's complementary error function")
  func errorFunction() throws {
    for step in 0...3700 {
      let x = Double(step) / 100
      let observed = try StandardNormal.cumulativeProbability(at: -x)
      // The rounding of x/√2 is worth x² units in the last place.
      #expect(isClose(observed, erfc(x / 2.0.squareRoot()) / 2, within: 2e-16 * (8 + x * x)), "x = \(-x)")
    }
  }

  @Test("quantiles at p and 1 − p are each other's opposites to the bit, and at ½ is 0")
  func symmetry() throws {
    #expect(try StandardNormal.quantile(0.5) == 0)
    for step in 1..<1024 {
      let probability = Double(step) / 2048
      let lower = try StandardNormal.quantile(probability)
      #expect(lower == -(try StandardNormal.quantile(1 - probability)))
      #expect(lower < 0)
    }
  }

  @Test("the distance from ½ keeps its digits")
  func middle() throws {
    for exponent in 13...50 {
      let distance = 1 / Double(1 << exponent)
      // Φ(x) − ½ = x/√(2π) (1 − x²/6 + …)
      let x = distance * (2 * Double.pi).squareRoot()
      #expect(isClose(try StandardNormal.quantile(0.5 + distance), x * (1 + x * x / 6), within: 2e-15))
    }
  }

  @Test("probabilities rise on fine grids, through the places where methods change")
  func monotonic() throws {
    for centre in [-37.0, -8, -0.5, -1e-3, 1e-3, 0.5, 3] {
      var previous = -1.0
      for step in -300...300 {
        let probability = try StandardNormal.cumulativeProbability(at: centre + centre.magnitude * 1e-13 * Double(step))
        #expect(probability >= previous, "\(centre), \(step)")
        previous = probability
      }
    }
  }

  @Test("quantiles rise on fine grids, through the places where methods change")
  func monotonicQuantiles() throws {
    for centre in [1e-300, 1e-20, 0.01, 0.25, 0.4, 0.6, 0.75] {
      var previous = -Double.infinity
      for step in -300...300 {
        let quantile = try StandardNormal.quantile(centre + centre * 1e-13 * Double(step))
        #expect(quantile >= previous, "\(centre), \(step)")
        previous = quantile
      }
    }
  }

  @Test("the ends of the line have probability 0 and 1")
  func ends() throws {
    #expect(try StandardNormal.cumulativeProbability(at: -.infinity) == 0)
    #expect(try StandardNormal.cumulativeProbability(at: .infinity) == 1)
    #expect(try StandardNormal.cumulativeProbability(at: 0) == 0.5)
    #expect(try StandardNormal.cumulativeProbability(at: -1e300) == 0)
    #expect(try StandardNormal.quantile(0) == -.infinity)
    #expect(try StandardNormal.quantile(1) == .infinity)
  }

  @Test("bad arguments throw an error that says what is allowed")
  func badArguments() {
    #expect(throws: DistributionError.probability(1.01)) { try StandardNormal.quantile(1.01) }
    let error = #expect(throws: DistributionError.self) { try StandardNormal.quantile(.nan) }
    #expect(error?.description == "the probability is nan; it must be in 0…1")
    let place = #expect(throws: DistributionError.self) { try StandardNormal.cumulativeProbability(at: .nan) }
    #expect(place?.description == "the place is nan; it must be a number, and may be infinite")
  }
}
