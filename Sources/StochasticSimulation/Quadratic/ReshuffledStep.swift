import NoiseScale
import SimulationKernels

/// Steps of the second moments where every example is seen once an epoch.
///
/// The noise of the examples adds up to 0 over an epoch. R is what that of the rest of the epoch adds up to, in units of examples:
/// given R with M examples left, a batch of l has the sum (l/M) R + √(c l(M − l)/M) z, so that (w, v, R) is a linear recursion. With
/// x = (w, v), E R² = c M(N − M)/N and u, M_d the sums of ``ReshuffledKernels`` over d batches of B, in one epoch
///
///     P      → Aᵈ P Aᵈᵀ + (s/M)(Aᵈ E[xR] uᵀ + its transpose) + c (s²/B) (M_d + (1/d − B/N) u uᵀ)
///     E[xR]  → (1 − dB/M) Aᵈ E[xR] − c s (M − dB)/N u
///
/// s is the gradient's scale. A batch that takes l examples of one epoch and f of the next leaves −c (s/B) f(1 − f/N) b for E[xR].
/// Source: <doc:Derivation>.
extension nsk_reshuffled_step: MomentStep {
  static var rows: Int { 5 }

  static var record: Self {
    var step = nsk_reshuffled_step()
    step.kind = Int64(NSK_RESHUFFLED_RECORD)
    return step
  }

  static func forEach(_ run: UpdateRun, first: Int, count: Int, of plan: MomentPlan, _ body: (Self) -> Void) {
    let values = run.hyperParameters
    guard case .linear(let p, let q) = plan.optimizer.rule(values) else { return }
    var step = nsk_reshuffled_step()
    (step.learning_rate, step.momentum, step.gradient_weight, step.velocity_weight) = (
      values.learningRate, values.momentum, p, q
    )
    (step.gradient_scale, step.weight_decay) = (values.gradientScale, plan.optimizer.weightDecay(values).coupled)
    let size = plan.trainingSet.size
    run.forEachEpochPart(first: first, count: count, size: size) { part in
      step.tie(part, batch: Double(values.batchSize), size: Double(size))
      body(step)
    }
  }

  private mutating func tie(_ part: EpochPart, batch: Double, size: Double) {
    let (remaining, taken, fresh) = (Double(part.remaining), Double(part.taken), Double(part.fresh))
    let scale = WideNumber.ratio(gradient_scale, batch)
    // l(1 − l/N), what l examples of an epoch vary by.
    func variance(_ examples: Double) -> WideNumber {
      WideNumber(examples) * .ratio(size - examples, size)
    }
    count = Int64(part.count)
    share = (scale * .ratio(taken, remaining)).raw
    if part.fresh > 0 {
      spread = WideNumber.zero.raw
      own = (scale * scale * (variance(taken) + variance(fresh))).raw
      kept = WideNumber.zero.raw
      self.taken = part.endsEpoch ? WideNumber.zero.raw : (scale * variance(fresh)).raw
    } else {
      let seen = Double(part.count * part.taken)
      let noise = WideNumber(gradient_scale) * scale
      let left = part.endsEpoch ? 0 : remaining - seen
      spread = noise.raw
      own = (noise * .ratio(size - seen, size) * .ratio(1, Double(part.count))).raw
      kept = WideNumber.ratio(left, remaining).raw
      self.taken = (WideNumber(gradient_scale) * .ratio(left, size)).raw
    }
  }

  static func advance(_ tiles: MomentTiles, _ steps: [Self], records: Int, variant: KernelVariant) -> [Double] {
    tiles.sums(of: records, workspace: Int(NSK_RESHUFFLED_WORKSPACE)) { buffers, sums, workspace in
      nsk_reshuffled(
        variant.raw, Int64(buffers.tiles), buffers.curvature.pointer, buffers.variance.pointer, steps,
        Int64(steps.count), buffers.state.pointer, sums, workspace)
    }
  }
}
