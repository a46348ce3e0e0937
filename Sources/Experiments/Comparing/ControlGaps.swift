import Equivalence

/// The gaps of control schedules, whose noise scale is wrong by a factor, to the reference: what the resolution of a verdict is made of.
///
/// A gap holds whatever schedule the reference is compared with; only how exactly it is measured depends on that.
struct ControlGaps {
  /// One factor: the gap to the reference at each compared epoch of the reference.
  struct Control {
    var factor: Double
    /// By the position of the epoch; fewer where the control ends early.
    var gaps: [Double]
    /// Over the last epochs, where they are averaged.
    var end: Double?
    var diverges = false
  }

  /// In the order of the factors.
  let controls: [Control]
  let source: Resolution.Source
  /// Where the reference is compared.
  let epochs: [Double]

  init(controls: [Control], source: Resolution.Source, epochs: [Double]) {
    (self.controls, self.source, self.epochs) = (controls.sorted { $0.factor < $1.factor }, source, epochs)
  }

  /// Which factors a comparison with the reference would have noticed over a region; `nil` where none was tried.
  /// - Throws: `DistributionError` if a quantile cannot be computed.
  func resolution(of comparison: CurveComparison, _ region: Region) throws -> Resolution? {
    let needed = try comparison.noticeableGaps(in: region)
    guard !needed.isEmpty else { return nil }
    let common = CommonEpochs(comparison.points(of: region).map(\.epoch), epochs).positions
    return Resolution(
      controls.map { control in
        let isSeen = common.contains { place in
          let gap =
            if region == .final, let end = control.end { end } else if place.reference < control.gaps.count {
              control.gaps[place.reference]
            } else { 0.0 }
          return gap.magnitude > needed[place.mine]
        }
        // A control that diverges is different, whatever went before.
        return (factor: control.factor, isNoticed: control.diverges || isSeen)
      }, source: source)
  }
}

extension ControlGaps.Control {
  /// A simulated control against the reference. Each gap is taken at the end of its band that is nearer to 0, so that chance in the
  /// control makes the resolution worse and not better.
  init(_ factor: Double, _ comparison: CurveComparison) {
    func nearest(_ point: GapPoint) -> Double {
      point.bandLower > 0 ? point.bandLower : point.bandUpper < 0 ? point.bandUpper : 0
    }
    self.init(
      factor: factor, gaps: comparison.points.map(nearest), end: comparison.end.map(nearest),
      diverges: comparison.verdict(.whole).limitation == .diverged)
  }
}
