/// A picture that gnuplot drew, made ready to stand in a page beside others.
///
/// The names by which its parts refer to each other begin with a prefix, its background is that of the page, and what belongs to a curve has
/// the curve's number in `data-curve`.
struct InlineSVG {
  /// What stands inside the `svg` element.
  let content: String

  /// - Parameters:
  ///   - svg: A whole file.
  ///   - prefix: Letters and digits that no other picture of the page has.
  ///   - curves: For each panel, the curve of everything that its `plot` command draws, in order.
  init(_ svg: String, prefix: String, curves: [[Int?]]) {
    var lines: [String] = []
    var (panel, last) = (-1, Int.max)
    var isInside = false
    var hasBackground = false
    for indented in svg.split(separator: "\n", omittingEmptySubsequences: false) {
      // No word holds a tabulator.
      let line = indented.drop { $0 == "\t" }.replacing("\t", with: " ")[...]
      guard isInside else {
        // The attributes of the `svg` element have lines of their own.
        isInside = line.hasSuffix(">") && !line.hasPrefix("<?") && !line.hasPrefix("<!")
        continue
      }
      if line.hasPrefix("</svg>") { break }
      if line.isEmpty || line.hasPrefix("<title>") || line.hasPrefix("<desc>") { continue }
      // Words of a label stay what they are.
      if line.contains("<text") {
        lines.append(String(line))
      } else if let number = Self.plotNumber(line) {
        if number <= last { panel += 1 }
        last = number
        let curve = curves.indices.contains(panel) && curves[panel].count >= number ? curves[panel][number - 1] : nil
        lines.append(curve.map { "<g data-curve=\"\($0)\">" } ?? "<g>")
      } else if !hasBackground, line.hasPrefix("<rect"), line.contains("fill=\"#ffffff\"") {
        hasBackground = true
      } else {
        lines.append(Self.prefixed(line, with: prefix))
      }
    }
    content = lines.joined(separator: "\n")
  }

  /// The number of the drawn part whose group a line opens, counted from 1 in each panel.
  private static func plotNumber(_ line: Substring) -> Int? {
    guard let mark = line.firstRange(of: "<g id=\"gnuplot_plot_") else { return nil }
    return Int(line[mark.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }

  private static func prefixed(_ line: Substring, with prefix: String) -> String {
    guard line.contains("id=") || line.contains("#") else { return String(line) }
    var result = String(line)
    for mark in [" id='", " id=\"", "href='#", "href=\"#", "url(#"] {
      result = result.replacing(mark, with: mark + prefix)
    }
    return result
  }
}
