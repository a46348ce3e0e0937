import Foundation
import Report
import TestSupport
import Testing

extension FileTests {
  /// Pictures as gnuplot draws them; gnuplot must be installed.
  @Suite struct FigurePictureTests {
    private let place: TemporaryFolder
    private let gnuplot = Gnuplot()

    init() throws { place = try TemporaryFolder() }

    private func picture(of figure: Figure, in folder: String = "results") throws -> String {
      let output = try OutputFolder(place.url.appendingPathComponent(folder), force: true)
      defer { output.discard() }
      try #require(try output.draw(figure, with: gnuplot).outcome == .drawn)
      try output.commit()
      let data = try Data(contentsOf: output.destination.appendingPathComponent(figure.pictureName()))
      return String(decoding: data, as: UTF8.self)
    }

    private func figure(_ names: [String]) -> Figure {
      let panels = names.enumerated().map { index, name in
        Panel(
          title: "title " + name, x: Axis("x " + name), y: Axis("y " + name),
          series: [Series(name: name, points: [.init(x: 0, y: 0), .init(x: 1, y: 1)], look: index)],
          guides: [.init(y: 0.5, label: "guide " + name)])
      }
      return Figure(
        name: "figure", title: "figure " + (names.first ?? ""), panels: panels, columns: 2,
        format: .init(panelWidth: 560, panelHeight: 380, fontSize: 16))
    }

    private func xml(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    @Test func everyWordIsInThePicture() throws {
      let svg = try picture(of: FigureScriptTests.small)
      for text in ["It's small", "loss", "time (epochs)", "first", "second", "margin"] {
        #expect(svg.contains("<text>\(text)</text>"), "\(text)")
      }
      #expect(svg.contains("fill=\"#ffffff\""))
      for colour in ["rgb(  0, 114, 178)", "rgb(213,  94,   0)"] { #expect(svg.contains(colour)) }
      #expect(svg.contains("</svg>"))
    }

    @Test func theBytesDependOnNothingElse() throws {
      let one = try picture(of: FigureScriptTests.small, in: "one")
      let two = try picture(of: FigureScriptTests.small, in: "another folder/two")
      #expect(one == two)
      for word in [ProcessInfo.processInfo.hostName, place.url.path, "another folder"] {
        #expect(!one.contains(word), "\(word)")
      }
    }

    /// What a name could try in order to run a command, and how it must look in the picture.
    private static let hostile: [(name: String, shown: String)] = [
      ("`touch marker`", "`touch marker`"),
      ("'; system('touch marker'); '", "'; system('touch marker'); '"),
      ("''; system(\"touch marker\") #", "''; system(\"touch marker\") #"),
      ("a''.system(\"touch marker\").''b'''", "a''.system(\"touch marker\").''b'''"),
      ("'", "'"),
      ("\"; !touch marker; \"", "\"; !touch marker; \""),
      ("a\n!touch marker\nb", "a !touch marker b"),
      ("a\r\nsystem 'touch marker'", "a system 'touch marker'"),
      ("$data << EOD", "$data << EOD"),
      ("EOD\n!touch marker\nEOD", "EOD !touch marker EOD"),
      ("@macro @ARG0 ${x}", "@macro @ARG0 ${x}"),
      ("%s %d %n %%", "%s %d %n %%"),
      ("a_b^c {/:Bold d} & ~e", "a_b^c {/:Bold d} & ~e"),
      ("<script>x</script>]]>&lt;", "<script>x</script>]] >&lt;"),
      ("back\\slash \\n '' '", "back\\slash \\n '' '"),
      ("tab\tnul\u{0}\u{2028}sep", "tab nul\\u0000 sep"),
      ("bell\u{7}esc\u{1B}", "bell\\u0007esc\\u001B"),
      ("turn\u{202E}ed", "turn\\u202Eed"),
      ("# set output '|touch marker'", "# set output '|touch marker'"),
      ("\\", "\\"),
      ("×µé – 日本 😀", "×µé – 日本 😀"),
    ]

    @Test func namesAreOnlyWords() throws {
      let svg = try picture(of: figure(Self.hostile.map(\.name)))
      for (_, shown) in Self.hostile {
        for text in ["title " + shown, "x " + shown, "y " + shown, "guide " + shown, shown] {
          #expect(svg.contains(">\(xml(text))</text>"), "\(text)")
        }
      }
      #expect(svg.contains("<text>figure `touch marker`</text>"))
      #expect(try place.texts().keys.sorted() == ["results/figure.gnuplot", "results/figure.svg"])
      #expect(!FileManager.default.fileExists(atPath: "marker"))
      // The picture is well-formed.
      #expect(XMLChecker.accepts(svg))
    }

    @Test func aLongNameIsShortened() throws {
      let name = String(repeating: "long name ", count: 1000)
      let svg = try picture(of: figure([name, "b"]))
      #expect(!svg.contains(name))
      #expect(svg.contains("long name"))
      #expect(svg.contains("…"))
    }

    @Test func strangeNumbersAreDrawn() throws {
      let series: [[PlotPoint]] = [
        [], [.init(x: .nan, y: .infinity)], [.init(x: 1, y: 0), .init(x: 0, y: 1)], [.init(x: 5, y: 5)],
        [.init(x: 1, y: 1e300), .init(x: 2, y: 1e-300, lower: 0, upper: 1e300), .init(x: 3, y: 1)],
        [.init(x: 1, y: 1, lower: -1e308, upper: 1e308), .init(x: 2, y: 1 + 1e-16)],
        [.init(x: 1e-140, y: 1e140), .init(x: 1e140, y: 1e-140)],
      ]
      for scale in [Axis.Scale.linear, .logarithmic] {
        for style in [Series.Style.line, .steps, .points] {
          let panels = series.map { points in
            Panel(
              title: "t", x: Axis("x", scale: scale), y: Axis("y", scale: scale),
              series: [Series(name: "s", points: points, style: style, look: 9)])
          }
          let none = Panel(title: "none", x: Axis("x"), y: Axis("y"), series: [])
          let svg = try picture(of: Figure(name: "strange", panels: panels + [none], columns: 3))
          #expect(!svg.contains("nan"))
        }
      }
    }

    @Test func withoutGnuplotTheScriptIsWritten() throws {
      let output = try OutputFolder(place.url.appendingPathComponent("results"))
      defer { output.discard() }
      let none = Gnuplot(searchPath: "")
      let drawn = try output.draw(FigureScriptTests.small, in: "pictures", with: none)
      #expect(drawn.outcome == .gnuplotMissing && drawn.svg == nil && drawn.formats.isEmpty)
      try output.commit()
      #expect(try place.texts() == ["results/pictures/small.gnuplot": FigureScriptTests.small.script])
    }
  }
}
