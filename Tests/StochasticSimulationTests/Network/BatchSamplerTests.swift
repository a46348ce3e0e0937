import NoiseScale
import Testing

@testable import StochasticSimulation

@Suite struct BatchSamplerTests {
  /// Consecutive batches of the same size.
  private func batches(
    _ sampling: Sampling, size: Int, batch: Int, count: Int, replicate: Int = 0
  ) -> [[Int32]] {
    var sampler = BatchSampler(
      address: RandomAddress(seed: 5, purpose: .batches, schedule: "test", replicate: replicate),
      trainingSet: TrainingSet(size: size, sampling: sampling))
    return (0..<count).map { update in
      var drawn = Array(repeating: Int32(-1), count: 2 * batch)
      drawn.withUnsafeMutableBufferPointer {
        sampler.draw(
          update: update, examplesBefore: update * batch, count: batch, into: $0.baseAddress!, stride: 2)
      }
      return (0..<batch).map { drawn[2 * $0] }
    }
  }

  /// χ² of counts that should be equal, against its 1 − 10⁻⁶ quantile (Wilson and Hilferty).
  private func expectUniform(_ outcomes: [some Hashable], cells: Int, _ comment: Comment) {
    let counts = Dictionary(outcomes.map { ($0, 1.0) }, uniquingKeysWith: +)
    let mean = Double(outcomes.count) / Double(cells)
    let seen = counts.values.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) / mean }
    let chiSquare = seen + Double(cells - counts.count) * mean
    let freedom = Double(cells - 1)
    let root = 1 - 2 / (9 * freedom) + 4.7534 * (2 / (9 * freedom)).squareRoot()
    #expect(counts.count <= cells, comment)
    #expect(chiSquare < freedom * root * root * root, comment)
  }

  @Test func withReplacementDrawsIndependently() {
    let drawn = batches(.withReplacement, size: 23, batch: 6, count: 20_000)
    for place in [0, 3, 5] { expectUniform(drawn.map { $0[place] }, cells: 23, "place \(place)") }
    expectUniform(drawn.map { [$0[0], $0[1]] }, cells: 23 * 23, "pairs within a batch")
    // Four draws share a block of random bits.
    for (one, other) in [(3, 4), (1, 5)] {
      expectUniform(drawn.map { [$0[one], $0[other]] }, cells: 23 * 23, "places \(one) and \(other)")
    }
    let pairs = stride(from: 0, to: drawn.count - 1, by: 2)
    expectUniform(pairs.map { [drawn[$0][5], drawn[$0 + 1][5]] }, cells: 23 * 23, "pairs across updates")
  }

  @Test func withoutReplacementDrawsAFreshSubset() {
    for (size, batch) in [(50, 7), (9, 9), (4, 1), (1000, 999)] {
      for drawn in batches(.withoutReplacement, size: size, batch: batch, count: 50) {
        #expect(Set(drawn).count == batch)
        #expect(drawn.allSatisfy { (0..<Int32(size)).contains($0) })
      }
    }
    let drawn = batches(.withoutReplacement, size: 6, batch: 3, count: 20_000)
    expectUniform(drawn.map(Set.init), cells: 20, "subsets")
    expectUniform(drawn, cells: 120, "subsets in order")
    let pairs = stride(from: 0, to: drawn.count - 1, by: 2)
    expectUniform(pairs.map { [Set(drawn[$0]), Set(drawn[$0 + 1])] }, cells: 400, "pairs of subsets")
  }

  @Test(arguments: [(10, 4), (10, 5), (7, 7), (64, 3), (5, 1)])
  func reshufflingUsesEachExampleOnceAnEpoch(size: Int, batch: Int) {
    let seen = batches(.reshuffled, size: size, batch: batch, count: 12 * size).flatMap { $0 }
    for epoch in 0..<12 {
      #expect(seen[epoch * size..<(epoch + 1) * size].sorted() == Array(0..<Int32(size)), "epoch \(epoch)")
    }
  }

  @Test func reshuffledPermutationsAreUniform() {
    // A batch of 3 straddles most epochs of 4.
    let seen = batches(.reshuffled, size: 4, batch: 3, count: 30_000).flatMap { $0 }
    let orders = (0..<seen.count / 4).map { Array(seen[4 * $0..<4 * $0 + 4]) }
    expectUniform(orders, cells: 24, "permutations")
    let pairs = stride(from: 0, to: orders.count - 1, by: 2)
    expectUniform(pairs.map { orders[$0] + orders[$0 + 1] }, cells: 576, "pairs of permutations")
  }

  @Test(arguments: Sampling.allCases)
  func replicatesDrawDifferently(sampling: Sampling) {
    let first = batches(sampling, size: 1000, batch: 20, count: 3)
    #expect(first == batches(sampling, size: 1000, batch: 20, count: 3))
    #expect(first != batches(sampling, size: 1000, batch: 20, count: 3, replicate: 1))
    #expect(first[0] != first[1])
  }
}
