/// Examples: one row of features and one class, or one row of numbers to predict, each.
///
/// The value owns its arrays and knows nothing of files, so that it can be handed to anything that trains.
public struct LabelledData: Sendable, Equatable {
  /// What is to be predicted.
  public enum Targets: Sendable, Equatable {
    /// The class of every example, 0 ..< `of`; 1 … 256 classes, of which not all need occur.
    case classes([UInt8], of: Int)
    /// Row-major, examples × `columns`.
    case numbers([Float], columns: Int)
  }

  /// The features, row-major: `count` × `featureCount`, dimensionless.
  public let inputs: [Float]

  /// What is to be predicted of each example.
  public let targets: Targets

  /// The number of features of one example, ≥ 1.
  public let featureCount: Int

  /// The class of every example, 0 ..< `classCount`; empty where numbers are to be predicted.
  public var labels: [UInt8] {
    if case .classes(let labels, _) = targets { labels } else { [] }
  }

  /// The number of classes; 0 where numbers are to be predicted.
  public var classCount: Int {
    if case .classes(_, let count) = targets { count } else { 0 }
  }

  /// The number of examples.
  public var count: Int { inputs.count / featureCount }

  /// Joins features and targets.
  ///
  /// Traps unless there are as many rows of features as of targets and every label is below the number of classes.
  ///
  /// - Parameters:
  ///   - inputs: The features, row-major, examples × features.
  ///   - targets: The class or the numbers of every example.
  ///   - featureCount: The number of features of one example.
  public init(inputs: [Float], targets: Targets, featureCount: Int) {
    precondition(featureCount >= 1, "featureCount is \(featureCount), expected at least 1")
    let rows: Int
    switch targets {
    case .classes(let labels, let classCount):
      precondition((1...256).contains(classCount), "classCount is \(classCount), expected 1…256")
      precondition(labels.allSatisfy { Int($0) < classCount }, "a label is outside 0…\(classCount - 1)")
      rows = labels.count
    case .numbers(let numbers, let columns):
      precondition(columns >= 1 && numbers.count.isMultiple(of: columns), "the last row of targets is incomplete")
      rows = numbers.count / columns
    }
    precondition(
      inputs.count == rows * featureCount, "\(inputs.count) inputs do not fill \(rows) rows of \(featureCount) features"
    )
    self.inputs = inputs
    self.targets = targets
    self.featureCount = featureCount
  }

  /// Joins features and classes.
  public init(inputs: [Float], labels: [UInt8], featureCount: Int, classCount: Int) {
    self.init(inputs: inputs, targets: .classes(labels, of: classCount), featureCount: featureCount)
  }

  /// The first `n` examples, in order. Traps unless 0 ≤ `n` ≤ `count`.
  public func prefix(_ n: Int) -> LabelledData {
    precondition((0...count).contains(n), "the first \(n) of \(count) examples do not exist")
    if n == count { return self }
    return LabelledData(
      inputs: Array(inputs[..<(n * featureCount)]), targets: targets.prefix(n), featureCount: featureCount)
  }

  /// How often each class occurs, `classCount` numbers that add up to `count`.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }
}

extension LabelledData.Targets {
  fileprivate func prefix(_ n: Int) -> Self {
    switch self {
    case .classes(let labels, let count): .classes(Array(labels[..<n]), of: count)
    case .numbers(let numbers, let columns): .numbers(Array(numbers[..<(n * columns)]), columns: columns)
    }
  }

  /// Whether both are classes of the same number, or numbers of the same columns.
  func hasShape(of other: Self) -> Bool {
    switch (self, other) {
    case (.classes(_, let a), .classes(_, let b)), (.numbers(_, let a), .numbers(_, let b)): a == b
    default: false
    }
  }
}
