/// One shift and one scale for all features: z = (x − mean) / deviation.
///
/// A single pair for all pixels keeps an image an image; a pair for each pixel would blow up the ones that are almost
/// always black.
public struct Standardization: Sendable, Equatable {
  /// The mean of all inputs that the constants were taken from.
  public let mean: Double

  /// Their standard deviation, with division by their number; > 0.
  public let deviation: Double

  /// Takes the constants from the inputs of `data`, in two passes and in double precision.
  ///
  /// - Parameters:
  ///   - data: The training examples in use.
  ///   - name: The data set's name, for messages.
  /// - Throws: `DataSetError.constantInputs` if all inputs are equal or there are none.
  public init(of data: ClassificationData, name: String) throws {
    let count = Double(data.inputs.count)
    let mean = data.inputs.reduce(0.0) { $0 + Double($1) } / count
    let squares = data.inputs.reduce(0.0) { sum, input in
      let difference = Double(input) - mean
      return sum + difference * difference
    }
    // Equal inputs can leave a deviation of rounding errors, so equality is asked for, not a deviation of zero.
    guard let first = data.inputs.first, data.inputs.contains(where: { $0 != first }) else {
      throw DataSetError.constantInputs(dataSet: name, examples: data.count)
    }
    self.mean = mean
    self.deviation = (squares / count).squareRoot()
  }

  /// The same examples with standardised inputs.
  public func applied(to data: ClassificationData) -> ClassificationData {
    ClassificationData(
      inputs: data.inputs.map { Float((Double($0) - mean) / deviation) }, labels: data.labels,
      featureCount: data.featureCount, classCount: data.classCount)
  }
}
