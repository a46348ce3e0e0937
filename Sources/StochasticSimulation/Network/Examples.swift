/// Labelled examples for a classifier.
public struct Examples: Sendable {
  /// count × featureCount, row by row; finite.
  public let inputs: [Float]
  /// A class 0..<classCount for each example.
  public let labels: [UInt8]
  /// Numbers per example, ≥ 1.
  public let featureCount: Int
  /// 2…256.
  public let classCount: Int

  /// How many examples.
  public var count: Int { labels.count }

  /// Examples of these inputs and labels.
  ///
  /// - Throws: ``SimulationError`` where the sizes do not match, an input is not finite or a label is not a class.
  public init(inputs: [Float], labels: [UInt8], featureCount: Int, classCount: Int) throws(SimulationError) {
    guard featureCount >= 1 else {
      throw SimulationError("the number of features is \(featureCount), but must be at least 1")
    }
    guard (2...256).contains(classCount) else {
      throw SimulationError("the number of classes is \(classCount), but must be within 2…256")
    }
    guard inputs.count == labels.count * featureCount else {
      throw SimulationError(
        "there are \(inputs.count) inputs, but \(labels.count) labels × \(featureCount) features need "
          + "\(labels.count * featureCount)")
    }
    guard labels.count <= Int(Int32.max) else {
      throw SimulationError("there are \(labels.count) examples, but must be at most \(Int32.max)")
    }
    if let index = labels.firstIndex(where: { $0 >= classCount }) {
      throw SimulationError(
        "the label of example \(index) is \(labels[index]), but must be within 0…\(classCount - 1)")
    }
    if let index = inputs.firstIndex(where: { !$0.isFinite }) {
      throw SimulationError(
        "feature \(index % featureCount) of example \(index / featureCount) is \(inputs[index]), but must be finite")
    }
    (self.inputs, self.labels) = (inputs, labels)
    (self.featureCount, self.classCount) = (featureCount, classCount)
  }
}
