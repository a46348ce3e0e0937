extension Figure {
  /// One pair of axes and what is drawn on them.
  public struct Panel: Sendable {
    /// A corner of the panel.
    public enum Corner: String, Sendable {
      /// At the upper end of the vertical axis.
      case topLeft = "top left"
      /// Opposite the corner where the axes meet.
      case topRight = "top right"
      /// Where the axes meet.
      case bottomLeft = "bottom left"
      /// At the end of the horizontal axis.
      case bottomRight = "bottom right"
    }

    /// The title above the axes.
    public var title: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// The curves, drawn in this order.
    public var series: [Series]
    /// Horizontal lines to read the curves against; one outside the range of the axis is not drawn.
    public var guides: [Guide]
    /// Where the legend stands if each panel has its own.
    public var legendCorner: Corner

    /// A panel.
    public init(
      title: String, x: Axis, y: Axis, series: [Series], guides: [Guide] = [], legendCorner: Corner = .topRight
    ) {
      self.title = title
      self.x = x
      self.y = y
      self.series = series
      self.guides = guides
      self.legendCorner = legendCorner
    }
  }

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

  /// A dashed horizontal line with a label, for example a margin.
  public struct Guide: Sendable {
    /// The height at which it is drawn.
    public var y: Double
    /// The text at its right end.
    public var label: String

    /// A guide line.
    public init(y: Double, label: String = "") {
      self.y = y
      self.label = label
    }
  }
}
