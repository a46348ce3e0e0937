/// Moments of samples that come one after another, made in blocks of 16: within a block they are added singly, and whole
/// blocks are merged in their order.
///
/// The order of the sums is that of the samples' numbers alone, however they were divided into groups.
struct BlockMoments: Sendable, Equatable {
  static let blockSize = 16

  private var whole = Moments()
  /// Of the last block, as long as it is not full.
  private var block = Moments()

  mutating func add(_ value: Double) {
    block.add(value)
    guard block.count == Self.blockSize else { return }
    whole.merge(block)
    block = Moments()
  }

  /// Of all samples so far.
  var moments: Moments {
    var all = whole
    all.merge(block)
    return all
  }
}
