import Foundation
import TestSupport
import Testing

@testable import Report

extension FileTests {
  /// Pictures in a page as gnuplot draws them; gnuplot must be installed.
  @Suite struct HTMLPictureTests {
    private static func html(_ figure: Figure, number: Int = 1) throws -> String {
      let place = try TemporaryFolder()
      let output = try OutputFolder(place.url.appendingPathComponent("results"))
      defer { output.discard() }
      let svg = try #require(try output.draw(figure, with: Gnuplot()).svg)
      let picture = DocumentPicture(caption: "What it shows.", file: nil, figure: figure, svg: svg)
      return try #require(HTMLPicture(picture, number: number)).html
    }

    /// Curves of every style with and without bands, what is not drawn, and what has no name.
    private static let figure: Figure = {
      let band: [PlotPoint] = [.init(x: 0, y: 1, lower: 0.5, upper: 2), .init(x: 1, y: 2, lower: 1, upper: 3)]
      let plain: [PlotPoint] = [.init(x: 0, y: 1.5), .init(x: 1, y: 0.5)]
      let nothing: [PlotPoint] = [.init(x: .nan, y: .nan)]
      func panel(_ series: [Series]) -> Panel { Panel(title: "t", x: Axis("x"), y: Axis("y"), series: series) }
      return Figure(
        name: "f",
        panels: [
          panel([
            Series(name: "line", points: plain, look: 0), Series(name: "band", points: band, look: 1),
            Series(name: "steps", points: band, style: .steps, look: 3),
            Series(name: "", points: band, style: .points, look: 3),
          ]),
          panel([]),
          panel([Series(name: "nothing", points: nothing, look: 4), Series(name: "line", points: band, look: 0)]),
          panel([
            Series(name: "points", points: plain, style: .points, look: 5),
            Series(name: "nothing", points: [], look: 4),
          ]),
        ], columns: 3)
    }()

    @Test func `what is drawn of a curve has its colour`() throws {
      let html = try Self.html(Self.figure)
      let groups = html.components(separatedBy: "<g data-curve=\"").dropFirst()
      // Curves by their place in the legend, and the colours of their looks as gnuplot writes them.
      let colours = [
        "rgb(  0, 114, 178)", "rgb(213,  94,   0)", "rgb(  0, 158, 115)", "rgb(204, 121, 167)", "rgb(230, 159,   0)",
      ]
      // What is plotted, bands first.
      let expected = [1, 2, 2, 0, 1, 2, 2] + [0, 3, 0] + [4, 3]
      #expect(groups.compactMap { Int($0.prefix { $0.isNumber }) } == expected)
      for (group, curve) in zip(groups, expected) where curve != 3 {
        // Before its first shape gnuplot repeats the colour of the last one.
        let shapes = ["<path", "<polygon", "<use"].compactMap { (mark: String) in group.firstRange(of: mark)?.lowerBound
        }
        let shape = try #require(shapes.min())
        #expect(group[shape...].prefix(400).contains(colours[curve]), "\(curve): \(group.prefix(600))")
      }
    }

    @Test func `frames and points are where gnuplot draws them`() throws {
      let layout = FigureLayout(Self.figure)
      let readout = PictureReadout(Self.figure, FigureCurves(Self.figure), layout)
      let html = try Self.html(Self.figure)
      guard case .array(let panels) = readout.json else { throw NotThere() }
      for panel in panels {
        let frame = try numbers("frame", in: panel)
        let corners = [(0, 2), (0, 3), (1, 3), (1, 2)].map { (frame[$0], frame[$1]) }
        #expect(paths(html).contains { near($0.prefix(4), corners) }, "\(frame)")
      }
      // The first line, from (0, 1.5) to (1, 0.5).
      let (frame, y) = (try numbers("frame", in: panels[0]), try numbers("range", in: try member("y", of: panels[0])))
      let ends = [(frame[0], 1.5), (frame[1], 0.5)].map { x, value in
        (x, frame[3] - (value - y[0]) / (y[1] - y[0]) * (frame[3] - frame[2]))
      }
      #expect(paths(html).contains { $0.count == 2 && near($0[...], ends) }, "\(ends)")
    }

    /// The corners of every path.
    private func paths(_ html: String) -> [[(Double, Double)]] {
      html.components(separatedBy: " d='").dropFirst().map { path in
        path.prefix { $0 != "'" }.split { "ML Z\n\t".contains($0) }.compactMap { corner in
          let numbers = corner.split(separator: ",").compactMap { Double($0) }
          return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        }
      }
    }

    private func near(_ one: ArraySlice<(Double, Double)>, _ two: [(Double, Double)]) -> Bool {
      one.count == two.count && zip(one, two).allSatisfy { abs($0.0 - $1.0) < 0.6 && abs($0.1 - $1.1) < 0.6 }
    }

    private func member(_ name: String, of value: JSONValue) throws -> JSONValue {
      guard case .object(let members) = value else { throw NotThere() }
      return try #require(members.first { $0.name == name }).value
    }

    private func numbers(_ name: String, in value: JSONValue) throws -> [Double] {
      guard case .array(let elements) = try member(name, of: value) else { throw NotThere() }
      return elements.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }

    private struct NotThere: Error {}

    @Test func `a panel is a window on the drawing, and a curve has a button`() throws {
      let html = try Self.html(Self.figure, number: 7)
      for frame in FigureLayout(Self.figure).panels {
        let box = [frame.left, frame.top, frame.width, frame.height].map(NumberText.shortest).joined(separator: " ")
        #expect(
          html.contains("<svg viewBox=\"\(box)\" role=\"img\" aria-label=\"t\"><use href=\"#p7-drawing\"/></svg>"))
      }
      for (place, name) in ["line", "band", "steps", "nothing", "points"].enumerated() {
        #expect(html.contains("<button type=\"button\" aria-pressed=\"true\" data-for=\"\(place)\"><svg"))
        #expect(html.contains("</svg><span>\(name)</span></button>"))
      }
      #expect(XMLChecker.accepts(html))
    }

    @Test func `pictures of a page do not share a name`() throws {
      let all = try (1...2).flatMap { number in
        try Self.html(Self.figure, number: number).split(separator: " id=").dropFirst().map {
          $0.dropFirst().prefix { !"'\"".contains($0) }
        }
      }
      #expect(all.count > 20)
      #expect(Set(all).count == all.count)
    }

    @Test(arguments: [
      "<script>alert(1)</script>", "\" onclick=\"alert(1)", "' x='", "]]>", "</script><!--", "\u{202E}turned\u{200F}",
      "id='gpDot'",
      "{\"a\": 1}", String(repeating: "<b>long</b>", count: 9000),
    ])
    func `hostile names are words`(name: String) throws {
      func figure(_ name: String) -> Figure {
        let series = Series(name: name, points: [.init(x: 0, y: 0), .init(x: 1, y: 1)], look: 0)
        return Figure(
          name: "f", title: name, panels: [Panel(title: name, x: Axis(name), y: Axis(name), series: [series])])
      }
      let (html, plain) = (try Self.html(figure(name)), try Self.html(figure("plain")))
      for mark in ["<", "onclick=\"", "<script", "</script", "<!--", " id='"] {
        #expect(count(mark, in: markup(html)) == count(mark, in: markup(plain)), "\(mark)")
      }
      #expect(!html.unicodeScalars.contains { $0.properties.isBidiControl })
      #expect(html.utf8.count < plain.utf8.count + 10_000)
      #expect(XMLChecker.accepts(html))
    }

    /// Without the words in the picture, in which quotes are only quotes.
    private func markup(_ html: String) -> String { html.replacing(/<text>[^<]*<\/text>/, with: "") }

    private func count(_ mark: String, in text: String) -> Int { text.components(separatedBy: mark).count }
  }
}
