/// A picture in a page: its panels, which stand side by side where there is room, and a button for each curve.
struct HTMLPicture {
  private let picture: DocumentPicture
  private let svg: String
  private let layout: FigureLayout
  private let curves: FigureCurves
  private let prefix: String

  /// `nil` of a picture that could not be drawn.
  ///
  /// - Parameter number: Of the picture in its page, from 1.
  init?(_ picture: DocumentPicture, number: Int) {
    guard let svg = picture.svg else { return nil }
    self.svg = svg
    self.picture = picture
    layout = FigureLayout(picture.figure)
    curves = FigureCurves(picture.figure)
    prefix = "p\(number)-"
  }

  /// The picture as a `figure` element. The drawing stands there once; each panel is a window on it.
  var html: String {
    let figure = picture.figure
    let readout = PictureReadout(figure, curves, layout)
    let drawing = InlineSVG(svg, prefix: prefix, curves: readout.plotted)
    var lines = [
      "<figure class=\"picture\">",
      "<svg class=\"drawing\" width=\"0\" height=\"0\" aria-hidden=\"true\"><g id=\"\(prefix)drawing\">",
      drawing.content,
      "</g></svg>", "<div class=\"panels\">",
    ]
    for (panel, frame) in zip(figure.panels, layout.panels) {
      let box = [frame.left, frame.top, frame.width, frame.height].map { NumberText.significant($0, digits: 6) }
      let label = HTMLText.escaped(HTMLText.shortened(panel.title, to: 200))
      lines.append(
        "<div class=\"panel\"><svg viewBox=\"\(box.joined(separator: " "))\" role=\"img\" aria-label=\"\(label)\">"
          + "<use href=\"#\(prefix)drawing\"/></svg><div class=\"readout\" role=\"status\"></div></div>")
    }
    lines += ["</div>", legend]
    let title =
      figure.title.isEmpty ? "" : "<strong>\(HTMLText.escaped(HTMLText.shortened(figure.title, to: 200)))</strong>"
    lines += [
      "<figcaption>\(title)\(HTMLText.escaped(picture.caption))</figcaption>",
      "<script type=\"application/json\">\(HTMLText.embedded(readout.json))</script>", "</figure>",
    ]
    return lines.joined(separator: "\n")
  }

  private var legend: String {
    let buttons = curves.series.enumerated().map { index, series in
      let name = HTMLText.escaped(HTMLText.shortened(series.name, to: 200))
      return
        "<button type=\"button\" aria-pressed=\"true\" data-for=\"\(index)\">\(sample(series))<span>\(name)</span></button>"
    }
    return (["<div class=\"legend\" role=\"group\" aria-label=\"Curves\">"] + buttons + ["</div>"]).joined(
      separator: "\n")
  }

  private func sample(_ series: Series) -> String {
    let look = Look(series, scale: 1)
    let drawing =
      switch series.style {
      case .points: "<circle cx=\"20\" cy=\"6\" r=\"4\" fill=\"\(look.colour)\"/>"
      case .line, .steps:
        "<line x1=\"1\" y1=\"6\" x2=\"39\" y2=\"6\" stroke=\"\(look.colour)\" stroke-width=\"\(look.width)\"\(dashes(look))/>"
      }
    return "<svg class=\"sample\" viewBox=\"0 0 40 12\" aria-hidden=\"true\">\(drawing)</svg>"
  }

  /// As gnuplot draws them: its unit is half the width of the line.
  private func dashes(_ look: Look) -> String {
    let lengths = look.dash.split { "(),".contains($0) }.compactMap { Double($0) }
    guard !lengths.isEmpty, let width = Double(look.width) else { return "" }
    let scaled = lengths.map { NumberText.significant($0 * width / 2, digits: 3) }
    return " stroke-dasharray=\"\(scaled.joined(separator: ","))\""
  }
}
