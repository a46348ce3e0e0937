import Descriptions
import NoiseScale

/// N as a file has it: examples, or tokens with how many of them an example has.
public struct TrainingSetDescription: Sendable, Equatable {
  /// N in examples; `nil` where it is in tokens.
  public var examples: Int?
  /// N in tokens; `nil` where it is in examples.
  public var tokens: Double?
  /// Tokens of an example; `nil`: not known, or each schedule's own.
  public var sequenceLength: Int?

  /// N in examples.
  public init(examples: Int, sequenceLength: Int? = nil) {
    (self.examples, self.sequenceLength) = (examples, sequenceLength)
  }

  /// N in tokens.
  public init(tokens: Double, sequenceLength: Int? = nil) {
    (self.tokens, self.sequenceLength) = (tokens, sequenceLength)
  }

  /// N and its unit: tokens where a schedule has a sequence length of its own, or where none is known.
  func size(hasSequenceLengths: Bool) -> (size: Int, unit: TrainingSet.Unit) {
    func whole(_ value: Double) -> Int { Int(min(max(1, value.rounded()), 0x1p53)) }
    if let tokens {
      guard !hasSequenceLengths, let sequenceLength else { return (whole(tokens), .tokens) }
      return (whole(tokens / Double(sequenceLength)), .examples)
    }
    let examples = examples ?? 1
    guard hasSequenceLengths, let sequenceLength else { return (examples, hasSequenceLengths ? .tokens : .examples) }
    return (whole(Double(examples) * Double(sequenceLength)), .tokens)
  }

  /// Whether there is more to say than a number of examples.
  var isPlain: Bool { tokens == nil && sequenceLength == nil }
}

extension TrainingSetDescription: Described, NodeValue {
  public static let name = "training-set"
  public static let meaning = "How many examples, or tokens, a run is trained on."
  public static let template = TrainingSetDescription(examples: nil, tokens: nil, sequenceLength: nil)
  public static let fields: [Field<Self>] = [
    Field(
      "examples", \.examples,
      .measure(.positive, units: [""], bare: .integer(from: 1, to: Int128(Experiment.Limits.examples))),
      "N, examples: sequences where there is a sequence length."),
    Field(
      "tokens", \.countOfTokens,
      .measure(
        Interval(from: 1, to: Experiment.Limits.examples), units: [""],
        bare: .number(Interval(from: 1, to: Experiment.Limits.examples))),
      "N, tokens."),
    Field(
      HyperParameter.sequenceLength.rawValue, \.sequenceLength,
      .measure(.positive, units: [""], bare: .integer(from: 1)),
      "Tokens of an example; left out: tokens are counted one by one."),
  ]

  public static var mapping: Mapping {
    Mapping(name, parameters, meaning: meaning, forms: [["examples"], ["tokens"]])
  }

  public func check() throws(Fault) {
    guard let tokens, let sequenceLength, tokens < Double(sequenceLength) else { return }
    throw Fault("tokens", tokens.shortText, allowed: "at least the sequence-length (\(sequenceLength))")
  }

  private init(examples: Int?, tokens: Double?, sequenceLength: Int?) {
    (self.examples, self.tokens, self.sequenceLength) = (examples, tokens, sequenceLength)
  }

  private var countOfTokens: Measured? {
    get { tokens.map { Measured(value: $0) } }
    set { tokens = newValue?.value }
  }
}
