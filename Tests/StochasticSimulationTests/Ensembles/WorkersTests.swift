import Synchronization
import Testing

@testable import StochasticSimulation

@Suite struct WorkersTests {
  @Test(arguments: [0, 1, 2, 17]) func `each is called once, and all have ended`(count: Int) {
    let calls = Atomic(0)
    Workers.run(count) { calls.add(1, ordering: .sequentiallyConsistent) }
    #expect(calls.load(ordering: .sequentiallyConsistent) == max(1, count))
  }

  /// All wait for one another, which one thread alone could not.
  @Test func `they run side by side`() {
    let here = Atomic(0)
    Workers.run(3) {
      here.add(1, ordering: .sequentiallyConsistent)
      while here.load(ordering: .sequentiallyConsistent) < 3 {}
    }
    #expect(here.load(ordering: .sequentiallyConsistent) == 3)
  }
}
