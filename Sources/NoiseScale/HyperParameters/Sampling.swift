import Descriptions

/// How the B examples of a batch are drawn from the N of the training set.
public enum Sampling: String, Word, Hashable {
  /// B independent draws: Cov ĝ = C/B, C with divisor N.
  case withReplacement = "with-replacement"
  /// A fresh subset of B different examples each update: Cov ĝ = C (1/B − 1/N), C with divisor N − 1.
  case withoutReplacement = "without-replacement"
  /// A new permutation each epoch, read in order. A batch that straddles two epochs takes the end of one permutation and
  /// the start of the next. Batches of one epoch are correlated −C/N, and there is no exact g.
  case reshuffled

  /// Whether the exact g carries the factor 1 − B/N.
  public var isFinitePopulation: Bool { self == .withoutReplacement }
}
