import Descriptions
import NoiseScale
import TestSupport
import Testing

@Suite struct InverseTimeLawTests {
  /// .6/(1 + .5 x/2): the divisor is 2 at x = 4 and 3 at x = 8.
  @Test(arguments: [(0.0, 0.6), (1, 0.48), (4, 0.3), (6, 0.24), (8, 0.2)])
  func valuesByHand(_ epoch: Double, _ value: Double) {
    let law = InverseTimeLaw(from: 0.6, decay: 0.5, every: 2)
    #expect(isClose(law.value(at: epoch, of: 8), value))
    #expect(law.joints(of: 8) == [])
  }

  @Test(arguments: [(0.0, 0.6), (1.999, 0.6), (2, 0.4), (4, 0.3), (5.9, 0.3), (6, 0.24), (8, 0.2)])
  func aStaircaseByHand(_ epoch: Double, _ value: Double) {
    let law = InverseTimeLaw(from: 0.6, decay: 0.5, every: 2, isStaircase: true)
    #expect(isClose(law.value(at: epoch, of: 8), value))
    #expect(law.joints(of: 8) == [2, 4, 6])
  }

  /// dv/dx = −(decay/(every · from)) v², by central differences: h² v‴/6 v′⁻¹ < 1e-7.
  @Test func itsDerivativeIsThatOfItsEquation() {
    let law = InverseTimeLaw(from: 0.3, decay: 0.7, every: 3)
    let h = 1e-3
    for epoch in [0.5, 2, 10, 90] {
      let slope = (law.value(at: epoch + h, of: 100) - law.value(at: epoch - h, of: 100)) / (2 * h)
      let value = law.value(at: epoch, of: 100)
      #expect(isClose(slope, -0.7 / (3 * 0.3) * value * value, within: 1e-6))
    }
  }

  /// 10 epochs of 980 updates with 1e-3/(1 + .5 k/9790), x counting updates k.
  @Test(arguments: [(0.0, 0.001), (1, 0.0009523346303501947), (5, 0.0007998366013071896), (10, 0.0006664397549353302)])
  func aPublishedRun(_ epoch: Double, _ value: Double) {
    #expect(isClose(InverseTimeLaw(from: 0.001, decay: 0.5, every: 9790).value(at: 980 * epoch, of: 9800), value))
  }

  @Test func withoutDecayItIsConstant() {
    #expect(InverseTimeLaw(from: 0.3, decay: 0).value(at: 7, of: 10) == 0.3)
  }

  @Test func itsDefaultsAndItsRanges() throws {
    let law = try InverseTimeLaw(parameters: ["from": .number(0.3), "decay": .number(2)])
    #expect(law.every == 1 && !law.isStaircase)
    for (name, value) in [("decay", -1.0), ("every", 0), ("every", -2)] {
      let error = #expect(throws: Fault.self) {
        try InverseTimeLaw(parameters: [
          "from": .number(0.3), "decay": .number(name == "decay" ? value : 1),
          "every": .number(name == "every" ? value : 1),
        ])
      }
      #expect(error?.subject == name)
    }
  }
}

extension InverseTimeLaw: ExampleLaw {
  static let example = InverseTimeLaw(from: 0.3, decay: 0.5, every: 3, isStaircase: true)
}
