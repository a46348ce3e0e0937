/// Curves or settings that cannot be compared. Divergence is not among them: it is a verdict.
public enum EquivalenceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A margin that is not a finite number > 0.
  case margin(Double)

  /// A confidence outside ½ < confidence < 1.
  case confidence(Double)

  /// There is no epoch to compare, though neither curve diverged.
  case noEpochs

  /// Epochs that are not finite and strictly increasing; the first offender.
  case epochsNotIncreasing(Double)

  /// `settled` must say yes or no for each epoch.
  case settledCount(Int, epochs: Int)

  /// A curve longer than the epochs, or shorter though it did not diverge.
  case curveLength(Int, epochs: Int, isReference: Bool)

  /// A mean that cannot be used: not finite, or a negative loss.
  case mean(Double, epoch: Double, isReference: Bool)

  /// A sample without replicates, or a negative variance.
  case sample(count: Int, variance: Double, epoch: Double, isReference: Bool)

  public var description: String {
    switch self {
    case .margin(let value):
      return "margin is \(value); it must be a finite number > 0"
    case .confidence(let value):
      return "confidence is \(value); it must be > 0.5 and < 1"
    case .noEpochs:
      return "there are no epochs to compare"
    case .epochsNotIncreasing(let epoch):
      return "epoch \(epoch) is not finite or does not come after the one before it"
    case .settledCount(let count, let epochs):
      return "settled has \(count) entries for \(epochs) epochs"
    case .curveLength(let count, let epochs, let isReference):
      return "the \(Self.name(isReference)) has \(count) points for \(epochs) epochs; "
        + "only a curve that diverged may have fewer"
    case .mean(let value, let epoch, let isReference):
      return "the \(Self.name(isReference)) has mean \(value) at epoch \(epoch); "
        + "a mean must be finite, and that of a loss ≥ 0"
    case .sample(let count, let variance, let epoch, let isReference):
      return "the \(Self.name(isReference)) has \(count) replicates of variance \(variance) at epoch \(epoch); "
        + "it needs at least 1, and a variance ≥ 0"
    }
  }

  private static func name(_ isReference: Bool) -> String { isReference ? "reference curve" : "curve" }
}
