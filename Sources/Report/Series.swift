/// A named curve, with or without a band around it.
public struct Series: Sendable {
  /// How the points are joined.
  public enum Style: Sendable {
    /// By straight lines.
    case line
    /// By steps: a value holds until the next point.
    case steps
    /// Not at all.
    case points
  }

  /// The name in the legend; a series without a name is not in it.
  public var name: String
  /// The points, from left to right.
  public var points: [PlotPoint]
  /// How the points are joined.
  public var style: Style
  /// Which colour, width, dash and mark: the same number looks the same in every panel.
  public var look: Int
  /// Whether it is grey in place of its look's colour, as what is not to be read like the rest.
  public var isMuted: Bool

  /// A curve. A negative look is a broken contract and traps.
  public init(name: String, points: [PlotPoint], style: Style = .line, look: Int, isMuted: Bool = false) {
    precondition(look >= 0, "series \(name): the look \(look) is negative")
    self.name = name
    self.points = points
    self.style = style
    self.look = look
    self.isMuted = isMuted
  }
}

extension [Series] {
  /// The curves, and after them a series without a name for each, of a mark at its end: for curves that end at different places.
  public var withEnds: [Series] {
    self
      + compactMap { curve in
        curve.points.last { $0.x.isFinite && $0.y.isFinite }.map {
          var end = $0
          end.band = nil
          return Series(name: "", points: [end], style: .points, look: curve.look)
        }
      }
  }
}

/// One point of a curve. A coordinate that cannot be drawn leaves a gap in the curve.
public struct PlotPoint: Sendable, Equatable {
  /// The position along the horizontal axis, in its unit.
  public var x: Double
  /// The height, in the unit of the vertical axis.
  public var y: Double
  /// The ends of the band; `nil` for none.
  public var band: ClosedRange<Double>?
  /// Whether an axis without a range of its own is made long enough to show it; a start far from all the rest would flatten that.
  public var setsRange = true

  /// A point with the band from `lower` to `upper`, without one if an end is missing, not finite or out of order.
  public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
    self.x = x
    self.y = y
    if let lower, let upper, lower.isFinite, upper.isFinite, lower <= upper { band = lower...upper }
  }
}
