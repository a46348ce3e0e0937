import NoiseScale
import Records
import StochasticSimulation

/// Where a schedule's curves are compared: at its recorded epochs, or over windows of them.
struct ComparedWindows {
  /// The recorded epochs.
  let recorded: [Double]
  /// What is averaged; `nil` where the recorded epochs are compared as they are.
  let windows: [EpochWindow]?
  /// The last epochs, where they are averaged for the region `final`.
  let end: EpochWindow?
  private let byLast: [Double: [Double]]

  /// - Parameter recorded: Ascending.
  init(_ recorded: [Double], _ comparison: ComparisonDescription) {
    self.recorded = recorded
    windows = comparison.window.map { EpochWindow.all(of: recorded, length: $0) }
    byLast = Dictionary(uniqueKeysWithValues: (windows ?? []).map { ($0.epoch, $0.epochs) })
    end = comparison.finalWindow.flatMap { EpochWindow.last(of: recorded, length: $0) }
  }

  /// The epochs that are compared: a window is known by its last.
  var epochs: [Double] { windows?.map(\.epoch) ?? recorded }

  /// Values at the recorded epochs, averaged as they are compared; those past their end are left out.
  func averages(of values: [Double]) -> (compared: [Double], end: Double?) {
    let places = Dictionary(uniqueKeysWithValues: recorded.enumerated().map { ($1, $0) })
    func average(_ window: EpochWindow) -> Double? {
      let own = window.epochs.compactMap { places[$0] }.filter { $0 < values.count }
      guard own.count == window.epochs.count else { return nil }
      return own.reduce(0) { $0 + values[$1] } / Double(own.count)
    }
    return (windows.map { $0.compactMap(average) } ?? values, end.flatMap(average))
  }

  /// The recorded epochs that stand behind a compared one.
  func members(of epoch: Double) -> [Double] { known(epoch) ?? [epoch] }

  /// The same; `nil` where there are windows and none of them ends there.
  func known(_ epoch: Double) -> [Double]? { windows == nil ? [epoch] : byLast[epoch] }
}

extension PreparedExperiment {
  /// Where the curves of a schedule are compared.
  func windows(_ plan: Plan) -> ComparedWindows { ComparedWindows(grid(plan).epochs, experiment.comparison) }
}
