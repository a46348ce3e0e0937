extension Figure {
  /// Whether an SVG is a picture of a figure of that title; an empty one stands for none.
  public static func isPicture(_ svg: String, titled title: String) -> Bool {
    let element = SVGText.element("title", title)
    return svg.split(separator: "\n").prefix(12).contains { $0 == element }
  }
}

/// An SVG as gnuplot writes it, made a figure's own.
enum SVGText {
  /// How many characters of a title or a caption are kept.
  private static let longest = 1000

  /// The text with the figure's title and caption in place of gnuplot's name and version, so that it does not depend on which
  /// gnuplot drew it, and without the names that gnuplot gives to curves, which browsers would show.
  static func finished(_ text: String, as figure: Figure) -> String {
    let name = figure.title.isEmpty ? figure.name : figure.title
    let head = [element("title", name), figure.caption.isEmpty ? nil : element("desc", figure.caption)]
      .compactMap(\.self).joined(separator: "\n")
    var lines: [Substring] = []
    var isHeadWritten = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch line {
      case "<svg " where !isHeadWritten: lines.append("<svg role=\"img\"")
      case _ where !isHeadWritten && line.hasPrefix("<title>Gnuplot</title>"):
        lines.append(head[...])
        isHeadWritten = true
      case _ where line.hasPrefix("<desc>Produced by GNUPLOT"): break
      default: lines.append(line.replacing(/(<g id="gnuplot_plot_\w+" >)<title>gnuplot_plot_\w+<\/title>/) { $0.1 })
      }
    }
    return lines.joined(separator: "\n")
  }

  /// An element on one line; a text may hold anything, and as much as it likes.
  static func element(_ name: String, _ text: String) -> String {
    let plain = GnuplotText.plain(text)
    let short = plain.count <= longest ? plain : plain.prefix(longest - 1) + "…"
    let escaped = short.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    return "<\(name)>\(escaped)</\(name)>"
  }
}
