/// Colour, width, dashes and mark of a curve.
///
/// The colours are those of Okabe and Ito, and three of Tol, told apart by colour-blind readers; that of the first look, which what others
/// are compared with has, is not used again. A curve with a higher number is thinner and
/// has gaps, so that curves that coincide all remain visible when drawn in order. The first 28 differ in colour or dashes.
struct Look {
  let index: Int
  /// What widths are multiplied with.
  var scale = 1.0
  /// Whether grey takes the place of the colour.
  var isMuted = false

  init(_ series: Series, scale: Double) {
    (index, isMuted) = (series.look, series.isMuted)
    self.scale = scale
  }

  var colour: String {
    let colours = [
      "#0072b2", "#d55e00", "#000000", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#882255", "#999933", "#332288",
    ]
    return isMuted ? "#a0a0a0" : colours[place]
  }

  /// In pixels.
  var width: String {
    let widths = [5.0, 3, 2, 3, 2]
    return NumberText.shortest(scale * (index < widths.count ? widths[index] : 2))
  }

  /// Lengths of dash and gap in gnuplot's units, or `solid`.
  var dash: String {
    let dashes = ["(10,6)", "(3,5)", "(14,4,3,4)", "(24,6)"]
    return index == 0 ? "solid" : dashes[(place + round + 3) % dashes.count]
  }

  /// The number of the mark in gnuplot: disc, square, triangle, inverted triangle, diamond, then open ones.
  var mark: String {
    let marks = ["7", "5", "9", "11", "13", "6", "4", "8", "10", "12"]
    return marks[(place + 3 * round) % marks.count]
  }

  /// The options of a line drawn with this look.
  var line: String { "lc rgb '\(colour)' lw \(width) dt \(dash)" }

  /// The options of marks drawn with this look. gnuplot's sizes of marks grow with the text.
  var points: String {
    "lc rgb '\(colour)' pt \(mark) ps 0.7 lw \(NumberText.shortest(1.5 * scale))"
  }

  private static let colourCount = 10
  /// Which colour: all but the first come again.
  private var place: Int { index == 0 ? 0 : 1 + (index - 1) % (Self.colourCount - 1) }
  /// How often all colours have been used up.
  private var round: Int { index == 0 ? 0 : (index - 1) / (Self.colourCount - 1) }
}
