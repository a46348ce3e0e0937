/// What an ensemble of replicates of one schedule did: a curve for each metric.
public struct EnsembleCurves: Sendable {
  /// One recorded epoch of one metric, over the replicates.
  public struct Point: Sendable, Equatable {
    /// Examples seen ÷ N.
    public var epoch: Double
    /// The same point counted in updates, fractional.
    public var update: Double
    /// Count, mean and spread of the metric over the replicates; of an exact value count 1 and no spread.
    public var moments: Moments

    /// A recorded point.
    public init(epoch: Double, update: Double, moments: Moments) {
      (self.epoch, self.update, self.moments) = (epoch, update, moments)
    }
  }
  /// One metric against epochs.
  public struct Curve: Sendable {
    /// `loss`, `train_loss`, `test_loss`, `train_accuracy` or `test_accuracy`.
    public var metric: String
    /// In the order of the epochs.
    public var points: [Point]

    /// The curve of one metric.
    public init(metric: String, points: [Point]) { (self.metric, self.points) = (metric, points) }
  }
  /// In the order in which metrics are reported. A diverged schedule's points end before the divergence.
  public var curves: [Curve]
  /// Where the schedule diverged, if it did.
  public var divergence: Divergence?
  /// 0: the values are exact and have no width.
  public var replicates: Int

  /// Curves computed elsewhere.
  public init(curves: [Curve], divergence: Divergence?, replicates: Int) {
    (self.curves, self.divergence, self.replicates) = (curves, divergence, replicates)
  }
}

/// The first recorded epoch at which a metric is not finite or a loss is above 10⁶ × its start.
public struct Divergence: Sendable, Equatable {
  /// How many replicates diverged by then (1 for exact curves).
  public var replicates: Int
  /// The recorded epoch.
  public var epoch: Double
  /// The same point counted in updates, fractional.
  public var update: Double
  /// Counted from 0.
  public var stage: Int

  /// A divergence found elsewhere.
  public init(replicates: Int, epoch: Double, update: Double, stage: Int) {
    (self.replicates, self.epoch, self.update, self.stage) = (replicates, epoch, update, stage)
  }

  /// A loss above this multiple of its start has diverged.
  public static let limit = 1e6
}
