/// One name in a legend: a piece of its curve, and the text beside it.
struct LegendEntry {
  let series: Figure.Series
  let name: String
  /// The left end of the piece of curve, and the height of its middle, in pixels from the figure's top left corner.
  let x, y: Double
  let fontSize: Double
  /// The figure's ``Figure/Format/scale``, with which all lengths grow.
  let scale: Double

  /// The length of the piece of curve.
  var sampleLength: Double { Self.sampleLength * scale }
  /// Where the text begins.
  var textX: Double { x + Self.besideName * scale }

  private static let sampleLength = 56.0
  /// From one entry to the one below.
  private static let lineHeight = 28.0
  private static let space = 28.0
  /// Everything in an entry but the text.
  private static let besideName = sampleLength + 10
}

extension LegendEntry {
  /// The entries of a figure's common legend, in centred columns below `top`. A name stands once.
  static func below(_ figure: Figure, top: Double, width: Double, fontSize: Double, scale: Double) -> [LegendEntry] {
    let (space, lineHeight) = (space * scale, lineHeight * scale)
    var seen = Set<String>()
    let series = figure.panels.flatMap(\.series).filter { !$0.name.isEmpty && seen.insert($0.name).inserted }
    guard !series.isEmpty else { return [] }
    let names = fitted(series, width: width - 2 * space, fontSize: fontSize, scale: scale)
    let entryWidth = besideName * scale + longest(names, fontSize: fontSize) + space
    let columns = min(series.count, max(1, Int(width / entryWidth)))
    let left = max(space / 2, (width - Double(columns) * entryWidth + space) / 2)
    return series.indices.map { index in
      LegendEntry(
        series: series[index], name: names[index], x: left + Double(index % columns) * entryWidth,
        y: top + 20 * scale + Double(index / columns) * lineHeight, fontSize: fontSize, scale: scale)
    }
  }

  /// The entries of one panel's legend, in the corner of its axes.
  static func inside(
    _ panel: Figure.Panel, axes: FigureLayout.Frame, fontSize: Double, scale: Double
  ) -> [LegendEntry] {
    let (space, lineHeight) = (space * scale, lineHeight * scale)
    let series = panel.series.filter { !$0.name.isEmpty }
    let names = fitted(series, width: axes.width - space, fontSize: fontSize, scale: scale)
    let width = besideName * scale + longest(names, fontSize: fontSize)
    let height = height(lines: series.count, scale: scale)
    let x = panel.legendCorner.isLeft ? axes.left + space / 2 : axes.right - space / 2 - width
    let top = panel.legendCorner.isTop ? axes.top : axes.bottom - height
    return series.indices.map { index in
      LegendEntry(
        series: series[index], name: names[index], x: x, y: top + lineHeight * (Double(index) + 0.75),
        fontSize: fontSize, scale: scale)
    }
  }

  /// The height that a panel's legend takes.
  static func height(lines: Int, scale: Double) -> Double {
    lines == 0 ? 0 : lineHeight * scale * (Double(lines) + 0.5)
  }

  private static func fitted(_ series: [Figure.Series], width: Double, fontSize: Double, scale: Double) -> [String] {
    series.map { GnuplotText.fitted($0.name, width: width - besideName * scale, fontSize: fontSize) }
  }

  private static func longest(_ names: [String], fontSize: Double) -> Double {
    names.map { GnuplotText.width(of: $0, fontSize: fontSize) }.max() ?? 0
  }
}

extension Figure.Panel.Corner {
  var isLeft: Bool { self == .topLeft || self == .bottomLeft }
  var isTop: Bool { self == .topLeft || self == .topRight }
}
