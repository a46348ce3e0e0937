import Elementary

/// A panel as lines of a gnuplot script.
struct PanelDrawing {
  private let panel: Panel
  /// The panel's number in the figure, from 1.
  private let number: Int
  /// The inside of the panel's axes.
  let frame: FigureLayout.Frame
  let xTicks: AxisTicks
  let yTicks: AxisTicks
  private let format: Figure.Format

  init(panel: Panel, number: Int, frame: FigureLayout.Frame, format: Figure.Format) {
    self.format = format
    self.panel = panel
    self.number = number
    self.frame = frame
    let points = panel.series.flatMap(\.points)
    let drawn = points.filter { panel.x.shows($0.x) && panel.y.shows($0.y) }
    let across = AxisTicks.Room(length: frame.width, fontSize: format.fontSize, isHorizontal: true)
    xTicks = AxisTicks(axis: panel.x, values: drawn.map(\.x), margin: 0, isTight: true, room: across)
    let usual = drawn.contains(where: \.setsRange) ? drawn.filter(\.setsRange) : drawn
    let heights = usual.map(\.y) + usual.flatMap { Self.bandEnds($0, on: panel.y) } + panel.guides.map(\.y)
    let up = AxisTicks.Room(
      length: frame.height, fontSize: format.fontSize, isHorizontal: false, widest: 70 * format.scale)
    yTicks = AxisTicks(axis: panel.y, values: heights, margin: 0.05, room: up)
  }

  /// Those of all panels of a figure.
  static func all(of figure: Figure, in layout: FigureLayout) -> [PanelDrawing] {
    figure.panels.indices.map { index in
      PanelDrawing(
        panel: figure.panels[index], number: index + 1, frame: layout.axes[index], format: figure.format)
    }
  }

  /// On a logarithmic axis a band that nearly reaches zero would press the curves into a strip: it is followed down to a
  /// tenth of its point, and cut off below the axis.
  private static func bandEnds(_ point: PlotPoint, on axis: Axis) -> [Double] {
    guard let band = point.band else { return [] }
    return axis.scale == .linear
      ? [band.lowerBound, band.upperBound] : [max(band.lowerBound, point.y / 10), band.upperBound]
  }

  /// The points of all series as blocks of data; a blank line is a gap.
  var data: [String] {
    panel.series.indices.flatMap { index -> [String] in
      let series = panel.series[index]
      var lines = [block(of: index) + " << EOD"] + rows(series.points) { Self.number($0.y) } + ["EOD"]
      if hasBand(series) {
        lines += [block(of: index) + "_band << EOD"] + rows(series.points, ends) + ["EOD"]
      }
      return lines
    }
  }

  /// Titles, ranges and marks of the axes.
  var axes: [String] {
    let size = format.panelTitleFontSize
    let title = GnuplotText.fitted(panel.title, width: frame.width, fontSize: size)
    let xLabel = GnuplotText.fitted(panel.x.label, width: frame.width + 80 * format.scale, fontSize: format.fontSize)
    // Beside the axes there is room above and below them too, and below them to the left and to the right.
    let yLabel = GnuplotText.fitted(panel.y.label, width: frame.height + 80 * format.scale, fontSize: format.fontSize)
    return [
      "unset arrow", "unset label", "unset logscale",
      "set title \(GnuplotText.quoted(title)) noenhanced offset 0,-0.6 font ',\(NumberText.shortest(size))'",
      "set xlabel \(GnuplotText.quoted(xLabel)) noenhanced offset 0,0.6",
      // At a fixed place, whatever the length of the numbers beside the axis.
      "unset ylabel",
      "set label \(GnuplotText.quoted(yLabel)) at graph \(NumberText.significant(-94 * format.scale / frame.width, digits: 6)),0.5"
        + " center rotate by 90 noenhanced",
    ] + marks("x", panel.x, xTicks) + marks("y", panel.y, yTicks)
  }

  /// Guide lines inside the range, each labelled upwards to the right of the axes, where no curve is.
  var guides: [String] {
    let range = yTicks.range
    return panel.guides.filter { range.contains($0.y) && panel.y.shows($0.y) }.flatMap { guide -> [String] in
      let y = NumberText.shortest(guide.y)
      let width = NumberText.shortest(1.5 * format.lineScale)
      let line =
        "set arrow from graph 0,first \(y) to graph 1,first \(y) nohead lc rgb '#606060' lw \(width) dt (6,4)"
      guard !guide.label.isEmpty else { return [line] }
      let size = format.smallFontSize
      let text = GnuplotText.fitted(guide.label, width: frame.height + 80 * format.scale, fontSize: size)
      return [line, beside(text, 13 * format.scale, "first \(y)")]
    }
  }

  /// A small label upwards, so many pixels to the right of the axes, with its middle at a height.
  private func beside(_ text: String, _ distance: Double, _ height: String) -> String {
    let x = NumberText.significant(1 + distance / frame.width, digits: 6)
    return "set label \(GnuplotText.quoted(text)) at graph \(x),\(height) center rotate by 90 noenhanced"
      + " font ',\(NumberText.shortest(format.smallFontSize))' tc rgb '#404040' front"
  }

  /// The bar to the right of the axes as an arrow whose heads are short lines across, with its label beside it.
  var scaleBar: [String] {
    let (range, isLogarithmic) = (yTicks.range, panel.y.scale == .logarithmic)
    guard let bar = panel.scaleBar, bar.length > (isLogarithmic ? 1 : 0) else { return [] }
    let (lower, upper) = (range.lowerBound, range.upperBound)
    let share =
      isLogarithmic ? Double.log10(bar.length) / Double.log10(upper / lower) : bar.length / (upper - lower)
    guard share < 0.5 else { return [] }
    func text(_ share: Double) -> String { NumberText.significant(share, digits: 6) }
    // High enough for its label not to reach the numbers below the axes.
    let (x, foot) = (1 + 6 * format.scale / frame.width, 0.12)
    let label = GnuplotText.fitted(bar.label, width: frame.height / 2, fontSize: format.smallFontSize)
    let head = text(4 * format.scale / frame.width)
    return [
      "set arrow from graph \(text(x)),graph \(text(foot)) to graph \(text(x)),graph \(text(foot + share)) heads"
        + " size graph \(head),90 lc rgb '#404040' lw \(NumberText.shortest(2 * format.lineScale))",
      beside(label, 16 * format.scale, "graph \(text(foot + share / 2))"),
    ]
  }

  /// The plot of all series: bands at the back, then the curves in order.
  var plot: String {
    var parts: [String] = []
    // Many bands at full strength would hide the curves.
    let strength = panel.series.count(where: hasBand) > 5 ? "0.08" : "0.2"
    for (index, series) in panel.series.enumerated() where hasBand(series) {
      let colour = Look(series, scale: format.lineScale).colour
      parts.append(
        "\(block(of: index))_band using 1:2:3 with filledcurves lc rgb '\(colour)'"
          + " fs transparent solid \(strength) noborder notitle")
    }
    for (index, series) in panel.series.enumerated() {
      let look = Look(series, scale: format.lineScale)
      let style =
        switch series.style {
        case .line: "with lines \(look.line)"
        case .steps: "with steps \(look.line)"
        case .points: "with points \(look.points)"
        }
      parts.append("\(block(of: index)) using 1:2 \(style) notitle")
    }
    return "plot " + (parts.isEmpty ? ["NaN notitle"] : parts).joined(separator: ", \\\n  ")
  }

  /// The series that each part of ``plot`` draws, in order.
  var plotted: [Int] { panel.series.indices.filter { hasBand(panel.series[$0]) } + panel.series.indices }

  private func block(of series: Int) -> String { "$panel\(number)_series\(series + 1)" }

  private func hasBand(_ series: Series) -> Bool { series.points.contains { $0.band != nil } }

  private func ends(_ point: PlotPoint) -> String? {
    guard let band = point.band else { return nil }
    // A band that reaches zero on a logarithmic axis ends at the foot of the axis.
    let lower = panel.y.scale == .linear ? band.lowerBound : max(band.lowerBound, yTicks.range.lowerBound)
    return "\(Self.number(lower)) \(Self.number(max(lower, band.upperBound)))"
  }

  private func rows(_ points: [PlotPoint], _ text: (PlotPoint) -> String?) -> [String] {
    var lines: [String] = []
    for point in points {
      if panel.x.shows(point.x), panel.y.shows(point.y), let text = text(point) {
        lines.append("\(Self.number(point.x)) \(text)")
      } else if let last = lines.last, !last.isEmpty {
        // Two blank lines in a row would end the data set.
        lines.append("")
      }
    }
    // A block without a row is an error to gnuplot.
    return lines.isEmpty ? ["NaN NaN NaN"] : lines
  }

  /// More digits than any picture shows; all of them are in the tables.
  private static func number(_ value: Double) -> String { NumberText.significant(value, digits: 8) }

  private func marks(_ letter: String, _ axis: Axis, _ ticks: AxisTicks) -> [String] {
    let (lower, upper) = (ticks.range.lowerBound, ticks.range.upperBound)
    let scale = axis.scale == .logarithmic ? ["set logscale \(letter) 10"] : []
    let values =
      ticks.marks.map { "'\(ticks.text(of: $0))' \(NumberText.shortest($0))" }
      + ticks.minorMarks.map { "'' \(NumberText.shortest($0)) 1" }
    return scale + [
      "set \(letter)range [\(NumberText.shortest(lower)):\(NumberText.shortest(upper))]",
      "set \(letter)tics (\(values.joined(separator: ", ")))",
    ]
  }
}
