import NoiseScale
import SimulationKernels

/// Steps the second moments of all modes of a quadratic through a run.
///
/// Updates and recorded points are gathered into lists of steps, and each list is carried out for one tile of modes after
/// another, so that what belongs to a tile stays in cache. Losses come out only then: a sample is the position that its loss
/// will have in ``losses``.
struct MomentMarch: Stepper {
  /// Those of the samples, after ``carryOut()``.
  private(set) var losses: [Double] = []
  private let parts: [MomentTiles]
  private let plan: ExactQuadratic
  private let report: @Sendable (Double) -> Void
  /// Updates of the whole run, and those carried out and gathered.
  private let updates: Int
  private var done = 0
  private var made = 0
  private var steps: [nsk_moment_step] = []
  private var records = 0

  /// Steps of a list, and recorded points of one.
  private static let (mostSteps, mostRecords) = (4096, 1024)

  init(_ plan: ExactQuadratic, updates: Int, report: @escaping @Sendable (Double) -> Void) {
    parts = MomentTiles.parts(of: plan.problem)
    (self.plan, self.updates, self.report) = (plan, max(1, updates), report)
  }

  mutating func advance(_ run: UpdateRun, first: Int, count: Int) {
    let values = run.hyperParameters
    guard case .linear(let p, let q) = plan.optimizer.rule(values) else { return }
    let scale = values.gradientScale
    add(
      nsk_moment_step(
        learning_rate: values.learningRate, momentum: values.momentum, gradient_weight: p, velocity_weight: q,
        gradient_scale: scale, weight_decay: plan.optimizer.weightDecay(values).coupled,
        share: scale * scale * plan.timeline.trainingSet.batchVariance(values.batchSize), count: Int64(count),
        kind: Int64(run.count > 1 ? NSK_MOMENTS_POWER : NSK_MOMENTS_SINGLE)))
    made = first + count
  }

  mutating func sample() -> Int {
    let position = losses.count + records
    var step = nsk_moment_step()
    step.kind = Int64(NSK_MOMENTS_RECORD)
    records += 1
    add(step)
    return position
  }

  private mutating func add(_ step: nsk_moment_step) {
    steps.append(step)
    if steps.count == Self.mostSteps || records == Self.mostRecords { carryOut() }
  }

  /// Carries out what has been gathered.
  mutating func carryOut() {
    let (steps, records, variant, report) = (steps, records, plan.variant, report)
    let (before, width) = (Double(done) / Double(updates), Double(made - done) / Double(updates))
    let sum = ProgressSum(parts.count) { report(min(1, before + width * $0)) }
    losses += parts.sums(of: records, threads: plan.threads) { part, tiles in
      let sums = tiles.advance(steps, records: records, variant: variant)
      sum.set(part, 1)
      return sums
    }
    (self.steps, self.records, done) = ([], 0, made)
  }
}

extension MomentTiles {
  /// Carries out the steps of an optimiser; ½ Σ h E w² over the modes at each of the `records` steps that record.
  func advance(_ steps: [nsk_moment_step], records: Int, variant: KernelVariant) -> [Double] {
    sums(of: records) { buffers, sums in
      let size = Int(NSK_MOMENT_WORKSPACE) * MemoryLayout<Double>.stride
      withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { workspace in
        nsk_moments(
          variant.raw, Int64(buffers.tiles), buffers.curvature.pointer, buffers.variance.pointer, steps,
          Int64(steps.count), buffers.state.pointer, sums, workspace.bindMemory(to: Double.self).baseAddress)
      }
    }
  }
}
