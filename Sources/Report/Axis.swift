/// A horizontal or vertical axis.
public struct Axis: Sendable {
  /// How a value becomes a position.
  public enum Scale: Sendable {
    /// Equal differences are equal lengths.
    case linear
    /// Values that are not positive are not drawn.
    case logarithmic
  }

  /// What the axis shows, with its unit, for example `time (epochs)`.
  public var label: String
  /// How a value becomes a position.
  public var scale: Scale
  /// The values at both ends; `nil` takes them from the data.
  public var range: ClosedRange<Double>?

  /// An axis. A range must be finite and not a single value, and positive on a logarithmic axis.
  public init(_ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
    if let range {
      precondition(
        range.lowerBound.isFinite && range.upperBound.isFinite && range.lowerBound < range.upperBound
          && (scale == .linear || range.lowerBound > 0),
        "axis \(label): the range \(range) cannot be drawn")
    }
    self.label = label
    self.scale = scale
    self.range = range
  }

  /// Whether the value has a position on the axis.
  ///
  /// Beyond 10^±150 the arithmetic of ranges would overflow, here and in gnuplot.
  func shows(_ value: Double) -> Bool {
    value.magnitude < 1e150 && (scale == .linear || value > 1e-150)
  }
}
