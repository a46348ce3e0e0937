import NoiseScale
import SimulationKernels

/// What a kernel does to the second moments of all modes at a time: some updates, or the loss taken.
protocol MomentStep: Sendable {
  /// How many moments of a mode it works on.
  static var rows: Int { get }
  /// Takes the loss.
  static var record: Self { get }
  /// The steps that make updates `first` … `first + count − 1`, counted from the start of the run, in order.
  static func forEach(_ run: UpdateRun, first: Int, count: Int, of plan: MomentPlan, _ body: (Self) -> Void)
  /// Carries out steps; ½ Σ h E w² over the modes at each of the `records` that record.
  static func advance(_ tiles: MomentTiles, _ steps: [Self], records: Int, variant: KernelVariant) -> [Double]
}

extension nsk_moment_step: MomentStep {
  static var rows: Int { 3 }

  static var record: Self {
    var step = nsk_moment_step()
    step.kind = Int64(NSK_MOMENTS_RECORD)
    return step
  }

  static func forEach(_ run: UpdateRun, first: Int, count: Int, of plan: MomentPlan, _ body: (Self) -> Void) {
    let values = run.hyperParameters
    guard case .linear(let p, let q) = plan.optimizer.rule(values) else { return }
    let scale = values.gradientScale
    body(
      nsk_moment_step(
        learning_rate: values.learningRate, momentum: values.momentum, gradient_weight: p, velocity_weight: q,
        gradient_scale: scale, weight_decay: plan.optimizer.weightDecay(values).coupled,
        share: scale * scale * plan.trainingSet.batchVariance(values.batchSize), count: Int64(count),
        kind: Int64(run.count > 1 ? NSK_MOMENTS_POWER : NSK_MOMENTS_SINGLE)))
  }

  static func advance(_ tiles: MomentTiles, _ steps: [Self], records: Int, variant: KernelVariant) -> [Double] {
    tiles.advance(steps, records: records, variant: variant)
  }
}

extension MomentTiles {
  /// Carries out the steps of an optimiser; ½ Σ h E w² over the modes at each of the `records` steps that record.
  func advance(_ steps: [nsk_moment_step], records: Int, variant: KernelVariant) -> [Double] {
    sums(of: records, workspace: Int(NSK_MOMENT_WORKSPACE)) { buffers, sums, workspace in
      nsk_moments(
        variant.raw, Int64(buffers.tiles), buffers.curvature.pointer, buffers.variance.pointer, steps,
        Int64(steps.count), buffers.state.pointer, sums, workspace)
    }
  }
}
