/// One pair of axes and what is drawn on them.
public struct Panel: Sendable {
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
  /// A length to compare distances between curves with; one that is longer than half the vertical axis is not drawn.
  public var scaleBar: ScaleBar?

  /// A panel.
  public init(
    title: String, x: Axis, y: Axis, series: [Series], guides: [Guide] = [], scaleBar: ScaleBar? = nil
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.guides = guides
    self.scaleBar = scaleBar
  }
}

/// A dashed horizontal line with a label, for example a margin.
public struct Guide: Sendable {
  /// The height at which it is drawn.
  public var y: Double
  /// The text to its right.
  public var label: String

  /// A guide line.
  public init(y: Double, label: String = "") {
    self.y = y
    self.label = label
  }
}

/// A short vertical bar with a label, to the right of a panel's lower right corner.
public struct ScaleBar: Sendable {
  /// Its length in units of the vertical axis: a difference on a linear axis, a factor on a logarithmic one.
  public var length: Double
  /// The text beside it.
  public var label: String

  /// A bar.
  public init(length: Double, label: String) {
    self.length = length
    self.label = label
  }
}
