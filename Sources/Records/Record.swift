/// What a unit of work yields: the raw values of each of its replicates.
///
/// Everything after it is a function of records: ``RecordFold`` makes curves of them.
public struct Record: Sendable, Equatable {
  /// A recorded epoch.
  public struct Point: Sendable, Equatable {
    /// Examples seen ÷ N.
    public var epoch: Double
    /// The same point counted in updates, fractional; NaN where that is not known.
    public var update: Double
    /// The stage of the last update that the point has seen a part of, counted from 0.
    public var stage: Int

    /// A recorded epoch.
    public init(epoch: Double, update: Double, stage: Int) {
      (self.epoch, self.update, self.stage) = (epoch, update, stage)
    }
  }

  /// What a series is of, and when it has diverged.
  public enum Kind: Sendable, Hashable {
    /// A loss: diverged where ``Divergence/isReached(by:start:scale:)``, the start being its first point. The scale is the same for
    /// all replicates of a schedule under one dynamics.
    case loss(scale: Double)
    /// A share of examples, 0…1: diverged where it is not finite.
    case accuracy
    /// Something else that was measured at points of its own; no part of the curves, and never diverged.
    case measurement
    /// A loss or an accuracy averaged over windows of epochs: diverged where it is not finite.
    case average
    /// A metric that was logged elsewhere, at points of its own, which need not be those of other replicates: diverged where it
    /// is not finite, whatever the other series do.
    case logged

    /// Whether the series of this kind have the same points in a record, and end together.
    var isShared: Bool {
      switch self {
      case .loss, .accuracy, .average: true
      case .measurement, .logged: false
      }
    }
  }

  /// One metric of all replicates of the group.
  public struct Series: Sendable, Equatable {
    /// The metric's name, such as `train_loss`.
    public var metric: String
    /// Loss, accuracy or something else.
    public var kind: Kind
    /// In the order of the epochs. Losses and accuracies of a record have the same points.
    public private(set) var points: [Point] = []
    /// `values[point][replicate]`.
    public private(set) var values: [[Double]] = []

    /// A series without points.
    public init(metric: String, kind: Kind) { (self.metric, self.kind) = (metric, kind) }

    /// Adds the values of all replicates at the next point.
    public mutating func append(_ point: Point, _ values: [Double]) {
      points.append(point)
      self.values.append(values)
    }

    /// Whether a replicate, counted from 0 within the record, has diverged at a point, and with it all that ends together.
    func hasDiverged(_ replicate: Int, at point: Int) -> Bool {
      switch kind {
      case .loss(let scale):
        Divergence.isReached(by: values[point][replicate], start: values[0][replicate], scale: scale)
      case .accuracy, .average: !values[point][replicate].isFinite
      case .measurement, .logged: false
      }
    }
  }

  /// Whose values they are.
  public var key: RecordKey
  /// In the order in which they are reported. They end early where all replicates have diverged: at the last point that is
  /// there all of them have.
  public var series: [Series]

  /// The record of a unit of work.
  public init(key: RecordKey, series: [Series]) { (self.key, self.series) = (key, series) }

  /// How many values each point has: the replicates, or 1 where the values are exact.
  public var width: Int { key.isExact ? 1 : key.replicates.count }

  /// The points of the losses and accuracies.
  public var points: [Point] { series.first { $0.kind.isShared }?.points ?? [] }

  /// Which replicates have diverged at a point, in a loss or an accuracy.
  func diverged(at point: Int) -> [Bool] {
    (0..<width).map { replicate in series.contains { $0.hasDiverged(replicate, at: point) } }
  }

  /// Whether all replicates have diverged at the last point, so that nothing needs to come after it.
  public var hasEnded: Bool {
    let last = points.count - 1
    return last >= 0 && diverged(at: last).allSatisfy(\.self)
  }
}
