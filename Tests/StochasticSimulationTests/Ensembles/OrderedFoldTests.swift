import Synchronization
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct OrderedFoldTests {
  /// Whatever the order of arrival, results are combined in the order of their items, and as early as that allows.
  @Test func combinesInTheOrderOfTheItems() {
    var random = SeededGenerator(3)
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

  /// However long the first job takes, not more than 4 results a thread wait for it. One case after another: two first jobs that wait at
  /// once could hold every thread of a machine with two cores.
  @Test(.serialized, arguments: [1, 2, 3]) func fewResultsWait(_ threads: Int) {
    let started = Atomic(0)
    let most = Mutex(0)
    let order = WorkQueue.fold(
      500, threads: threads, into: [Int](),
      { state, value in
        state.append(value)
        let ahead = started.load(ordering: .relaxed) - state.count
        most.withLock { $0 = max($0, ahead) }
      }
    ) { index in
      started.add(1, ordering: .relaxed)
      // Until no other job can start.
      while index == 0, threads > 1, started.load(ordering: .relaxed) < 4 * threads {}
      return index
    }
    #expect(order == Array(0..<500))
    #expect(most.withLock { $0 } < 4 * threads)
    #expect(WorkQueue.map(500, threads: threads) { 2 * $0 } == (0..<500).map { 2 * $0 })
  }
}
