import StochasticSimulation
import TestSupport
import Testing

@Suite struct RandomAddressTests {
  /// Literals: a change of the hash would change every result of every seed.
  @Test func theHashIsFixed() {
    #expect(RandomAddress(seed: 0, purpose: .initialState, schedule: "", replicate: 0).key == 7_982_216_483_192_333_625)
    #expect(
      RandomAddress(seed: 1, purpose: .gradientNoise, schedule: "decaying learning rate", replicate: 0).key
        == 8_013_426_969_944_888_358)
    #expect(
      RandomAddress(seed: 1, purpose: .gradientNoise, schedule: "decaying learning rate", replicate: 63).key
        == 17_179_686_897_170_100_815)
    #expect(
      RandomAddress(seed: .max, purpose: .langevinNoise, schedule: "größer", replicate: 7).key
        == 7_612_633_107_385_157_977)
    #expect(
      RandomAddress(seed: 2, purpose: .batches, schedule: "a", replicate: 1_000_000).key == 16_464_861_727_797_065_585)
  }

  /// 64-bit keys: two of 10⁵ agree by chance in 1 of 3·10⁹ such sets.
  @Test func noTwoAddressesShareAKey() {
    var keys: Set<UInt64> = []
    var count = 0
    for seed in UInt64(0)..<5 {
      for purpose in [RandomPurpose.initialState, .gradientNoise, .langevinNoise, .batches] {
        for schedule in ["a", "b", "ab", "decaying learning rate", ""] {
          for replicate in 0..<1000 {
            keys.insert(RandomAddress(seed: seed, purpose: purpose, schedule: schedule, replicate: replicate).key)
            count += 1
          }
        }
      }
    }
    #expect(count == 100_000)
    #expect(keys.count == count)
  }

  @Test func everyPartOfAnAddressMatters() {
    let base = RandomAddress(seed: 1, purpose: .gradientNoise, schedule: "a", replicate: 3)
    #expect(base != RandomAddress(seed: 2, purpose: .gradientNoise, schedule: "a", replicate: 3))
    #expect(base != RandomAddress(seed: 1, purpose: .initialState, schedule: "a", replicate: 3))
    #expect(base != RandomAddress(seed: 1, purpose: .gradientNoise, schedule: "b", replicate: 3))
    #expect(base != RandomAddress(seed: 1, purpose: .gradientNoise, schedule: "a", replicate: 4))
    #expect(base == RandomAddress(seed: 1, purpose: .gradientNoise, schedule: "a", replicate: 3))
  }

  /// Half of the key's bits change with one bit of an address: of 64 × 4096 bits, within 5 standard deviations of a half.
  @Test func neighboursHaveUnrelatedKeys() {
    let keys = (0...4096).map { RandomAddress(seed: 1, purpose: .batches, schedule: "a", replicate: $0).key }
    let changed = zip(keys, keys.dropFirst()).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
    let bits = 64.0 * 4096
    #expect(abs(Double(changed) - bits / 2) < Tolerance.standardErrors * (bits / 4).squareRoot())
  }

  @Test func aBlockIsTheGeneratorAtTheAddress() {
    let address = RandomAddress(seed: 5, purpose: .batches, schedule: "a", replicate: 2)
    #expect(
      address.block(0x1_0000_0002, 3, 4) == Philox.block(counter: SIMD4(2, 1, 3, 4), key: address.key))
  }
}
