import Foundation
import SimulationKernels
import TestSupport
import Testing

@testable import StochasticSimulation

/// 2²² Gaussians, sixteen lanes by 2¹⁸ positions, as the kernels draw them.
private let sample: [Float] = gaussians(.widest, positions: 1 << 14, blocks: 4)

/// [position][item][lane].
private func gaussians(_ variant: KernelVariant, positions: Int, blocks: Int) -> [Float] {
  let keys = laneKeys(seed: 11, purpose: .gradientNoise, schedule: "law", first: 0)
  let size = 4 * blocks * laneCount
  let out = LaneBuffer<Float>(size, zero: 0)
  var all: [Float] = []
  all.reserveCapacity(size * positions)
  for position in 0..<positions {
    nsk_gaussians(variant.raw, keys, UInt64(position), 0, Int64(blocks), out.pointer)
    all += UnsafeBufferPointer(start: out.pointer, count: size)
  }
  return all
}

/// The two-sided quantile of the standard normal at a false alarm of 10⁻⁶.
private let alarm = 4.8916

@Suite struct GaussianLanesTests {
  /// P(√n D > x) ≤ 2 exp(−2x²) (Massart): x = √(ln(2/alarm)/2).
  @Test func lawByKolmogorovAndSmirnov() {
    let sorted = sample.sorted()
    let n = Double(sorted.count)
    var distance = 0.0
    for (index, z) in sorted.enumerated() {
      let probability = 0.5 * erfc(-Double(z) / 2.0.squareRoot())
      distance = max(distance, probability - Double(index) / n, Double(index + 1) / n - probability)
    }
    #expect(distance * n.squareRoot() < (log(2 / Tolerance.falseAlarm) / 2).squareRoot())
  }

  /// Var zᵏ = E z²ᵏ − (E zᵏ)²: 1, 2, 15, 96 for the first four.
  @Test(arguments: [(1, 0.0, 1.0), (2, 1.0, 2.0), (3, 0.0, 15.0), (4, 3.0, 96.0)])
  func moment(_ order: Int, _ expected: Double, _ variance: Double) {
    let sum = sample.reduce(0.0) { total, z in
      total + (0..<order).reduce(1.0) { power, _ in power * Double(z) }
    }
    let n = Double(sample.count)
    #expect(abs(sum / n - expected) < alarm * (variance / n).squareRoot())
  }

  /// Counts beyond 3, 4 and 5 on either side, against the Poisson law of so many rare events.
  @Test(arguments: [Float(3), 4, 5], [Float(1), -1]) func tail(_ limit: Float, _ side: Float) {
    let count = Double(sample.count { side * $0 > limit })
    let expected = Double(sample.count) * 0.5 * erfc(Double(limit) / 2.0.squareRoot())
    // Chernoff: P(count beyond x) ≤ exp(−(x ln(x/μ) − x + μ)) on each side.
    let exponent = count > 0 ? count * log(count / expected) - count + expected : expected
    #expect(exponent < log(2 / Tolerance.falseAlarm))
  }

  /// Neighbours in time, neighbouring numbers of one draw, and neighbouring lanes have correlation 0.
  @Test(arguments: [16 * laneCount, 1, 2, laneCount, 2 * laneCount, 3 * laneCount, 4 * laneCount])
  func correlation(_ distance: Int) {
    var (plain, squares) = (0.0, 0.0)
    let pairs = sample.count - distance
    for index in 0..<pairs {
      let (x, y) = (Double(sample[index]), Double(sample[index + distance]))
      plain += x * y
      squares += (x * x - 1) * (y * y - 1)
    }
    let n = Double(pairs)
    #expect(abs(plain / n) < alarm / n.squareRoot())
    #expect(abs(squares / n) < alarm * 2 / n.squareRoot())
  }

  @Test func allVariantsGiveTheSameBytes() {
    let baseline = gaussians(.baseline, positions: 500, blocks: 3).map(\.bitPattern)
    for variant in KernelVariant.supported {
      #expect(gaussians(variant, positions: 500, blocks: 3).map(\.bitPattern) == baseline, "\(variant)")
    }
  }

  /// Box–Muller in double precision of the same bits: the first word's distance from 0 gives the radius, the second the
  /// angle within an eighth of a turn to either side, its lowest bits a reflection and an exchange of the coordinates.
  ///
  /// The uniform number is rounded to 24 bits, which moves r² by up to 2⁻²³ where it is close to 1, and so r by 2⁻²³/r.
  @Test func agreesWithDoublePrecision() {
    let keys = laneKeys(seed: 12, purpose: .gradientNoise, schedule: "bits", first: 0)
    let blocks = 4096
    let size = 4 * blocks * laneCount
    let z = LaneBuffer<Float>(size, zero: 0)
    let bits = LaneBuffer<UInt32>(size, zero: 0)
    nsk_gaussians(KernelVariant.widest.raw, keys, 7, 2, Int64(blocks), z.pointer)
    nsk_random_bits(KernelVariant.widest.raw, keys, 7, 2, Int64(blocks), bits.pointer)
    var worst = 0.0
    for block in 0..<blocks {
      for pair in 0..<2 {
        for lane in 0..<laneCount {
          let place = (4 * block + 2 * pair) * laneCount + lane
          let u = abs(Double(Int32(bitPattern: bits[place] | 1))) / 0x1p31
          let radius = (-2 * log(u)).squareRoot()
          let turn = bits[place + laneCount]
          let angle = Double.pi / 2 * Double(Int32(bitPattern: turn)) / 0x1p32
          var point = (turn & 2 == 0 ? cos(angle) : -cos(angle), sin(angle))
          if turn & 1 == 1 { point = (point.1, point.0) }
          let allowed = Tolerance.singleGaussian + 0x1p-23 / radius
          worst = max(worst, abs(Double(z[place]) - radius * point.0) / allowed)
          worst = max(worst, abs(Double(z[place + laneCount]) - radius * point.1) / allowed)
        }
      }
    }
    #expect(worst < 1)
  }

  /// The corners of the bits: no infinity, no NaN, at most 6.56.
  @Test func sizesAreBounded() {
    #expect(sample.allSatisfy { abs($0) < 6.56 })
    #expect(sample.contains { abs($0) > 4.8 })
  }
}
