import Descriptions

/// A number that an update is made with and that may differ from stage to stage.
public enum HyperParameter: String, Word, Hashable {
  /// ε, per update.
  case learningRate = "learning-rate"
  /// B, examples.
  case batchSize = "batch-size"
  /// m, the share of the velocity that an update keeps.
  case momentum
  /// λ, the pull of the weights towards 0.
  case weightDecay = "weight-decay"
  /// β₁ and β₂, the shares of Adam's running means that an update keeps.
  case beta1, beta2
  /// δ, what Adam adds to the root.
  case delta
  /// Tokens of an example.
  case sequenceLength = "sequence-length"
  /// How many micro-batches of `batchSize` examples make an update.
  case accumulate

  /// The letter in formulas.
  public var symbol: String {
    switch self {
    case .learningRate: "ε"
    case .batchSize: "B"
    case .momentum: "m"
    case .weightDecay: "λ"
    case .beta1: "β₁"
    case .beta2: "β₂"
    case .delta: "δ"
    case .sequenceLength: "L"
    case .accumulate: "A"
    }
  }

  /// Its range where it is constant.
  public var allowed: Allowed {
    switch self {
    case .learningRate, .weightDecay: .number(.nonNegative)
    case .delta: .number(.positive)
    case .batchSize, .sequenceLength, .accumulate: .integer(from: 1)
    case .momentum, .beta1, .beta2: .number(Interval(from: 0, below: 1))
    }
  }

  /// What it is, with symbol and unit.
  public var meaning: String {
    switch self {
    case .learningRate: "The learning rate ε, per update."
    case .batchSize: "The batch size B, examples, or in tokens; at most N. A law is rounded to the nearest integer."
    case .momentum: "The momentum m, the share of the velocity that an update keeps."
    case .weightDecay:
      "The weight decay λ: added to the gradient as λw with sgd, momentum and nesterov; w shrinks by ελw with adamw."
    case .beta1: "β₁, the share of the running mean of gradients that an update keeps."
    case .beta2: "β₂, the share of the running mean of squared gradients that an update keeps."
    case .delta: "δ, added to the root of the mean of squares."
    case .sequenceLength: "Tokens of an example; where a schedule has its own, N, B and g are in tokens."
    case .accumulate: "How many micro-batches of batch-size examples make an update."
    }
  }
}
