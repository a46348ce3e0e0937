extension Transform {
  /// What becomes of the weight decay's pull per epoch under an optimiser, in one phrase that follows the transform's name; `nil` for one
  /// without a weight decay.
  ///
  /// Coupled, the weights shrink at λγ per epoch, γ = εN/(B(1−m)): kept where the approximate g is, with λ unchanged. Decoupled, they
  /// shrink by ελN/B per epoch: kept where ε/B is. Source: <doc:Notation>; Wang & Aitchison, arXiv 2405.13698, for the time scale of AdamW.
  public func keptOfDecay(with optimizer: any Optimizer) -> String? {
    let probe = optimizer.weightDecay(HyperParameters(learningRate: 1, batchSize: 1, weightDecay: 1))
    guard probe.coupled > 0 || probe.decoupled > 0 else { return nil }
    if decayScaling == .rescale {
      return
        "rescales λ, which keeps what the weights shrink by per epoch, \(probe.coupled > 0 ? "λεN/(B(1−m))" : "ελN/B")"
    }
    if probe.coupled > 0 {
      switch keeps {
      case .approximateNoiseScale: return "keeps what the weights shrink by per epoch, λεN/(B(1−m)), with λ as it is"
      case .noiseScale:
        return "multiplies what the weights shrink by per epoch, λεN/(B(1−m)), by (1−B/N)/(1−B′/N), with λ as it is"
      case .rateByRootOfBatch, .adamEquation:
        return
          "divides what the weights shrink by per epoch, λεN/(B(1−m)), by the root of how much the batch grows; weight-decay: rescale would keep it"
      }
    }
    switch keeps {
    case .approximateNoiseScale: return "keeps what the weights shrink by per epoch, ελN/B, with λ as it is"
    case .noiseScale:
      return "multiplies what the weights shrink by per epoch, ελN/B, by (1−B/N)/(1−B′/N), with λ as it is"
    case .rateByRootOfBatch, .adamEquation:
      return "divides what the weights shrink by per epoch, ελN/B, by the root of how much the batch grows; "
        + "weight-decay: rescale would keep it"
    }
  }
}
