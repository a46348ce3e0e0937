import NoiseScale

/// Whose second moments are stepped, by which rule, and on what machine.
struct MomentPlan: Sendable {
  /// The quadratic: curvatures, gradient variances, start.
  var problem: QuadraticProblem
  /// N, and the sampling of independent batches.
  var trainingSet: TrainingSet
  /// SGD, heavy ball or Nesterov.
  var optimizer: any Optimizer
  /// ≥ 1; the modes are shared out among them.
  var threads: Int
  /// The instruction set of the inner loops.
  var variant: KernelVariant
}
