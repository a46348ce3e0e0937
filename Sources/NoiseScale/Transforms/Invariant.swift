/// What a transform keeps at every update, up to rounding in the last places.
public enum Invariant: Sendable, Hashable, CaseIterable {
  /// g ≈ εN/(B(1−m)), and so the drift rate γ: the speed of the mean.
  case approximateNoiseScale
  /// g exact for the sampling in use, and so the height of the plateau.
  case noiseScale
  /// ε/√B at the same momentum.
  ///
  /// Where gradients are mostly noise (B ≪ B_simple = tr C/|∇L|²), Adam's root √ŝ is the deviation of the batch gradient,
  /// ∝ 1/√B, and its step is that of gradient descent with ε√B: the same ε/√B is the same g in effect. With gradient
  /// descent itself g ∝ (ε/√B)/√B falls where B grows.
  case rateByRootOfBatch
  /// The same with (1 − β₁)/B, (1 − β₂)/B and δ√B: how many epochs Adam's running means remember, and δ in units of the root.
  case adamEquation

  /// In one phrase, for a reader.
  public var description: String {
    switch self {
    case .approximateNoiseScale: "g ≈ εN/(B(1−m))"
    case .noiseScale: "the exact g"
    case .rateByRootOfBatch: "ε/√B, which stands for g with Adam where gradients are mostly noise (B ≪ B_simple)"
    case .adamEquation:
      "ε/√B, (1−β₁)/B, (1−β₂)/B and δ√B: Adam's SDE where gradients are mostly noise (B ≪ B_simple)"
    }
  }
}
