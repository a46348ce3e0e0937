/// Recorded epochs over which the values of each replicate are averaged before curves are compared, so that the noise within a
/// run does not hide what lies between runs.
public struct EpochWindow: Sendable, Hashable {
  /// Its epochs, ascending; at least one.
  public let epochs: [Double]

  /// The epoch that stands for the window: its last.
  public var epoch: Double { epochs[epochs.count - 1] }

  /// A window of these epochs, ascending and at least one.
  public init(_ epochs: [Double]) {
    precondition(!epochs.isEmpty, "a window has epochs")
    self.epochs = epochs
  }

  /// Windows of `length` epochs: (0, W], (W, 2W] …, as far as there are epochs in them; the last may be shorter.
  ///
  /// Epoch 0, the untrained model, stands outside: it is noise of the start alone.
  /// - Parameters:
  ///   - epochs: Ascending.
  ///   - length: > 0, epochs.
  public static func all(of epochs: [Double], length: Double) -> [EpochWindow] {
    var windows: [(number: Double, epochs: [Double])] = []
    for epoch in epochs where epoch > 0 {
      // An epoch that is a rounding past a multiple of the length belongs to the window that ends there.
      let share = epoch / length
      let number = share.isFinite ? (share * (1 - 1e-12)).rounded(.down) : epoch
      if let last = windows.indices.last, windows[last].number == number {
        windows[last].epochs.append(epoch)
      } else {
        windows.append((number, [epoch]))
      }
    }
    return windows.map { EpochWindow($0.epochs) }
  }

  /// The last `length` epochs of a run as one window, without the untrained model; `nil` where there is no epoch but that.
  ///
  /// - Parameters:
  ///   - epochs: Ascending.
  ///   - length: > 0, epochs.
  public static func last(of epochs: [Double], length: Double) -> EpochWindow? {
    guard let end = epochs.last else { return nil }
    let own = epochs.filter { $0 > 0 && $0 > (end - length) * (1 + 1e-12) }
    return own.isEmpty ? nil : EpochWindow(own)
  }
}

extension Record {
  /// The averages of every curve over windows, a point each; what was measured beside the curves is left out.
  ///
  /// A replicate that has diverged within a window is infinite there. Of a logged series a replicate counts where it has every
  /// epoch of the window: an average over some of them would not be comparable.
  /// - Parameter windows: Ascending, not overlapping, of epochs at which the record has points.
  public func averaged(over windows: [EpochWindow]) -> Record {
    var averaged = self
    averaged.series = series.compactMap { series in
      switch series.kind {
      case .measurement: nil
      case .logged: series.loggedAverages(over: windows)
      case .loss, .accuracy, .average: averages(of: series, over: windows)
      }
    }
    return averaged
  }

  private func averages(of series: Series, over windows: [EpochWindow]) -> Series {
    var averages = Series(metric: series.metric, kind: .average)
    var place = 0
    for window in windows {
      while place < series.points.count, series.points[place].epoch < window.epochs[0] { place += 1 }
      let places = place..<min(place + window.epochs.count, series.points.count)
      // A record ends early where all its replicates have diverged, and then they have within the window.
      guard let last = places.last else { break }
      let ended = places.map { diverged(at: $0) }
      let values = (0..<width).map { replicate in
        ended.contains { $0[replicate] } || places.count < window.epochs.count
          ? .infinity : places.reduce(0) { $0 + series.values[$1][replicate] } / Double(places.count)
      }
      var point = series.points[last]
      point.epoch = window.epoch
      averages.append(point, values)
    }
    return averages
  }
}

extension Record.Series {
  fileprivate func loggedAverages(over windows: [EpochWindow]) -> Record.Series {
    var averages = Record.Series(metric: metric, kind: .logged)
    let places = Dictionary(uniqueKeysWithValues: points.enumerated().map { ($1.epoch, $0) })
    for window in windows {
      let own = window.epochs.compactMap { places[$0] }
      guard own.count == window.epochs.count, let last = own.last else { continue }
      let width = values[last].count
      averages.append(
        Record.Point(epoch: window.epoch, update: points[last].update, stage: points[last].stage),
        (0..<width).map { replicate in own.reduce(0) { $0 + values[$1][replicate] } / Double(own.count) })
    }
    return averages
  }
}
