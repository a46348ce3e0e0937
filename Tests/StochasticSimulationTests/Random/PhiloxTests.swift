import SimulationKernels
@testable import StochasticSimulation
import TestSupport
import Testing

/// The known answers of Philox4x32-10 published with Random123 (tests/kat_vectors).
private let knownAnswers: [(counter: SIMD4<UInt32>, key: UInt64, bits: SIMD4<UInt32>)] = [
  (SIMD4(repeating: 0), 0, SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)),
  (SIMD4(repeating: .max), .max, SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)),
  (
    SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), 0x299F_31D0_A409_3822,
    SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
  ),
]

@Suite struct PhiloxTests {
  @Test(arguments: knownAnswers.indices) func knownAnswer(_ index: Int) {
    let answer = knownAnswers[index]
    #expect(Philox.block(counter: answer.counter, key: answer.key) == answer.bits)
  }

  @Test(arguments: KernelVariant.supported) func kernelGivesTheSameBits(_ variant: KernelVariant) {
    var random = SeededGenerator(1)
    let keys = (0..<laneCount).map { _ in random.next() }
    let position = random.next()
    let extra = UInt32(truncatingIfNeeded: random.next())
    let blocks = 5
    let out = LaneBuffer<UInt32>(4 * blocks * laneCount, zero: 0)
    nsk_random_bits(variant.raw, keys, position, extra, Int64(blocks), out.pointer)
    for block in 0..<blocks {
      for lane in 0..<laneCount {
        let counter = SIMD4(
          UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: position >> 32), UInt32(block), extra)
        let expected = Philox.block(counter: counter, key: keys[lane])
        for word in 0..<4 { #expect(out[(4 * block + word) * laneCount + lane] == expected[word]) }
      }
    }
  }

  /// The kernel's block number is the third word of the counter, so a published answer can be met in any lane.
  @Test(arguments: KernelVariant.supported) func kernelMeetsTheKnownAnswerOfZeros(_ variant: KernelVariant) {
    let out = LaneBuffer<UInt32>(4 * laneCount, zero: 0)
    nsk_random_bits(variant.raw, Array(repeating: 0, count: laneCount), 0, 0, 1, out.pointer)
    for lane in 0..<laneCount {
      for word in 0..<4 { #expect(out[word * laneCount + lane] == knownAnswers[0].bits[word]) }
    }
  }
}
