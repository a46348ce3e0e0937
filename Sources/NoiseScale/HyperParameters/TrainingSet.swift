/// The examples a run is trained on: how many there are and how a batch is drawn from them.
public struct TrainingSet: Sendable, Hashable {
  /// What N, B and g count.
  public enum Unit: Sendable, Hashable {
    /// Examples: sequences where there is a sequence length.
    case examples
    /// Tokens, where the sequence length changes or is not known.
    case tokens
  }
  /// N ≥ 1, in units.
  public var size: Int
  /// How the examples of a batch are chosen; it decides which g is the exact one.
  public var sampling: Sampling
  /// What ``size``, batch sizes and g count.
  public var unit: Unit
  /// Tokens of an example, where a schedule has no sequence length of its own.
  public var sequenceLength: Int?

  /// A training set of `size` examples, N ≥ 1.
  public init(size: Int, sampling: Sampling, unit: Unit = .examples, sequenceLength: Int? = nil) {
    self.size = size
    self.sampling = sampling
    self.unit = unit
    self.sequenceLength = sequenceLength
  }

  /// Tokens in a unit; `nil` where examples have no known length.
  public var tokensPerUnit: Int? { unit == .tokens ? 1 : sequenceLength }
}
