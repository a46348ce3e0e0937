import Report
import Testing

@Suite struct FigureScriptTests {
  /// One panel with everything: a band, a gap, a step, a guide, both scales.
  static let small = Figure(
    name: "small", title: "It's small",
    panels: [
      Panel(
        title: "loss", x: Axis("time (epochs)"), y: Axis("loss", scale: .logarithmic),
        series: [
          Series(
            name: "first",
            points: [
              .init(x: 0, y: 1, lower: 0.5, upper: 2), .init(x: 1, y: 0.5, lower: -1, upper: 1),
              .init(x: 2, y: .nan), .init(x: 3, y: -1), .init(x: 4, y: 0.25),
            ], look: 0),
          Series(name: "second", points: [.init(x: 0, y: 1), .init(x: 4, y: 0.1)], style: .steps, look: 1),
        ],
        guides: [.init(y: 0.2, label: "margin"), .init(y: 0)])
    ])

  @Test func wholeScript() {
    #expect(
      Self.small.script == #"""
        set encoding utf8
        # An SVG; for a PDF or a PNG: gnuplot -e "format='pdf'" small.gnuplot
        if (!exists('format')) format = 'svg'
        if (format eq 'svg') set terminal svg size 540,481 noenhanced font 'sans-serif,18' background '#ffffff'
        if (format eq 'pdf') set terminal pdfcairo size 7.5in,6.6805556in noenhanced font 'sans-serif,18' background '#ffffff' fontscale 0.75 linewidth 2 dashlength 1.8 pointscale 1.6
        if (format eq 'png') set terminal pngcairo size 1080,962 noenhanced font 'sans-serif,18' background '#ffffff' fontscale 1.5 linewidth 2 dashlength 1.8 pointscale 3.8
        set output 'small.'.format
        $panel1_series1 << EOD
        0 1
        1 0.5

        4 0.25
        EOD
        $panel1_series1_band << EOD
        0 0.5 2
        1 0.041578326 1

        EOD
        $panel1_series2 << EOD
        0 1
        4 0.1
        EOD
        set multiplot
        set border lw 1 lc rgb '#404040'
        set grid lt 1 lc rgb '#e4e4e4' lw 1 dt solid
        set tics nomirror
        unset key
        set lmargin at screen 0.2375
        set rmargin at screen 0.95
        set tmargin at screen 0.794286
        set bmargin at screen 0.261818
        unset arrow
        unset label
        unset logscale
        set title 'loss' noenhanced offset 0,-0.6 font ',19.125'
        set xlabel 'time (epochs)' noenhanced offset 0,0.6
        unset ylabel
        set label 'loss' at graph -0.274854,0.5 center rotate by 90 noenhanced
        set xrange [0:4]
        set xtics ('0' 0, '0.5' 0.5, '1' 1, '1.5' 1.5, '2' 2, '2.5' 2.5, '3' 3, '3.5' 3.5, '4' 4)
        set logscale y 10
        set yrange [0.041578326450845735:2.40509920759367]
        set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2)
        set arrow from graph 0,first 0.2 to graph 1,first 0.2 nohead lc rgb '#606060' lw 1.5 dt (6,4)
        set label 'margin' at graph 1.03801,first 0.2 center rotate by 90 noenhanced font ',15.75' tc rgb '#404040' front
        plot $panel1_series1_band using 1:2:3 with filledcurves lc rgb '#0072b2' fs transparent solid 0.2 noborder notitle, \
          $panel1_series1 using 1:2 with lines lc rgb '#0072b2' lw 5 dt solid notitle, \
          $panel1_series2 using 1:2 with steps lc rgb '#d55e00' lw 3 dt (10,6) notitle
        unset arrow
        unset label
        unset title
        unset xlabel
        unset ylabel
        unset logscale
        unset border
        unset tics
        unset grid
        set lmargin at screen 0
        set rmargin at screen 1
        set tmargin at screen 1
        set bmargin at screen 0
        set xrange [0:1]
        set yrange [0:1]
        set label 'It'."\047".'s small' at screen 0.5,0.939221 center noenhanced font ',23'
        set arrow from screen 0.217333,0.0514286 to screen 0.334,0.0514286 nohead lc rgb '#0072b2' lw 5 dt solid
        set label 'first' at screen 0.354833,0.0514286 left noenhanced font ',18'
        set arrow from screen 0.529167,0.0514286 to screen 0.645833,0.0514286 nohead lc rgb '#d55e00' lw 3 dt (10,6)
        set label 'second' at screen 0.666667,0.0514286 left noenhanced font ',18'
        plot NaN notitle
        unset multiplot
        unset output

        """#)
  }

  @Test func aSeriesWithoutANameIsNotInTheLegend() {
    var figure = Self.small
    for index in figure.panels[0].series.indices { figure.panels[0].series[index].name = "" }
    #expect(!figure.script.contains("'first'") && !figure.script.contains("left noenhanced"))
    #expect(figure.script.contains("$panel1_series2 using 1:2 with steps"))
  }

  @Test func aNameStandsOnceInTheCommonLegend() {
    let figure = Figure(name: "two", panels: Self.small.panels + Self.small.panels, columns: 2)
    #expect(figure.script.split(separator: "'first'").count == 2)
  }

  @Test func `many bands are fainter`() {
    func script(_ count: Int) -> String {
      let series = (0..<count).map {
        Series(name: "\($0)", points: [.init(x: 0, y: 1, lower: 0, upper: 2), .init(x: 1, y: 1)], look: $0)
      }
      return Figure(name: "f", panels: [Panel(title: "", x: Axis("x"), y: Axis("y"), series: series)]).script
    }
    #expect(script(5).components(separatedBy: "transparent solid 0.2 ").count == 6)
    #expect(script(6).components(separatedBy: "transparent solid 0.08 ").count == 7)
  }

  @Test func `names that differ only at their ends do in the legend`() {
    let stem = String(repeating: "a name as long as the legend ", count: 3)
    let names = ["A", "B"].map { stem + "in all variants " + $0 }
    let figure = Figure(
      name: "f",
      panels: [
        Panel(
          title: names[0], x: Axis("x"), y: Axis("y"),
          series: names.indices.map { Series(name: names[$0], points: [.init(x: 0, y: 0)], look: $0) })
      ])
    for ending in ["A", "B"] { #expect(figure.script.contains("in all variants \(ending)' at screen")) }
    #expect(figure.script.contains("set title 'a name") && !figure.script.contains(names[0]))
  }

  @Test func `picture characters are in the SVG alone`() {
    var figure = Self.small
    figure.title = "it's 🚀 fast 速い ❤️ 𝜀"
    figure.panels[0].series[0].name = "🚀"
    #expect(
      figure.script.contains(
        #"set label (format eq 'svg' ? 'it'."\047".'s 🚀 fast 速い ❤️ 𝜀' : 'it'."\047".'s � fast 速い � �') at screen 0.5,"#
      ))
    #expect(figure.script.contains("set label (format eq 'svg' ? '🚀' : '�') at screen"))
  }

  @Test func namesOfFiles() {
    #expect(Self.small.scriptName == "small.gnuplot")
    #expect(Self.small.pictureName() == "small.svg" && Self.small.pictureName(.pdf) == "small.pdf")
  }

  /// Twice all lengths of a format is the same picture at twice the size: every place in it is the same share of the whole, every
  /// font and line twice as large.
  @Test func `a format scales the whole picture`() {
    var small = Self.small
    small.format = Figure.Format(panelWidth: 576, panelHeight: 360, fontSize: 16)
    var large = small
    large.format = Figure.Format(panelWidth: 1152, panelHeight: 720, fontSize: 32, lineScale: 2)
    let (a, b) = (small.script.components(separatedBy: "\n"), large.script.components(separatedBy: "\n"))
    #expect(a.count == b.count)
    for (a, b) in zip(a, b) {
      #expect(Self.doubled(a) == b)
    }
  }

  /// A line of a script with its sizes in pixels and widths of lines doubled.
  private static func doubled(_ line: String) -> String {
    func twice(_ digits: Substring) -> String { NumberText.shortest(2 * (Double(digits) ?? .nan)) }
    var text = line.replacing(/size ([0-9.]+)(in)?,([0-9.]+)/) { match in
      "size \(twice(match.1))\(match.2 ?? ""),\(twice(match.3))"
    }
    text = text.replacing(/(font '[a-z-]*,)(\d+)/) { "\($0.1)\(twice($0.2))" }
    // Borders and grids stay fine, and what a terminal multiplies widths with is no width.
    guard !line.hasPrefix("set border"), !line.hasPrefix("set grid") else { return text }
    return text.replacing(/lw ([0-9.]+)/) { "lw \(twice($0.1))" }
  }
}
