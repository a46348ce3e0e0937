import Foundation
import NoiseScale
import TestSupport
import Testing

@Suite struct LogarithmicLawTests {
  /// A warm-up of 100 updates to .001, by the count k of the library, which lags two behind the update counted from 1.
  @Test(arguments: [
    (3.0, 0.00015051499783199057), (11, 0.0005), (51, 0.0008494850021680092), (101, 0.001), (102, 0.001),
  ])
  func aPublishedDefault(_ update: Double, _ value: Double) {
    let law = LogarithmicLaw(from: 0, to: 0.001)
    // Update 11 has k = 9 and half of the peak, where a straight line has .00009.
    #expect(isClose(law.value(at: update - 2, of: 100), value))
  }

  @Test func itArrivesWithTheLastUpdate() {
    let law = LogarithmicLaw(from: 0.3, to: 0.1)
    #expect(law.value(at: 0, of: 100) == 0.3)
    #expect(law.value(at: 98, of: 100) > 0.1)
    #expect([99, 99.5, 100].map { law.value(at: $0, of: 100) } == [0.1, 0.1, 0.1])
    #expect(law.joints(of: 100) == [99])
  }

  @Test func itDependsOnTheUnitOfTime() {
    let law = LogarithmicLaw(from: 0, to: 1)
    #expect(isClose(law.value(at: 5, of: 10), log(6) / log(10)))
    #expect(isClose(law.value(at: 50, of: 100), log(51) / log(100)))
  }

  @Test(arguments: [0.1, 1, 1.5, 2]) func aLengthBelowTwoCountsAsTwo(_ length: Double) {
    let law = LogarithmicLaw(from: 0, to: 1)
    #expect(isClose(law.value(at: 0.05, of: length), log2(1.05)))
    #expect(law.value(at: length, of: length) <= 1)
    #expect(law.value(at: 1, of: 2) == 1)
  }
}

extension LogarithmicLaw: ExampleLaw {
  static let example = LogarithmicLaw(from: 0.3, to: 0.1)
}
