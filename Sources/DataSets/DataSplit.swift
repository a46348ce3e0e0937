/// A data set as an experiment uses it: a training part, a test part, and what they were read from.
public struct DataSplit: Sendable, Equatable {
  /// The name of the data set in `DataSources.all`.
  public let name: String

  /// The examples to train on.
  public let train: LabelledData

  /// The examples to test on; same features and targets as `train`.
  public let test: LabelledData

  /// One checksum for each file that was read, or for each array that was generated, in a fixed order.
  public let checksums: [FileChecksum]

  /// About how much memory reading it took, bytes, its own arrays included.
  public let readingBytes: Double

  /// Joins two parts. Traps unless they agree in the number of features and in what is to be predicted.
  public init(
    name: String, train: LabelledData, test: LabelledData, checksums: [FileChecksum], readingBytes: Double = 0
  ) {
    precondition(
      train.featureCount == test.featureCount && train.targets.hasShape(of: test.targets),
      "the training and the test part of \(name) differ in shape")
    self.name = name
    self.train = train
    self.test = test
    self.checksums = checksums
    self.readingBytes = readingBytes
  }
}
