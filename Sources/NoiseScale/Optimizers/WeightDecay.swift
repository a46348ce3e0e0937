/// What a weight decay λ does to an update. One of both numbers is 0.
///
///     coupled     ĝ → s ĝ + λ w
///     decoupled   w ← w − ελ w, then s ĝ
///
/// Coupled is that of `sgd`, `momentum` and `nesterov`; with `adamw` the optimiser's own step follows with s ĝ. s is the gradient's scale, 1 but in a window of gradients that is divided by more micro-batches than it has. The loss that is
/// reported has no penalty in either case.
///
/// Source: PyTorch's `SGD(weight_decay)` and `AdamW`; Loshchilov & Hutter, arXiv 1711.05101.
public struct WeightDecay: Sendable, Equatable {
  /// λ where it is part of the gradient.
  public var coupled: Double
  /// ελ where it stands outside: the share of w that an update takes away before its step.
  public var decoupled: Double

  /// None, unless told.
  public init(coupled: Double = 0, decoupled: Double = 0) { (self.coupled, self.decoupled) = (coupled, decoupled) }
}
