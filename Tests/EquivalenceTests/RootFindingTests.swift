import Foundation
import GSLBridge
import Testing

@Suite("Root finding")
struct RootFindingTests {
  @Test(
    "known roots are found within the tolerance",
    arguments: [
      (0.0...2.0, 2.0.squareRoot(), { $0 * $0 - 2 }),
      (0.0...2.0, Double.pi / 2, { cos($0) }),
      // Flat on one side: a method without bisection crawls.
      (-1.0...40.0, 0.5, { exp($0) - exp(0.5) }),
      // A zero at an end counts as bracketed.
      (0.0...1.0, 0.0, { $0 }),
    ] as [(ClosedRange<Double>, Double, @Sendable (Double) -> Double)])
  func knownRoots(bracket: ClosedRange<Double>, expected: Double, function: @Sendable (Double) -> Double) throws {
    let observed = try root(in: bracket, absoluteTolerance: 1e-12, of: function)
    #expect(abs(observed - expected) <= 1e-12)
  }

  @Test("ends without a change of sign throw")
  func notBracketed() {
    let error = #expect(throws: GSLError.self) {
      try root(in: 1...2, absoluteTolerance: 1e-9) { $0 * $0 + 1 }
    }
    #expect(error?.function == "gsl_root_fsolver_set")
  }

  @Test("an error of the function comes out unchanged, at an end or inside")
  func thrownInside() {
    struct Refusal: Error, Equatable { var at: Double }
    #expect(throws: Refusal(at: 0)) {
      try root(in: 0...1, absoluteTolerance: 1e-9) { _ in throw Refusal(at: 0) }
    }
    #expect(throws: Refusal(at: 1)) {
      try root(in: 0...1, absoluteTolerance: 1e-9) { x in
        if x > 0, x < 1 { throw Refusal(at: 1) }
        return x - 0.3
      }
    }
  }

  @Test("running out of iterations throws")
  func outOfIterations() {
    let error = #expect(throws: GSLError.self) {
      try root(in: 0...2, absoluteTolerance: 1e-12, maximumIterations: 2) { cos($0) }
    }
    #expect(error?.message == "exceeded max number of iterations")
  }

  @Test("a function that is not a number throws instead of ending the process")
  func notANumber() {
    #expect(throws: GSLError.self) {
      try root(in: 0...1, absoluteTolerance: 1e-9) { $0 == 0 ? -1 : $0 == 1 ? 1 : .nan }
    }
  }
}
