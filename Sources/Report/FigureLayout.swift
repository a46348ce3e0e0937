/// Where everything stands in a figure, in pixels from the top left corner.
struct FigureLayout {
  static let fontSize = 16.0
  static let titleFontSize = 20.0
  static let panelTitleFontSize = 17.0
  static let smallFontSize = 14.0

  struct Frame {
    let left, right, top, bottom: Double
    var width: Double { right - left }
    var height: Double { bottom - top }
  }

  let width: Double
  let height: Double
  /// The height of the title's middle.
  let titleY: Double
  /// The inside of the axes, panel by panel.
  let axes: [Frame]
  /// The legend of the whole figure.
  let legend: [LegendEntry]
  /// The legend of each panel.
  let panelLegends: [[LegendEntry]]

  private static let panelWidth = 560.0
  private static let panelHeight = 380.0

  init(_ figure: Figure) {
    let rows = (figure.panels.count + figure.columns - 1) / figure.columns
    let width = Double(figure.columns) * Self.panelWidth
    let titleHeight = figure.title.isEmpty ? 6.0 : 48
    let legendTop = titleHeight + Double(rows) * Self.panelHeight
    let axes = figure.panels.indices.map { index in
      let left = Double(index % figure.columns) * Self.panelWidth
      let top = titleHeight + Double(index / figure.columns) * Self.panelHeight
      return Frame(
        left: left + 114, right: left + Self.panelWidth - 24, top: top + 40, bottom: top + Self.panelHeight - 70)
    }
    legend =
      figure.legend == .below
      ? LegendEntry.below(figure, top: legendTop, width: width, fontSize: Self.fontSize) : []
    panelLegends = zip(figure.panels, axes).map { panel, axes in
      figure.legend == .inPanels ? LegendEntry.inside(panel, axes: axes, fontSize: Self.smallFontSize) : []
    }
    self.axes = axes
    self.width = width
    height = legend.last.map { $0.y + 22 } ?? legendTop
    titleY = 26
  }
}
