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

  /// Whether a loss is not finite or above 10⁶ × its start (a start of 0 gives no scale).
  public static func isReached(by loss: Double, start: Double) -> Bool {
    !loss.isFinite || (start > 0 && loss > limit * start)
  }
}
