/// Where everything stands in a figure, in pixels from the top left corner.
struct FigureLayout {
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

  init(_ figure: Figure) {
    let (format, scale) = (figure.format, figure.format.scale)
    let rows = (figure.panels.count + figure.columns - 1) / figure.columns
    let width = Double(figure.columns) * format.panelWidth
    let titleHeight = (figure.title.isEmpty ? 6.0 : 48) * scale
    let legendTop = titleHeight + Double(rows) * format.panelHeight
    let axes = figure.panels.indices.map { index in
      let left = Double(index % figure.columns) * format.panelWidth
      let top = titleHeight + Double(index / figure.columns) * format.panelHeight
      return Frame(
        left: left + 114 * scale, right: left + format.panelWidth - 24 * scale, top: top + 40 * scale,
        bottom: top + format.panelHeight - 70 * scale)
    }
    legend = LegendEntry.below(figure, top: legendTop, width: width, fontSize: format.fontSize, scale: scale)
    self.axes = axes
    self.width = width
    height = legend.last.map { $0.y + 22 * scale } ?? legendTop
    titleY = 26 * scale
  }
}
