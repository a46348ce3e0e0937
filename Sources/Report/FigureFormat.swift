extension Figure {
  /// How large a figure's panels are, and the text in them.
  public struct Format: Sendable, Equatable {
    /// A panel with its labels, pixels.
    public var panelWidth, panelHeight: Double
    /// Of the marks and labels of the axes, pixels; titles are larger, and all distances grow with it.
    public var fontSize: Double
    /// What the widths of curves are multiplied with.
    public var lineScale: Double

    /// A format. A length that is not positive and finite is a broken contract and traps.
    public init(panelWidth: Double, panelHeight: Double, fontSize: Double, lineScale: Double = 1) {
      precondition(
        [panelWidth, panelHeight, fontSize, lineScale].allSatisfy { $0 > 0 && $0.isFinite },
        "a figure's format has lengths > 0")
      (self.panelWidth, self.panelHeight) = (panelWidth, panelHeight)
      (self.fontSize, self.lineScale) = (fontSize, lineScale)
    }

    /// Many panels on a page that is read at full width.
    public static let report = Format(panelWidth: 540, panelHeight: 380, fontSize: 18)
    /// Few panels that are read at half a page's width.
    public static let compact = Format(panelWidth: 480, panelHeight: 360, fontSize: 20)
    /// Two panels side by side fill a slide of 16:9.
    public static let slide = Format(panelWidth: 960, panelHeight: 814, fontSize: 36, lineScale: 2)

    /// In units of text of 16 pixels, for which all distances are written down.
    var scale: Double { fontSize / 16 }
    var titleFontSize: Double { 20 * scale }
    var panelTitleFontSize: Double { 17 * scale }
    var smallFontSize: Double { 14 * scale }
  }
}
