import Testing

@testable import StochasticSimulation

@Suite struct OrderedFoldTests {
  /// Whatever the order of arrival, results are combined in the order of their items, and as early as that allows.
  @Test func combinesInTheOrderOfTheItems() {
    var random = SeededSequence(3)
    for _ in 0..<50 {
      let arrival = Array(0..<9).shuffled(using: &random)
      let fold = OrderedFold([Int]()) { $0.append($1) }
      var arrived: Set<Int> = []
      for item in arrival {
        fold.set(item, 10 * item)
        arrived.insert(item)
        let ready = (0..<9).prefix { arrived.contains($0) }
        #expect(fold.state == ready.map { 10 * $0 })
      }
    }
  }

  @Test func manyThreadsLoseNothing() {
    let fold = OrderedFold([Int]()) { $0.append($1) }
    WorkQueue.run(1000, threads: 4) { fold.set($0, $0) }
    #expect(fold.state == Array(0..<1000))
  }
}
