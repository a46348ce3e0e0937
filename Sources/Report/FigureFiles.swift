import Foundation

/// What became of a figure's files.
public struct DrawnFigure: Sendable {
  /// What came of the drawing; of the first picture that could not be drawn, if there is one.
  public let outcome: Gnuplot.Outcome
  /// The text of the picture as an SVG, whether or not its file is kept; `nil` if it was not drawn.
  public let svg: String?
  /// The pictures that were drawn and are kept, in the order of ``PictureFormat``.
  public let formats: [PictureFormat]
}

extension OutputFolder {
  /// Writes a figure's script and draws its pictures beside it.
  ///
  /// - Parameters:
  ///   - figure: the figure; its files are named after it.
  ///   - folder: a subfolder of the output folder, or empty.
  ///   - gnuplot: the program that draws.
  ///   - formats: the pictures whose files are kept. The SVG is drawn in any case.
  /// - Returns: what came of it. Whatever it is, the script is written; a picture is there only if it was drawn.
  /// - Throws: ``OutputError`` if a file cannot be written; a picture that cannot be drawn is an outcome.
  public func draw(
    _ figure: Figure, in folder: String = "", with gnuplot: Gnuplot, formats: Set<PictureFormat> = [.svg]
  ) throws(OutputError) -> DrawnFigure {
    let prefix = folder.isEmpty ? "" : folder + "/"
    try write(figure.script, to: prefix + figure.scriptName)
    let script = try stagingURL(prefix + figure.scriptName)
    var svg: String?
    var drawn: [PictureFormat] = []
    for format in PictureFormat.allCases where format == .svg || formats.contains(format) {
      let picture = try stagingURL(prefix + figure.pictureName(format))
      var outcome = gnuplot.run(script: script, format: format)
      let bytes = outcome == .drawn ? try? Data(contentsOf: picture) : nil
      try? FileManager.default.removeItem(at: picture)
      if outcome == .drawn, bytes == nil { outcome = .failed(reason: "gnuplot ended without a picture") }
      if let bytes {
        let finished = Self.finished(bytes, format, of: figure)
        if format == .svg { svg = String(decoding: finished, as: UTF8.self) }
        if formats.contains(format) {
          try write(finished, to: prefix + figure.pictureName(format))
          drawn.append(format)
        }
      }
      guard outcome == .drawn else { return DrawnFigure(outcome: outcome, svg: svg, formats: drawn) }
    }
    return DrawnFigure(outcome: .drawn, svg: svg, formats: drawn)
  }

  /// The same figure gives the same bytes; a PNG of gnuplot holds nothing but the picture.
  private static func finished(_ data: Data, _ format: PictureFormat, of figure: Figure) -> Data {
    switch format {
    case .svg: Data(SVGText.finished(String(decoding: data, as: UTF8.self), as: figure).utf8)
    case .pdf: PDFBytes.undated(data)
    case .png: data
    }
  }
}
