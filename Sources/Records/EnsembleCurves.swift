/// What an ensemble of replicates of one schedule did: a curve for each metric. ``RecordFold`` makes it of records.
public struct EnsembleCurves: Sendable {
  /// One recorded epoch of one metric, over the replicates.
  public struct Point: Sendable, Equatable {
    /// Examples seen ÷ N.
    public var epoch: Double
    /// The same point counted in updates, fractional; NaN where that is not known.
    public var update: Double
    /// Count, mean and spread of the metric over the replicates; of an exact value count 1 and no spread. Of a logged metric
    /// those that have the point; NaN where one of them has diverged.
    public var moments: Moments

    /// A recorded point.
    public init(epoch: Double, update: Double, moments: Moments) {
      (self.epoch, self.update, self.moments) = (epoch, update, moments)
    }
  }
  /// One metric against epochs.
  public struct Curve: Sendable {
    /// `loss`, `train_loss`, `test_loss`, `train_accuracy` or `test_accuracy`, or what a log calls it.
    public var metric: String
    /// In the order of the epochs.
    public var points: [Point]
    /// `replicates[point][replicate]` of metrics that are not logged, where single replicates are asked for. A diverged schedule has one point more
    /// than `points`: that of ``EnsembleCurves/divergence``, at which a replicate that has diverged is infinite.
    public var replicates: [[Double]]?

    /// The curve of one metric.
    public init(metric: String, points: [Point]) { (self.metric, self.points) = (metric, points) }
  }
  /// In the order in which metrics are reported. A diverged schedule's points end before the divergence, but for logged metrics.
  public var curves: [Curve]
  /// Where the schedule diverged, if it did.
  public var divergence: Divergence?
  /// 0: the values are exact and have no width.
  public var replicates: Int

  /// What was measured of the gradient's noise, where it was asked for; it ends where the curves do.
  public var noise: [NoisePoint] = []

  /// Curves without measured noise, which may be set.
  public init(curves: [Curve], divergence: Divergence?, replicates: Int) {
    (self.curves, self.divergence, self.replicates) = (curves, divergence, replicates)
  }

  /// The gradient's noise and the loss's curvature at one recorded epoch, over the replicates.
  public struct NoisePoint: Sendable, Equatable {
    /// When, in examples seen ÷ N.
    public var epoch: Double
    /// The same point counted in updates, fractional; it is measured after the last whole one.
    public var update: Double
    /// tr C, |∇L|² and the largest eigenvalue of the Hessian, as in ``NoiseSeries``.
    public var covarianceTrace, squaredGradient, largestCurvature: Moments

    /// B_simple = tr C/|∇L|² as the ratio of the means, examples; `nil` where the mean of |∇L|² is not above 0.
    ///
    /// Source: McCandlish et al., arXiv 1812.06162, equation 2.9.
    public var simpleNoiseScale: Double? {
      squaredGradient.mean > 0 ? covarianceTrace.mean / squaredGradient.mean : nil
    }
  }
}
