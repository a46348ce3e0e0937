/// Where everything stands in a figure, in pixels from the top left corner.
struct FigureLayout {
  static let fontSize = 16.0
  static let titleFontSize = 20.0
  static let panelTitleFontSize = 17.0
  /// The length of the line beside a name in the legend.
  static let sampleLength = 56.0

  struct Frame {
    let left, right, top, bottom: Double
    var width: Double { right - left }
    var height: Double { bottom - top }
  }

  /// A name in the legend below, with the left end of its line and its height.
  struct LegendEntry {
    let series: Figure.Series
    let name: String
    let x, y: Double
  }

  let width: Double
  let height: Double
  /// The height of the title's middle.
  let titleY: Double
  /// The inside of the axes, panel by panel.
  let axes: [Frame]
  let legend: [LegendEntry]

  private static let panelWidth = 560.0
  private static let panelHeight = 380.0

  init(_ figure: Figure) {
    let rows = (figure.panels.count + figure.columns - 1) / figure.columns
    let width = Double(figure.columns) * Self.panelWidth
    let titleHeight = figure.title.isEmpty ? 6.0 : 48
    let legendTop = titleHeight + Double(rows) * Self.panelHeight
    let entries = figure.legend == .below ? Self.legendEntries(figure, top: legendTop, width: width) : []
    axes = figure.panels.indices.map { index in
      let left = Double(index % figure.columns) * Self.panelWidth
      let top = titleHeight + Double(index / figure.columns) * Self.panelHeight
      return Frame(
        left: left + 114, right: left + Self.panelWidth - 24, top: top + 40, bottom: top + Self.panelHeight - 70)
    }
    legend = entries
    self.width = width
    height = entries.last.map { $0.y + 22 } ?? legendTop
    titleY = 26
  }

  private static func legendEntries(_ figure: Figure, top: Double, width: Double) -> [LegendEntry] {
    var names = Set<String>()
    let series = figure.panels.flatMap(\.series).filter { !$0.name.isEmpty && names.insert($0.name).inserted }
    guard !series.isEmpty else { return [] }
    let space = 28.0
    let besideName = sampleLength + 10 + space
    let texts = series.map { GnuplotText.fitted($0.name, width: width - besideName - space, fontSize: fontSize) }
    let longest = texts.map { GnuplotText.width(of: $0, fontSize: fontSize) }.max() ?? 0
    let entryWidth = longest + besideName
    let columns = min(series.count, max(1, Int(width / entryWidth)))
    let left = max(space / 2, (width - Double(columns) * entryWidth + space) / 2)
    return series.indices.map { index in
      LegendEntry(
        series: series[index], name: texts[index], x: left + Double(index % columns) * entryWidth,
        y: top + 20 + Double(index / columns) * 28)
    }
  }
}
