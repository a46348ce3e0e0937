import NoiseScale

/// Consecutive updates of equal batches, as they fall on the epochs of a reshuffled training set: whole batches within one epoch,
/// or a single batch that takes the end of one permutation and the start of the next.
struct EpochPart: Equatable {
  /// Updates, ≥ 1.
  var count: Int
  /// Examples of the epoch that are not yet seen before the first of them.
  var remaining: Int
  /// Examples that each takes of this epoch, and of the next: 0 but for a single batch.
  var taken: Int, fresh: Int
  /// Whether nothing is left afterwards of the epoch that it ends in: all is seen, or what is left is dropped.
  var endsEpoch: Bool
}

extension UpdateRun {
  /// Updates `first` … `first + count − 1`, counted from the start of the run, in the order in which they are made. `size` is N.
  func forEachEpochPart(first: Int, count: Int, size: Int, _ body: (EpochPart) -> Void) {
    var made = 0
    while made < count {
      let part = epochPart(from: first + made, most: count - made, size: size)
      body(part)
      made += part.count
    }
  }

  private func epochPart(from update: Int, most: Int, size: Int) -> EpochPart {
    let batch = hyperParameters.batchSize
    let seen = (examplesBefore + (update - firstUpdate) * stride) % size
    let remaining = size - seen
    let count = min(most, remaining / stride)
    if count > 0 {
      return EpochPart(
        count: count, remaining: remaining, taken: batch, fresh: 0, endsEpoch: count * stride == remaining)
    }
    // A window may pass over what both epochs drop, which is the same in both.
    let reach = stride - remaining
    let fresh = reach < size ? reach : size - (stride - batch) / 2
    return EpochPart(count: 1, remaining: remaining, taken: batch - fresh, fresh: fresh, endsEpoch: reach == size)
  }
}
