/// One shift and one scale: z = (x − mean) / deviation.
public struct Standardization: Sendable, Equatable {
  /// The mean of all numbers that the constants were taken from.
  public let mean: Double

  /// Their standard deviation, with division by their number; > 0.
  public let deviation: Double

  /// Takes the constants from numbers, in two passes and in double precision; nil if all are equal or there are none.
  ///
  /// The numbers are those at `start`, `start` + `step` …
  init?<Number: BinaryFloatingPoint>(_ numbers: [Number], start: Int = 0, step: Int = 1) {
    let places = stride(from: start, to: numbers.count, by: step)
    var (count, sum) = (0, 0.0)
    for place in places {
      count += 1
      sum += Double(numbers[place])
    }
    let mean = sum / Double(count)
    var squares = 0.0
    for place in places {
      let difference = Double(numbers[place]) - mean
      squares += difference * difference
    }
    // Equal inputs can leave a deviation of rounding errors, so equality is asked for, not a deviation of zero.
    guard count > 0, places.contains(where: { numbers[$0] != numbers[start] }) else { return nil }
    self.mean = mean
    self.deviation = (squares / Double(count)).squareRoot()
  }

  /// Takes the constants from all inputs of `data`.
  ///
  /// - Parameters:
  ///   - data: The training examples in use.
  ///   - name: The data set's name, for messages.
  /// - Throws: `DataSetError.constantInputs` if all inputs are equal or there are none.
  public init(of data: LabelledData, name: String) throws(DataSetError) {
    guard let constants = Standardization(data.inputs) else {
      throw DataSetError.constantInputs(dataSet: name, examples: data.count)
    }
    self = constants
  }

  /// A number as a multiple of the deviation, from the mean.
  func applied(to number: Double) -> Float { Float((number - mean) / deviation) }

  /// The same examples with standardised inputs.
  public func applied(to data: LabelledData) -> LabelledData {
    LabelledData(
      inputs: data.inputs.map { applied(to: Double($0)) }, targets: data.targets, featureCount: data.featureCount)
  }
}
