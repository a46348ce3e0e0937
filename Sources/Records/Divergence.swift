/// The first recorded epoch at which a metric is not finite or a loss is above 10⁶ × the larger of its start and its scale.
///
/// The scale is what theory says a loss may come to without diverging: one number for all replicates, which ``Record/Kind/loss(scale:)``
/// carries. A replicate that happens to start near a minimum, or a start far below the plateau, is no divergence.
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

  /// A loss above this multiple of the larger of its start and its scale has diverged.
  public static let limit = 1e6

  /// Whether a loss is not finite or above 10⁶ × the larger of its start and its scale.
  ///
  /// - Parameters:
  ///   - loss: A later value.
  ///   - start: Its first value, ≥ 0.
  ///   - scale: Of losses of that kind, ≥ 0; ∞ where nothing finite has diverged. Where both are 0 nothing finite has either.
  public static func isReached(by loss: Double, start: Double, scale: Double) -> Bool {
    let reference = max(start, scale)
    return !loss.isFinite || (reference > 0 && loss > limit * reference)
  }
}
