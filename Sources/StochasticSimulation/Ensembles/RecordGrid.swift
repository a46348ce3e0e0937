import NoiseScale
import Records

/// The epochs at which metrics are recorded: 0, r, 2r … and the end of the schedule.
public struct RecordGrid: Sendable {
  /// Ascending.
  public let epochs: [Double]

  /// 0, r, 2r … and `total`, each as the decimal number that it stands for: 0.3, not 3 × 0.1.
  ///
  /// `every` > 0, epochs.
  public init(every: Double, epochs total: Double) {
    let whole = Self.whole(every, total)
    var epochs = (0...whole).map { (Double($0) * every).withoutBinaryRounding }
    if let last = epochs.last, total - last > 1e-9 * total { epochs.append(total) }
    self.epochs = epochs
  }

  /// About how many there are, without making them: at most one too many.
  public static func count(every: Double, epochs total: Double) -> Int { whole(every, total) + 2 }

  private static func whole(_ every: Double, _ total: Double) -> Int {
    Int((total / every * (1 - 1e-12)).rounded(.down))
  }

  /// These epochs, ascending.
  ///
  /// The common points of schedules of different lengths are those of the shortest, up to its end.
  public init(epochs: [Double]) { self.epochs = epochs }
}

extension Double {
  /// The number with 12 decimals that a product of such numbers stands for, 0.3 for 3 × 0.1; itself where there is none within
  /// rounding.
  fileprivate var withoutBinaryRounding: Double {
    let scaled = (self * 1e12).rounded()
    guard scaled < 0x1p53 else { return self }
    let decimal = scaled / 1e12
    return abs(decimal - self) <= 2 * ulp ? decimal : self
  }
}

/// A recorded epoch between two neighbouring updates: its metrics are (1 − share) × those after `updates` updates
/// + share × those one update later, linear in examples.
public struct RecordPoint: Sendable, Equatable {
  /// Examples seen ÷ N.
  public var epoch: Double
  /// Updates made at or before the epoch.
  public var updates: Int
  /// 0 ≤ share < 1.
  public var share: Double
  /// The stage of the update that comes next (of the last update at the end of the run).
  public var stage: Int

  /// Fractional updates.
  public var position: Double { Double(updates) + share }
}

extension Timeline {
  /// Where the recorded epochs lie between the updates; ascending epochs, at most the nominal end of the run.
  public func recordPoints(_ grid: RecordGrid) -> [RecordPoint] {
    var points: [RecordPoint] = []
    var iterator = equalBatches.makeIterator()
    var run = iterator.next()
    for epoch in grid.epochs {
      let scaled = epoch * Double(trainingSet.size)
      let examples = abs(scaled - scaled.rounded()) < 1e-6 ? scaled.rounded() : scaled
      while let current = run, Double(current.examplesAfter) <= examples {
        guard let next = iterator.next() else { break }
        run = next
      }
      guard let current = run else { break }
      let stride = Double(current.stride)
      let into = min(max(0, (examples - Double(current.examplesBefore)) / stride), Double(current.count))
      let whole = into.rounded(.down)
      // The share is the same however many updates a law divides the run into.
      let share =
        current.isUnderLaw && whole < Double(current.count)
        ? (max(examples, Double(current.examplesBefore)) - Double(current.examplesBefore + Int(whole) * current.stride))
          / stride
        : into - whole
      points.append(
        RecordPoint(
          epoch: epoch, updates: current.firstUpdate + Int(whole), share: share, stage: current.stage))
    }
    return points
  }
  /// The points as records hold them, each with the stage of the last update that it has seen a part of.
  func recorded(_ points: [RecordPoint]) -> [Record.Point] {
    let segments = segments.filter { $0.updates > 0 }
    return points.map { point in
      let segment = point.share == 0 ? segments.last { $0.firstUpdate < point.updates } : nil
      return Record.Point(epoch: point.epoch, update: point.position, stage: segment?.index ?? point.stage)
    }
  }
}
