import SeededRandom

/// What a random number is used for: each purpose has numbers of its own.
public enum RandomPurpose: String, Sendable {
  /// w at the start, on a quadratic.
  case initialState = "initial-state"
  /// The gradient's noise, on a quadratic.
  case gradientNoise = "gradient-noise"
  /// The increments of the SDE with memory.
  case langevinNoise = "langevin-noise"
  /// The increments of the SDE without memory.
  case overdampedNoise = "overdamped-noise"
  /// The weights at the start, on a network.
  case networkWeights = "network-weights"
  /// Which examples make up a batch.
  case batches
  /// The second, independent batch of a refined step.
  case secondBatches = "second-batches"
  /// The Gaussian weights of a refined step.
  case multipliers
  /// The start of Lanczos' iteration.
  case curvatureStart = "curvature-start"
}

/// The address of a replicate's random numbers: the key of its counter-based generator.
///
/// The key is a fixed hash of (seed, purpose, schedule name, replicate), so that more replicates, other schedules or their
/// order change no number.
public struct RandomAddress: Sendable, Hashable {
  /// The generator's 64-bit key.
  public let key: UInt64

  /// The address of the numbers that one replicate uses for one purpose.
  public init(seed: UInt64, purpose: RandomPurpose, schedule: String, replicate: Int) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    func mix(_ word: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    func mix(_ text: String) {
      text.utf8.forEach { mix($0) }
      mix(UInt8(0xFF))  // never a byte of UTF-8: ends the text
    }
    mix(seed)
    mix(purpose.rawValue)
    mix(schedule)
    mix(UInt64(replicate))
    // The finaliser of SplitMix64 spreads FNV-1a's weak high bits.
    key = SplitMix64.mix(hash)
  }

  /// The 128 random bits at a position.
  public func block(_ position: UInt64, _ index: UInt32 = 0, _ extra: UInt32 = 0) -> SIMD4<UInt32> {
    Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: position >> 32), index, extra), key: key)
  }
}
