import Descriptions

/// How inputs are brought to a common scale, by constants of the training examples in use.
public enum Scaling: String, Word {
  /// Each column by its own mean and deviation; a constant column becomes 0.
  case perColumn = "per-column"
  /// All columns by one mean and one deviation, which keeps an image an image: a pair for each pixel would blow up the
  /// ones that are almost always black.
  case overall
  /// Not at all.
  case none

  /// Both parts, scaled by the constants of the first.
  ///
  /// - Parameters:
  ///   - train: Row-major, a multiple of `width` numbers.
  ///   - name: The data set's name, for messages.
  /// - Throws: `DataSetError.constantInputs` for `overall`, `DataSetError.invalidParameter` where numbers are so far apart that one is
  ///   not finite in single precision.
  func apply<Number: BinaryFloatingPoint>(
    train: [Number], test: [Number], width: Int, name: String
  ) throws(DataSetError) -> (train: [Float], test: [Float]) {
    let parts = try scaled(train: train, test: test, width: width, name: name)
    guard parts.train.allSatisfy(\.isFinite), parts.test.allSatisfy(\.isFinite) else {
      throw DataSetError.invalidParameter(
        name: "standardize", value: rawValue,
        allowed:
          "a way to scale that leaves every number finite in single precision; some are too large or too far apart")
    }
    return parts
  }

  private func scaled<Number: BinaryFloatingPoint>(
    train: [Number], test: [Number], width: Int, name: String
  ) throws(DataSetError) -> (train: [Float], test: [Float]) {
    switch self {
    case .none:
      return (train.map { Float($0) }, test.map { Float($0) })
    case .overall:
      guard let constants = Standardization(train) else {
        throw DataSetError.constantInputs(dataSet: name, examples: train.count / width).blamed(on: "standardize")
      }
      return (train.map { constants.applied(to: Double($0)) }, test.map { constants.applied(to: Double($0)) })
    case .perColumn:
      var parts = (
        train: [Float](repeating: 0, count: train.count), test: [Float](repeating: 0, count: test.count)
      )
      for column in 0..<width {
        guard let constants = Standardization(train, start: column, step: width) else { continue }
        for place in stride(from: column, to: train.count, by: width) {
          parts.train[place] = constants.applied(to: Double(train[place]))
        }
        for place in stride(from: column, to: test.count, by: width) {
          parts.test[place] = constants.applied(to: Double(test[place]))
        }
      }
      return parts
    }
  }

  /// Numbers to be predicted, each column scaled by itself where `isScaled`; classes as they are.
  static func targets(
    _ train: LabelledData.Targets, _ test: LabelledData.Targets, isScaled: Bool, name: String
  ) throws(DataSetError) -> (train: LabelledData.Targets, test: LabelledData.Targets) {
    guard isScaled, case .numbers(let first, let width) = train, case .numbers(let second, _) = test else {
      return (train, test)
    }
    let scaled = try Scaling.perColumn.apply(train: first, test: second, width: width, name: name)
    return (.numbers(scaled.train, columns: width), .numbers(scaled.test, columns: width))
  }
}
