/// Labelled examples: one row of features and one class each.
///
/// The value owns its arrays and knows nothing of files, so that it can be handed to anything that trains.
public struct ClassificationData: Sendable, Equatable {
  /// The features, row-major: `count` × `featureCount`, dimensionless.
  public let inputs: [Float]

  /// The class of every example, 0 ..< `classCount`.
  public let labels: [UInt8]

  /// The number of features of one example, ≥ 1.
  public let featureCount: Int

  /// The number of classes, 1 … 256. A class need not occur.
  public let classCount: Int

  /// The number of examples.
  public var count: Int { labels.count }

  /// Joins features and classes.
  ///
  /// Traps unless `inputs` has `labels.count` × `featureCount` elements and every label is below `classCount`.
  ///
  /// - Parameters:
  ///   - inputs: The features, row-major, examples × features.
  ///   - labels: The class of every example.
  ///   - featureCount: The number of features of one example.
  ///   - classCount: The number of classes.
  public init(inputs: [Float], labels: [UInt8], featureCount: Int, classCount: Int) {
    precondition(featureCount >= 1, "featureCount is \(featureCount), expected at least 1")
    precondition((1...256).contains(classCount), "classCount is \(classCount), expected 1…256")
    precondition(
      inputs.count == labels.count * featureCount,
      "\(inputs.count) inputs do not fill \(labels.count) rows of \(featureCount) features")
    precondition(
      labels.allSatisfy { Int($0) < classCount }, "a label is outside 0…\(classCount - 1)")
    self.inputs = inputs
    self.labels = labels
    self.featureCount = featureCount
    self.classCount = classCount
  }

  /// The first `n` examples, in order. Traps unless 0 ≤ `n` ≤ `count`.
  public func prefix(_ n: Int) -> ClassificationData {
    precondition((0...count).contains(n), "the first \(n) of \(count) examples do not exist")
    if n == count { return self }
    return ClassificationData(
      inputs: Array(inputs[..<(n * featureCount)]), labels: Array(labels[..<n]),
      featureCount: featureCount, classCount: classCount)
  }

  /// How often each class occurs, `classCount` numbers that add up to `count`.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }
}
