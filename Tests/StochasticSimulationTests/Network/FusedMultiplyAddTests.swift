import Foundation
import SimulationKernels
import Testing

@testable import StochasticSimulation

/// a b + c of the kernels, which some variants have no instruction for, against the C library's: bit by bit.
@Suite struct FusedMultiplyAddTests {
  private typealias Case = (a: Float, b: Float, c: Float)

  private func expectRoundedOnce(_ cases: [Case], _ comment: Comment) {
    let count = (cases.count + 15) / 16 * 16
    let buffers = (0..<3).map { _ in LaneBuffer<Float>(count, zero: 0) }
    for variant in KernelVariant.supported {
      for (index, one) in cases.enumerated() {
        (buffers[0][index], buffers[1][index], buffers[2][index]) = (one.a, one.b, one.c)
      }
      nsk_network_add_products(variant.raw, buffers[0].pointer, buffers[1].pointer, buffers[2].pointer, count)
      let wrong = cases.indices.filter { index in
        let expected = fma(cases[index].a, cases[index].b, cases[index].c)
        let result = buffers[2][index]
        return result.bitPattern != expected.bitPattern && !(result.isNaN && expected.isNaN)
      }
      #expect(wrong.isEmpty, "\(comment), \(variant): \(wrong.first.map { cases[$0] } as Any)")
    }
  }

  private var numbers = FixedNumbers(11)
  private mutating func float(_ exponents: ClosedRange<Int>) -> Float {
    let exponent = exponents.lowerBound + Int(numbers.uniform() * Double(exponents.count))
    let size = Float(sign: .plus, exponent: exponent, significand: Float(1 + numbers.uniform()).nextDown)
    return numbers.uniform() < 0.5 ? size : -size
  }

  @Test mutating func ofAnySize() {
    expectRoundedOnce((0..<200_000).map { _ in (float(-3...3), float(-3...3), float(-8...8)) }, "alike")
    expectRoundedOnce((0..<200_000).map { _ in (float(-70...60), float(-70...60), float(-149...127)) }, "far apart")
    expectRoundedOnce((0..<200_000).map { _ in (float(-80...(-55)), float(-75...(-60)), float(-149...(-120))) }, "tiny")
    expectRoundedOnce((0..<200_000).map { _ in (float(62...66), float(60...63), float(124...127)) }, "huge")
  }

  /// Sums so near the middle between two floats that double precision takes them for it.
  @Test mutating func nextToHalfWay() {
    let cases = (0..<100_000).map { _ -> Case in
      let c = float(-100...100)
      let half = c.ulp / 2 * (numbers.uniform() < 0.5 ? 1 : -1)
      let above = 1 + Float(Int(numbers.uniform() * 4)) * Float(1).ulp
      let below = 1 - Float(Int(numbers.uniform() * 4)) * Float(1).ulp
      return (above * half, below, c)
    }
    let twice = cases.count { Float(Double($0.a) * Double($0.b) + Double($0.c)) != fma($0.a, $0.b, $0.c) }
    #expect(twice > 1000)
    expectRoundedOnce(cases, "next to half-way")
  }

  @Test func ofSpecialValues() {
    let values: [Float] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNormalMagnitude, -.leastNormalMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0.5, 1.5,
    ]
    let cases = values.flatMap { a in values.flatMap { b in values.map { Case(a, b, $0) } } }
    expectRoundedOnce(cases, "special values")
  }
}
