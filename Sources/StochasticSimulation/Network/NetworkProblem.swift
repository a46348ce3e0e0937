/// What a hidden unit does with its sum.
public enum Activation: String, Sendable, CaseIterable {
  /// `tanh` is the hyperbolic tangent, `relu` is max(0, ·).
  case tanh, relu
}

/// A small softmax classifier and the examples it is trained and tested on.
///
/// Layer by layer h ← φ(W h + b), φ tanh or max(0, ·), and no φ after the last. The loss of an example with outputs z and
/// label y is the cross-entropy ln Σ_c exp z_c − z_y; the loss of a set is its mean.
///
/// Weights start as independent N(0, 1/fan-in) for tanh and N(0, 2/fan-in) for ReLU, biases at 0. Without hidden layers
/// everything starts at 0.
///
/// Source of the initial variances: Glorot & Bengio 2010; He, Zhang, Ren, Sun, arXiv 1502.01852, equation 10.
public struct NetworkProblem: Sendable {
  /// Units of each hidden layer; may be empty.
  public let hidden: [Int]
  /// φ, the same in all hidden layers.
  public let activation: Activation
  /// The N examples that batches are drawn from.
  public let train: Examples
  /// Empty: no test metrics.
  public let test: Examples
  /// Train metrics are taken on the first so many training examples.
  public let evaluateTrain: Int

  /// A classifier of these layers on these examples.
  ///
  /// - Throws: ``SimulationError`` for a hidden layer without units, no training examples, test examples of another shape,
  ///   or `evaluateTrain` outside 1…train.count.
  public init(
    hidden: [Int], activation: Activation, train: Examples, test: Examples, evaluateTrain: Int
  ) throws(SimulationError) {
    if let layer = hidden.firstIndex(where: { !(1...65536).contains($0) }) {
      throw SimulationError("hidden layer \(layer + 1) has \(hidden[layer]) units, but must have 1…65536")
    }
    guard train.count >= 1 else { throw SimulationError("there are no training examples") }
    guard train.featureCount <= Int(Int32.max) else {
      throw SimulationError("the number of features is \(train.featureCount), but must be at most \(Int32.max)")
    }
    guard test.count == 0 || (test.featureCount == train.featureCount && test.classCount == train.classCount) else {
      throw SimulationError(
        "test examples have \(test.featureCount) features and \(test.classCount) classes, but must have "
          + "\(train.featureCount) and \(train.classCount) as the training examples")
    }
    guard (1...train.count).contains(evaluateTrain) else {
      throw SimulationError(
        "train metrics are to be taken on \(evaluateTrain) examples, but must be on 1…\(train.count) of them")
    }
    (self.hidden, self.activation) = (hidden, activation)
    (self.train, self.test, self.evaluateTrain) = (train, test, evaluateTrain)
  }

  /// Features, units of each hidden layer, classes.
  var widths: [Int] { [train.featureCount] + hidden + [train.classCount] }

  /// Weights [unit][input] and biases [unit] of all layers.
  var parameterCount: Int { zip(widths, widths.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 } }

  /// Multiply-adds of one example through all layers, forward.
  var forwardProducts: Int { zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Multiply-adds of one example's gradient: forward, by the weights, and by the activations of all layers but the input.
  var gradientProducts: Int { 3 * forwardProducts - widths[0] * widths[1] }

  /// The metrics, in the order in which they are reported.
  var metrics: [String] {
    ["train_loss", "train_accuracy"] + (test.count > 0 ? ["test_loss", "test_accuracy"] : [])
  }
}
