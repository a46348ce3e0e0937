import Descriptions

/// What a hidden unit does with its sum.
public enum Activation: String, Word {
  /// `tanh` is the hyperbolic tangent, `relu` is max(0, ·).
  case tanh, relu
}

/// What is minimised, for an example with outputs z; of a set its mean.
public enum NetworkLoss: String, Word {
  /// ln Σ_c exp z_c − z_y for the label y.
  case crossEntropy = "cross-entropy"
  /// ½ Σ_k (z_k − t_k)² for the targets t, which for a label y are 1 at y and 0 elsewhere.
  case squaredError = "squared-error"
}

/// A small network and the examples it is trained and tested on.
///
/// Layer by layer h ← φ(W h + b), φ tanh or max(0, ·), and no φ after the last, whose outputs the ``NetworkLoss`` sees.
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
  /// What the mean over examples is taken of.
  public let loss: NetworkLoss
  /// Train metrics are taken on the first so many training examples.
  public let evaluateTrain: Int
  /// What the outputs should be under squared error, example by example; empty under cross-entropy.
  let trainTargets, testTargets: [Float]

  /// A classifier of these layers on these examples.
  ///
  /// - Throws: ``/Descriptions/Fault`` for a hidden layer without units, no training examples, test examples of another shape,
  ///   cross-entropy where numbers are to be predicted, or `evaluateTrain` outside 1…train.count.
  public init(
    hidden: [Int], activation: Activation, train: Examples, test: Examples,
    loss: NetworkLoss = .crossEntropy, evaluateTrain: Int
  ) throws(Fault) {
    if let layer = hidden.firstIndex(where: { !(1...65536).contains($0) }) {
      throw Fault([], "hidden layer \(layer + 1) has \(hidden[layer]) units, but must have 1…65536")
    }
    guard train.count >= 1 else { throw Fault([], "there are no training examples") }
    guard train.featureCount <= Int(Int32.max) else {
      throw Fault("the number of features", "\(train.featureCount)", allowed: "at most \(Int32.max)", path: [])
    }
    let isSameKind = test.classCount == train.classCount && test.targetCount == train.targetCount
    guard test.count == 0 || (test.featureCount == train.featureCount && isSameKind) else {
      let what = train.classCount > 0 ? "classes" : "targets"
      throw Fault(
        [],
        "test examples have \(test.featureCount) features and \(test.outputCount) \(what), but must have "
          + "\(train.featureCount) and \(train.outputCount) as the training examples")
    }
    guard loss == .squaredError || train.classCount > 0 else {
      throw Fault(
        "the loss", "cross-entropy", allowed: "squared-error where numbers are to be predicted", path: ["loss"])
    }
    guard (1...train.count).contains(evaluateTrain) else {
      throw Fault(
        [], "train metrics are to be taken on \(evaluateTrain) examples, but must be on 1…\(train.count) of them")
    }
    (self.hidden, self.activation) = (hidden, activation)
    (self.train, self.test, self.loss, self.evaluateTrain) = (train, test, loss, evaluateTrain)
    trainTargets = loss == .squaredError ? train.outputTargets : []
    testTargets = loss == .squaredError ? test.outputTargets : []
  }

  /// Features, units of each hidden layer, outputs.
  var widths: [Int] { [train.featureCount] + hidden + [train.outputCount] }

  /// Weights [unit][input] and biases [unit] of all layers.
  var parameterCount: Int { zip(widths, widths.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 } }

  /// Multiply-adds of one example through all layers, forward.
  var forwardProducts: Int { zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Multiply-adds of one example's gradient: forward, by the weights, and by the activations of all layers but the input.
  var gradientProducts: Int { 3 * forwardProducts - widths[0] * widths[1] }

  /// Multiply-adds of taking all metrics once.
  var evaluationProducts: Int { (evaluateTrain + test.count) * forwardProducts }

  /// Numbers that are predicted are not right or wrong.
  var hasAccuracy: Bool { train.classCount > 0 }

  /// The metrics, in the order in which they are reported.
  var metrics: [String] {
    (test.count > 0 ? ["train", "test"] : ["train"]).flatMap { set in
      [set + "_loss"] + (hasAccuracy ? [set + "_accuracy"] : [])
    }
  }
}
