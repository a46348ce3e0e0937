import Descriptions
import NoiseScale
import SimulationKernels

/// The expected loss of the noisy quadratic under the equation that reshuffled batches come from as B/N → 0 at the same γ and θ:
/// its noise adds up to 0 over every epoch.
///
///     overdamped
///       dw = −γ ∇L dτ + γ C^½/√N dZ
///     with memory
///       θ dv = −(v − ∇L) dτ + C^½/√N dZ
///       dw = −γ v dτ
///
/// Z is a Brownian bridge over each epoch. γ is all that the first takes from the hyper-parameters, so that schedules of the same approximate g share it. It is computed as
/// the optimiser itself with steps of 1/l, whose first-order error is that of a learning rate ε/l.
///
/// θ is B/(N(1 − m)) · 2q²/(1 + m), q the share of θ that the optimiser loses (``/NoiseScale/Optimizer/lostMemory(momentum:)``):
/// where a slow mode has all but cancelled its noise, what is left is that of the velocity, γ²C q²B/(N²(1 − m²)), and this θ
/// gives it. Source: <doc:Derivation>.
public struct BridgeMoments: Sendable {
  /// The quadratic with the noise of one of the l parts of an example.
  private let problem: QuadraticProblem
  private let kind: LangevinKind
  private let segments: [LangevinSegment]
  private let size: Int
  private let lostMemory: @Sendable (Double) -> Double?
  /// l.
  private let refinement: Int

  /// The expected curve over stretches of constant hyper-parameters, one after another from epoch 0, not yet computed. `lostMemory` is what
  /// the optimiser loses of θ, by its momentum (``/NoiseScale/Optimizer/lostMemory(momentum:)``).
  ///
  /// - Throws: ``/Descriptions/Fault`` where the noise of a refined step leaves the range of doubles.
  public init(
    problem: QuadraticProblem, kind: LangevinKind, segments: LangevinSegments, trainingSetSize: Int,
    lostMemory: @escaping @Sendable (_ momentum: Double) -> Double?
  ) throws(Fault) {
    // Under a law of the batch every update is a stretch of its own, with powers of its own.
    let segments = segments.merged
    let refinement = segments.count > 10_000 ? 16 : segments.count > 1000 ? 64 : 1024
    self.problem = try QuadraticProblem(
      curvature: problem.curvature, gradientVariance: problem.gradientVariance.map { $0 * Double(refinement) },
      initialMean: problem.initialMean, initialVariance: problem.initialVariance)
    (self.kind, self.segments, self.refinement) = (kind, segments, refinement)
    (size, self.lostMemory) = (trainingSetSize, lostMemory)
  }

  /// E ½ Σ h_i w_i² at ascending `epochs`, each at the nearest of the small steps; NaN past the last segment. Neither threads nor the
  /// variant change a bit.
  public func losses(at epochs: [Double], threads: Int = 1, variant: KernelVariant = .widest) -> [Double] {
    let whole = size * refinement
    let set = TrainingSet(size: whole, sampling: .reshuffled)
    let plan = MomentPlan(
      problem: problem, trainingSet: set, optimizer: HeavyBall(), threads: threads, variant: variant)
    var march = MomentMarch<nsk_reshuffled_step>(plan, updates: 1) { _ in }
    var (next, updates, examples) = (0, 0, 0)
    for segment in segments {
      let values = refined(segment.hyperParameters)
      let batch = values.batchSize
      func steps(to epoch: Double) -> Int {
        max(0, Int(((epoch * Double(whole) - Double(examples)) / Double(batch)).rounded()))
      }
      func move(_ count: Int) {
        guard count > 0 else { return }
        let run = UpdateRun(
          stage: segment.stage, firstUpdate: updates, count: count, examplesBefore: examples, hyperParameters: values,
          stride: batch)
        march.advance(run, first: updates, count: count)
        (updates, examples) = (updates + count, run.examplesAfter)
      }
      while next < epochs.count, epochs[next] <= segment.end * (1 + 1e-9) {
        move(steps(to: min(epochs[next], segment.end)))
        _ = march.sample()
        next += 1
      }
      guard next < epochs.count else { break }
      move(steps(to: segment.end))
    }
    march.carryOut()
    return march.losses + Array(repeating: .nan, count: epochs.count - next)
  }

  /// The hyper-parameters of steps of B/(lN) epochs, in heavy ball's convention.
  private func refined(_ values: HyperParameters) -> HyperParameters {
    let step = Double(values.batchSize) / Double(size) / Double(refinement)
    let lost = lostMemory(values.momentum) ?? 0
    let memory =
      kind == .overdamped
      ? 0 : 2 * lost * lost / (1 + values.momentum) * values.memoryEpochs(trainingSetSize: size)
    let forgotten = memory > step ? step / memory : 1
    return HyperParameters(
      learningRate: values.driftRate(trainingSetSize: size) * step * forgotten, batchSize: values.batchSize,
      momentum: 1 - forgotten, weightDecay: values.weightDecay)
  }
}

extension LangevinSegments {
  /// Neighbours of one stage that differ in the learning rate alone as one at its mean, which keeps what they drift: at most 1/4096 of
  /// the run together, over which a law hardly changes.
  fileprivate var merged: [LangevinSegment] {
    let longest = end / 4096
    var merged: [LangevinSegment] = []
    for segment in self {
      guard var whole = merged.last, whole.stage == segment.stage, segment.end - whole.start <= longest else {
        merged.append(segment)
        continue
      }
      var values = segment.hyperParameters
      values.learningRate = whole.hyperParameters.learningRate
      guard values == whole.hyperParameters else {
        merged.append(segment)
        continue
      }
      let share = (segment.end - segment.start) / (segment.end - whole.start)
      whole.hyperParameters.learningRate += share * (segment.hyperParameters.learningRate - values.learningRate)
      whole.end = segment.end
      merged[merged.count - 1] = whole
    }
    return merged
  }
}
