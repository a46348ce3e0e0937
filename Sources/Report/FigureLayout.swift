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
  /// The whole panels with all labels.
  let panels: [Frame]
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
    let panels = figure.panels.indices.map { index in
      let left = Double(index % figure.columns) * format.panelWidth
      let top = titleHeight + Double(index / figure.columns) * format.panelHeight
      return Frame(left: left, right: left + format.panelWidth, top: top, bottom: top + format.panelHeight)
    }
    let axes = panels.map { panel in
      Frame(
        left: panel.left + 114 * scale, right: panel.right - 24 * scale, top: panel.top + 40 * scale,
        bottom: panel.bottom - 70 * scale)
    }
    legend = LegendEntry.below(figure, top: legendTop, width: width, fontSize: format.fontSize, scale: scale)
    self.panels = panels
    self.axes = axes
    self.width = width
    height = legend.last.map { $0.y + 22 * scale } ?? legendTop
    titleY = 26 * scale
  }
}
