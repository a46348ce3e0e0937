/// One name in a legend: a piece of its curve, and the text beside it.
struct LegendEntry {
  let series: Series
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

  private static func fitted(_ series: [Series], width: Double, fontSize: Double, scale: Double) -> [String] {
    GnuplotText.fitted(series.map(\.name), width: width - besideName * scale, fontSize: fontSize)
  }

  private static func longest(_ names: [String], fontSize: Double) -> Double {
    names.map { GnuplotText.width(of: $0, fontSize: fontSize) }.max() ?? 0
  }
}
