extension Figure {
  /// The figure as a gnuplot script that holds its data and writes ``pictureName(_:)`` in the folder in which it is run.
  ///
  /// The same figure gives the same bytes. The picture, on a white background, is an SVG unless gnuplot is told another format:
  /// `gnuplot -e "format='pdf'" curves.gnuplot`.
  public var script: String {
    let layout = FigureLayout(self)
    var lines = [
      "set encoding utf8",
      "# An SVG; for a PDF or a PNG: gnuplot -e \"format='pdf'\" \(scriptName)",
      "if (!exists('format')) format = 'svg'",
    ]
    lines += PictureFormat.allCases.map { "if (format eq '\($0.name)') \(terminal($0, layout))" }
    lines.append("set output '\(name).'.format")
    let drawings = PanelDrawing.all(of: self, in: layout)
    for drawing in drawings { lines += drawing.data }
    lines += [
      "set multiplot",
      "set border lw 1 lc rgb '#404040'",
      "set grid lt 1 lc rgb '#e4e4e4' lw 1 dt solid",
      "set tics nomirror",
      "unset key",
    ]
    for drawing in drawings {
      lines += margins(drawing.frame, in: layout)
      lines += drawing.axes
      lines += drawing.guides + drawing.scaleBar
      lines.append(drawing.plot)
    }
    lines += page(layout)
    lines += ["unset multiplot", "unset output"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Sizes are those of the SVG in pixels: as many points in a PDF, and twice as many pixels in a PNG.
  private func terminal(_ picture: PictureFormat, _ layout: FigureLayout) -> String {
    let (width, height) = (layout.width.rounded(), layout.height.rounded())
    let font = "noenhanced font 'sans-serif,\(pixels(format.fontSize))' background '#ffffff'"
    // The two take a size for one of 96 a line, lines of half the width, and shorter dashes than those of an SVG; their marks are smaller,
    // in a PNG by as many pixels.
    let lines = "linewidth 2 dashlength 1.8"
    switch picture {
    case .svg: return "set terminal svg size \(pixels(width)),\(pixels(height)) \(font)"
    case .pdf:
      let (across, down) = (
        NumberText.significant(width / 72, digits: 8), NumberText.significant(height / 72, digits: 8)
      )
      return "set terminal pdfcairo size \(across)in,\(down)in \(font) fontscale 0.75 \(lines) pointscale 1.6"
    case .png:
      return
        "set terminal pngcairo size \(pixels(2 * width)),\(pixels(2 * height)) \(font) fontscale 1.5 \(lines) pointscale 3.8"
    }
  }

  private func pixels(_ value: Double) -> String { NumberText.shortest(value.rounded()) }

  private func margins(_ frame: FigureLayout.Frame, in layout: FigureLayout) -> [String] {
    [
      "set lmargin at screen \(across(frame.left, layout))", "set rmargin at screen \(across(frame.right, layout))",
      "set tmargin at screen \(up(frame.top, layout))", "set bmargin at screen \(up(frame.bottom, layout))",
    ]
  }

  // gnuplot counts from 0 to 1, and upwards.
  private func across(_ x: Double, _ layout: FigureLayout) -> String {
    NumberText.significant(x / layout.width, digits: 6)
  }
  private func up(_ y: Double, _ layout: FigureLayout) -> String {
    NumberText.significant(1 - y / layout.height, digits: 6)
  }

  /// Title and legend: an empty plot over the whole page that carries them.
  private func page(_ layout: FigureLayout) -> [String] {
    guard !title.isEmpty || !layout.legend.isEmpty else { return [] }
    var lines = ["unset arrow", "unset label", "unset title", "unset xlabel", "unset ylabel"]
    lines += ["unset logscale", "unset border", "unset tics", "unset grid"]
    lines += margins(FigureLayout.Frame(left: 0, right: layout.width, top: 0, bottom: layout.height), in: layout)
    lines += ["set xrange [0:1]", "set yrange [0:1]"]
    if !title.isEmpty {
      let size = format.titleFontSize
      let text = GnuplotText.fitted(title, width: layout.width - 20, fontSize: size)
      lines.append(
        "set label \(GnuplotText.quoted(text)) at screen 0.5,\(up(layout.titleY, layout)) center noenhanced"
          + " font ',\(pixels(size))'")
    }
    lines += layout.legend.flatMap { legendLines($0, in: layout) }
    return lines + ["plot NaN notitle"]
  }

  private func legendLines(_ entry: LegendEntry, in layout: FigureLayout) -> [String] {
    let look = Look(entry.series, scale: format.lineScale)
    let (start, end, y) = (entry.x, entry.x + entry.sampleLength, up(entry.y, layout))
    let sample =
      switch entry.series.style {
      case .line, .steps:
        "set arrow from screen \(across(start, layout)),\(y) to screen \(across(end, layout)),\(y) nohead \(look.line)"
      case .points:
        "set label '' at screen \(across((start + end) / 2, layout)),\(y) point \(look.points)"
      }
    let name =
      "set label \(GnuplotText.quoted(entry.name)) at screen \(across(entry.textX, layout)),\(y) left noenhanced"
    let mark = "set label '' at screen \(across(end - 5 * format.scale, layout)),\(y) point \(look.points)"
    return [sample] + (endsWithMark(entry) ? [mark] : []) + [name + " font ',\(pixels(entry.fontSize))'"]
  }

  /// Whether some panel has a mark at the end of the entry's curve.
  private func endsWithMark(_ entry: LegendEntry) -> Bool {
    entry.series.style != .points
      && panels.contains {
        $0.series.contains { $0.name.isEmpty && $0.style == .points && $0.look == entry.series.look }
      }
  }
}
