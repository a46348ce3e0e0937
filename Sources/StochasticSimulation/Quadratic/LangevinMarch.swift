import Elementary
import NoiseScale
import SimulationKernels

/// Moves the second moments of all modes of a quadratic along its SDE.
///
/// Short times, as under a law, are gathered and carried out by a kernel that sums series; ``LangevinTransition`` is for the
/// others.
struct LangevinMarch {
  /// One for each recorded time, after ``carryOut()``.
  private(set) var losses: [Double] = []
  private let parts: [MomentTiles]
  private let kind: LangevinKind
  private let threads: Int
  private let variant: KernelVariant
  private let largestCurvature: Double
  private var steps: [nsk_langevin_step] = []
  private var records = 0

  /// Steps of a list, and recorded times of one.
  private static let (mostSteps, mostRecords) = (4096, 1024)

  init(_ problem: QuadraticProblem, kind: LangevinKind, threads: Int, variant: KernelVariant) {
    parts = MomentTiles.parts(of: problem)
    largestCurvature = problem.largestCurvature
    (self.kind, self.threads, self.variant) = (kind, threads, variant)
  }

  /// Multiplies the velocity.
  mutating func rescaleVelocity(_ factor: Double) {
    var step = nsk_langevin_step()
    (step.kind, step.rescale) = (Int64(NSK_LANGEVIN_RESCALE), factor)
    add(step)
  }

  mutating func move(_ coefficients: LangevinCoefficients, time: Double) {
    guard let step = shortStep(coefficients, time, kind: NSK_LANGEVIN_MOVE) else {
      carryOut()
      _ = moveFar(coefficients, time: time, stays: false)
      return
    }
    add(step)
  }

  /// The loss that there will be after `time`, without moving.
  mutating func record(_ coefficients: LangevinCoefficients, after time: Double) {
    guard let step = shortStep(coefficients, time, kind: NSK_LANGEVIN_ASIDE) else {
      carryOut()
      losses.append(moveFar(coefficients, time: time, stays: true))
      return
    }
    records += 1
    add(step)
  }

  /// Carries out what has been gathered.
  mutating func carryOut() {
    guard !steps.isEmpty else { return }
    losses += parts.sums(of: records, threads: threads) { [steps, records, kind, variant] _, tiles in
      tiles.move(steps, records: records, kind: kind, variant: variant)
    }
    (steps, records) = ([], 0)
  }

  private mutating func add(_ step: nsk_langevin_step) {
    steps.append(step)
    if steps.count == Self.mostSteps || records == Self.mostRecords { carryOut() }
  }

  /// `nil` where the time is too long for the series.
  private func shortStep(_ k: LangevinCoefficients, _ time: Double, kind place: Int) -> nsk_langevin_step? {
    var step = nsk_langevin_step()
    (step.kind, step.weight_decay) = (Int64(place), k.weightDecay)
    let (gamma, largest) = (k.driftRate, largestCurvature + k.weightDecay)
    switch kind {
    case .overdamped:
      step.pull = 2 * gamma * time
      step.noise_ww = gamma * gamma * k.noisePerDrift * time
      guard let orders = Self.orders(rate: largest * step.pull) else { return nil }
      step.orders = Int64(orders)
    case .withMemory:
      let ratio = time / k.memoryEpochs
      step.drift = gamma * time
      (step.ratio, step.pull, step.damping) = (ratio, step.drift * ratio, .exp(-ratio / 2))
      let noise = k.noisePerDrift * time / (k.memoryEpochs * k.memoryEpochs)
      (step.noise_ww, step.noise_wv, step.noise_vv) = (noise * step.drift * step.drift, noise * step.drift, noise)
      let rate = 2 * max(ratio, (largest * step.pull).squareRoot())
      guard let orders = Self.orders(rate: rate) else { return nil }
      step.orders = Int64(orders)
    }
    return step
  }

  /// How many terms leave 10⁻¹⁸ of the leading one, the third, where terms grow as rateⁿ/n!.
  private static func orders(rate: Double) -> Int? {
    guard rate <= 4 else { return nil }
    var (order, term) = (3, 1.0)
    while term > 1e-18 {
      order += 1
      term *= rate / Double(order)
    }
    return order
  }

  /// By the transition in closed form; the loss after `time`.
  private func moveFar(_ coefficients: LangevinCoefficients, time: Double, stays: Bool) -> Double {
    parts.sums(of: 1, threads: threads) { [kind] _, tiles in
      tiles.moveFar(stays: stays) {
        LangevinTransition.make(kind, coefficients, curvature: $0, variance: $1, time: time)
      }
    }[0]
  }
}

extension MomentTiles {
  fileprivate func move(_ steps: [nsk_langevin_step], records: Int, kind: LangevinKind, variant: KernelVariant)
    -> [Double]
  {
    sums(of: records) { buffers, sums in
      nsk_langevin_moments(
        variant.raw, kind == .withMemory ? 1 : 0, Int64(buffers.tiles), buffers.curvature.pointer,
        buffers.variance.pointer, steps, Int64(steps.count), buffers.state.pointer, sums)
    }
  }

  fileprivate func moveFar(stays: Bool, _ transition: (_ curvature: Double, _ variance: Double) -> LangevinTransition)
    -> [Double]
  {
    sums(of: 1) { buffers, sums in
      for mode in 0..<count {
        let h = buffers.curvature[mode]
        let step = transition(h, buffers.variance[mode])
        let moved = step.phi.applied(to: buffers[mode]) + step.noise
        sums[0] += 0.5 * h * moved.ww
        if !stays { buffers[mode] = moved }
      }
    }
  }
}
