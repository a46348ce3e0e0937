import NoiseScale

/// The batches of one replicate, drawn one update after another.
///
/// Random bits are addressed by update and draw (reshuffled: by epoch and draw). A draw below n is the upper half of
/// n × 32 random bits: every outcome has probability 1/n to within 2⁻³².
///
/// - with replacement: B independent draws;
/// - without replacement: the first B steps of Fisher and Yates on what the last update left, so a fresh uniform subset
///   whatever the order before;
/// - reshuffled: all N steps at the start of each epoch, read in order.
///
/// Source: Durstenfeld 1964 (shuffle).
struct BatchSampler {
  private let address: RandomAddress
  private let sampling: Sampling
  private let size: Int
  /// A permutation of the examples; empty with replacement.
  private var order: [Int32]
  /// The epoch whose permutation `order` is (reshuffled).
  private var epoch = -1

  init(address: RandomAddress, trainingSet: TrainingSet) {
    (self.address, sampling, size) = (address, trainingSet.sampling, trainingSet.size)
    order = sampling == .withReplacement ? [] : Array(0..<Int32(trainingSet.size))
  }

  /// Writes the batch of update `update`, before which `examplesBefore` examples were seen, to `batch[0]`,
  /// `batch[stride]` … Updates come in ascending order; `count` ≤ N.
  mutating func draw(
    update: Int, examplesBefore: Int, count: Int, into batch: UnsafeMutablePointer<Int32>, stride: Int
  ) {
    precondition(count <= size, "a batch is larger than the training set")
    switch sampling {
    case .withReplacement:
      let (address, size) = (address, size)
      Self.forEachChunk(address, position: update, count) { first, bits in
        for (index, bits) in bits.enumerated() { batch[(first + index) * stride] = Int32(Self.below(size, bits)) }
      }
    case .withoutReplacement:
      shuffle(position: update, count)
      for index in 0..<count { batch[index * stride] = order[index] }
    case .reshuffled:
      var (epoch, place) = examplesBefore.quotientAndRemainder(dividingBy: size)
      for index in 0..<count {
        if epoch != self.epoch {
          shuffle(position: epoch, size)
          self.epoch = epoch
        }
        batch[index * stride] = order[place]
        place += 1
        if place == size { (epoch, place) = (epoch + 1, 0) }
      }
    }
  }

  private mutating func shuffle(position: Int, _ count: Int) {
    let (address, size) = (address, size)
    order.withUnsafeMutableBufferPointer { order in
      Self.forEachChunk(address, position: position, count) { first, bits in
        for (index, bits) in zip(first..., bits) { order.swapAt(index, index + Self.below(size - index, bits)) }
      }
    }
  }

  private static func below(_ bound: Int, _ bits: UInt32) -> Int { Int((UInt64(bound) &* UInt64(bits)) >> 32) }

  /// Calls `body` with the number of the first draw and the random bits of some draws at a time. So many that the processor
  /// looks far ahead among the examples that they choose, which are rarely in a near cache.
  @inline(__always)
  private static func forEachChunk(
    _ address: RandomAddress, position: Int, _ count: Int, _ body: (Int, UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { chunk in
      for first in stride(from: 0, to: count, by: 256) {
        let size = min(256, count - first)
        for start in stride(from: 0, to: size, by: 4) {
          let bits = address.block(UInt64(position), UInt32((first + start) / 4))
          for offset in 0..<4 { chunk[start + offset] = bits[offset] }
        }
        body(first, UnsafeMutableBufferPointer(rebasing: chunk[..<size]))
      }
    }
  }
}
