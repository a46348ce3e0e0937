import Testing

@testable import DataSets

@Suite struct StandardizationTests {
  /// 1 ± 10⁻⁷ to learn from, and 10³⁸ to test on: more deviations away than single precision has; sums of 10³⁰⁸ are none at all.
  @Test(arguments: [Scaling.perColumn, .overall], [[1, 1.0000001, 1e38], [1e308, 1.5e308, 1]])
  func numbersTooFarApartAreRefused(scaling: Scaling, numbers: [Double]) {
    let error = dataSetError {
      _ = try scaling.apply(train: Array(numbers[..<2]), test: [numbers[2]], width: 1, name: "csv")
    }
    #expect(error?.parameter == "standardize")
  }

  static func data(_ inputs: [Float]) -> LabelledData {
    LabelledData(
      inputs: inputs, labels: [UInt8](repeating: 0, count: inputs.count / 2), featureCount: 2, classCount: 1)
  }

  @Test func constantsByHand() throws {
    let standardization = try Standardization(of: Self.data([1, 3, 5, 7]), name: "hand")
    #expect(standardization.mean == 4)
    #expect(standardization.deviation == 5.0.squareRoot())
    let other = standardization.applied(to: Self.data([4, 4 + Float(5.0.squareRoot())]))
    #expect(other.inputs[0] == 0)
    #expect(abs(other.inputs[1] - 1) < 1e-6)
    #expect(other.labels == [0])
  }

  @Test(arguments: [[], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]] as [[Float]])
  func nothingToDivideBy(inputs: [Float]) {
    let error = dataSetError { _ = try Standardization(of: Self.data(inputs), name: "flat") }
    #expect(error == .constantInputs(dataSet: "flat", examples: inputs.count / 2))
  }

  @Test func prefixKeepsRowsTogether() {
    let data = LabelledData(inputs: [1, 2, 3, 4, 5, 6], labels: [0, 1, 1], featureCount: 2, classCount: 2)
    #expect(data.prefix(2).inputs == [1, 2, 3, 4])
    #expect(data.prefix(2).labels == [0, 1])
    #expect(data.prefix(3) == data)
    #expect(data.prefix(0).count == 0)
    #expect(data.classCounts == [1, 2])
  }
}
