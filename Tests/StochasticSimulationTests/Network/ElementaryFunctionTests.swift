import Foundation
import Testing

@testable import StochasticSimulation

/// exp, log and tanh of the kernels against the C library in double precision.
@Suite struct ElementaryFunctionTests {
  private func largestError(
    _ function: KernelFunction, _ values: [Float], _ exact: (Double) -> Double
  ) -> (ulp: Double, at: Float) {
    var worst = (ulp: 0.0, at: Float(0))
    for (value, result) in zip(values, function(values, variant: .widest)) {
      let expected = exact(Double(value))
      let ulp = max(Double(Float(expected).ulp), Double(Float.leastNormalMagnitude.ulp))
      let error = abs(Double(result) - expected) / ulp
      if !(error <= worst.ulp) { worst = (error, value) }
    }
    return worst
  }

  private func spread(_ range: ClosedRange<Double>, _ count: Int = 400_001) -> [Float] {
    (0..<count).map { Float(range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)) }
  }
  private func powers(_ exponents: ClosedRange<Double>) -> [Float] { spread(exponents).map { exp2($0) } }

  @Test func exponential() {
    #expect(largestError(.exp, spread(-87.3...88), exp).ulp <= 2)
    #expect(largestError(.exp, powers(-126...0), exp).ulp <= 2)
    #expect(KernelFunction.exp([0, -0.0, -88, -1e30, -.infinity], variant: .widest) == [1, 1, 0, 0, 0])
    #expect(KernelFunction.exp([.nan], variant: .widest)[0].isNaN)
  }

  @Test func logarithm() {
    #expect(largestError(.log, spread(0.5...2), log).ulp <= 2)
    #expect(largestError(.log, spread(1...300), log).ulp <= 2)
    #expect(largestError(.log, powers(-126...127.9), log).ulp <= 2)
    #expect(KernelFunction.log([1], variant: .widest) == [0])
    for value in [Float.nan, .infinity] { #expect(KernelFunction.log([value], variant: .widest)[0].isNaN) }
  }

  @Test func hyperbolicTangent() {
    #expect(largestError(.tanh, spread(-1...1), tanh).ulp <= 2)
    #expect(largestError(.tanh, spread(-12...12), tanh).ulp <= 2)
    #expect(largestError(.tanh, powers(-126...1), tanh).ulp <= 2)
    #expect(KernelFunction.tanh([0, 100, -100, .infinity, -.infinity], variant: .widest) == [0, 1, -1, 1, -1])
    #expect(KernelFunction.tanh([.nan], variant: .widest)[0].isNaN)
  }

  @Test(arguments: KernelFunction.allCases)
  func allVariantsGiveTheSameBytes(function: KernelFunction) {
    let values = spread(-90...90, 100_001) + powers(-126...6)
    let expected = function(values, variant: .baseline).map(\.bitPattern)
    for variant in KernelVariant.allCases where variant.isSupported {
      let results = function(values, variant: variant)
      // Which of the many numbers that are none comes out is up to the processor.
      let differing = results.indices.count {
        results[$0].bitPattern != expected[$0] && !(results[$0].isNaN && Float(bitPattern: expected[$0]).isNaN)
      }
      #expect(differing == 0, "\(variant)")
    }
  }
}
