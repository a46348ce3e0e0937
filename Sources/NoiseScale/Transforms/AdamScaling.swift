import Descriptions
import Elementary

/// How Adam's parameters follow a batch that grows by κ = B′/B.
public struct AdamScaling: Sendable, Equatable {
  /// How one of the βs follows.
  public enum Rule: String, Word {
    /// 1 − β → κ(1 − β): the SDE's rule, possible while κ(1 − β) < 1.
    case linear
    /// β → β^κ: the same half-life in examples at every κ.
    case power
    /// It stays.
    case keep
  }
  /// How β₁ and β₂ follow.
  public var beta1 = Rule.linear, beta2 = Rule.linear
  /// The least and the greatest β₂ made; `nil`: as the rule has it.
  public var clip: [Double]?

  /// The SDE's rule for both.
  public init(beta1: Rule = .linear, beta2: Rule = .linear, clip: [Double]? = nil) {
    (self.beta1, self.beta2, self.clip) = (beta1, beta2, clip)
  }

  /// Whether it is the rule that keeps the SDE.
  public var isLinear: Bool { beta1 == .linear && beta2 == .linear && clip == nil }

  /// β₁, β₂ and δ/√κ at the new batch.
  func settings(beta1: Double, beta2: Double, delta: Double, from batch: Int, to new: Int) throws(Fault) -> AdamSettings
  {
    let first = try scaled("beta1", beta1, self.beta1, from: batch, to: new)
    let second = try scaled("beta2", beta2, self.beta2, from: batch, to: new)
    return AdamSettings(
      beta1: first, beta2: clip.map { min(max(second, $0[0]), $0[1]) } ?? second,
      delta: delta / (Double(new) / Double(batch)).squareRoot())
  }

  private func scaled(_ name: String, _ beta: Double, _ rule: Rule, from batch: Int, to new: Int) throws(Fault)
    -> Double
  {
    let scale = Double(new) / Double(batch)
    switch rule {
    case .keep: return beta
    case .power: return .pow(beta, scale)
    case .linear: break
    }
    let rest = scale * (1 - beta)
    // Up to the rounding of 1 − β.
    let limit = 1 - 1e-9
    guard rest < limit else {
      let most = Int(Double(batch) / (1 - beta) * limit)
      throw Fault(
        name, beta.shortText,
        allowed: "such that κ(1 − \(name)) < 1: at batch size \(batch) → \(new), κ = \(scale.rounded3), it is "
          + "\(rest.rounded3)" + (most > batch ? "; up-to: \(most) or less would do" : ""))
    }
    return 1 - rest
  }
}

/// What becomes of the weight decay.
public enum DecayScaling: String, Word {
  /// λ stays.
  case keep
  /// λ → λ (B′/B)/(ε′/ε): the weights shrink as much per epoch as before.
  case rescale
}
