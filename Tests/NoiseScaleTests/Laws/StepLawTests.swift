import Foundation
import NoiseScale
import TestSupport
import Testing

@Suite struct StepLawTests {
  @Test(arguments: [(0.0, 0.8), (2.999, 0.8), (3, 0.4), (5.9, 0.4), (6, 0.2), (9, 0.1), (10, 0.1)])
  func valuesByHand(_ epoch: Double, _ value: Double) throws {
    let law = StepLaw(from: 0.8, factor: 0.5, every: 3)
    #expect(isClose(law.value(at: epoch, of: 10), value))
  }

  @Test func itsJointsAreItsStepsWithinTheStage() throws {
    let law = StepLaw(from: 0.8, factor: 0.5, every: 3)
    #expect(law.joints(of: 10) == [3, 6, 9])
    #expect(law.joints(of: 9) == [3, 6])
    #expect(law.joints(of: 3) == [])
  }

  /// .3 / .1 is 2.9999999999999996: an update that starts on a step up to rounding belongs to what follows.
  @Test func aStepReachedUpToRoundingIsReached() throws {
    let law = StepLaw(from: 1, factor: 0.5, every: 0.1)
    #expect(law.value(at: 0.3, of: 1) == 0.125)
    for step in 0...1000 {
      #expect(isClose(law.value(at: Double(step) / 10, of: 100), exp2(-Double(step)), within: 1e-12))
    }
  }
}

extension StepLaw: ExampleLaw {
  static let example = StepLaw(from: 0.3, factor: 0.5, every: 3)
}
