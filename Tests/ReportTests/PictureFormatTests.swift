import Foundation
import TestSupport
import Testing

@testable import Report

extension FileTests {
  /// The files that a figure is drawn as; gnuplot must be installed.
  @Suite struct PictureFormatTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private static let figure: Figure = {
      var figure = FigureScriptTests.small
      figure.caption = "One curve & another < it."
      return figure
    }()

    private func files(_ figure: Figure, _ formats: Set<PictureFormat>, in folder: String) throws -> [String: Data] {
      let output = try OutputFolder(place.url.appendingPathComponent(folder))
      defer { output.discard() }
      let drawn = try output.draw(figure, with: Gnuplot(), formats: formats)
      #expect(drawn.outcome == .drawn && Set(drawn.formats) == formats)
      // The SVG's text is known whether or not it is kept.
      #expect(drawn.svg?.contains("</svg>") == true)
      try output.commit()
      return try place.contents(of: folder)
    }

    @Test func `only what is asked for is kept`() throws {
      #expect(try files(Self.figure, [.svg], in: "a").keys.sorted() == ["small.gnuplot", "small.svg"])
      #expect(
        try files(Self.figure, [.png, .pdf], in: "b").keys.sorted() == ["small.gnuplot", "small.pdf", "small.png"])
      #expect(try files(Self.figure, [], in: "c").keys.sorted() == ["small.gnuplot"])
    }

    @Test func `the same bytes in another second`() throws {
      let formats = Set(PictureFormat.allCases)
      let first = try files(Self.figure, formats, in: "first")
      sleep(2)
      let second = try files(Self.figure, formats, in: "second")
      #expect(first.count == 4 && first == second)
    }

    /// By its cross-reference table, in which every offset leads to the object that it names.
    @Test func `a PDF without its date is whole`() throws {
      let data = try #require(try files(Self.figure, [.pdf], in: "a")["small.pdf"])
      let text = String(decoding: data, as: Unicode.ASCII.self)
      #expect(text.hasPrefix("%PDF-1.") && text.hasSuffix("%%EOF\n"))
      #expect(!text.contains("CreationDate") && !text.contains("cairo"))
      let start = try #require(text.firstMatch(of: /startxref\n(\d+)\n/).flatMap { Int($0.1) })
      let bytes = Array(data)
      let table = String(decoding: bytes[start...], as: Unicode.ASCII.self).split(separator: "\n")
      #expect(table.first == "xref")
      var objects = 0
      for (number, entry) in table.dropFirst(2).prefix(while: { $0.hasSuffix("n ") || $0.hasSuffix("f ") }).enumerated()
      where entry.hasSuffix("n ") {
        let offset = try #require(Int(entry.prefix(10)))
        #expect(bytes[offset...].starts(with: Array("\(number) 0 obj".utf8)), "object \(number)")
        objects += 1
      }
      #expect(objects > 5)
      // The page is as large in points as the SVG in pixels.
      #expect(text.contains("/MediaBox [ 0 0 540 481 ]"), "\(text.firstMatch(of: /MediaBox.*/)?.0 ?? "")")
    }

    @Test func `a PNG has twice the pixels, and nothing but them`() throws {
      let bytes = Array(try #require(try files(Self.figure, [.png], in: "a")["small.png"]))
      func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
      #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      #expect(number(16) == 1080 && number(20) == 962)
      var (place, chunks) = (8, Set<String>())
      while place < bytes.count {
        chunks.insert(String(decoding: bytes[place + 4..<place + 8], as: Unicode.ASCII.self))
        place += 12 + number(place)
      }
      #expect(chunks.isSubset(of: ["IHDR", "PLTE", "bKGD", "pHYs", "IDAT", "IEND"]), "\(chunks)")
    }

    @Test func `an SVG says what it is, and not what drew it`() throws {
      let svg = String(decoding: try #require(try files(Self.figure, [.svg], in: "a")["small.svg"]), as: UTF8.self)
      #expect(svg.contains("\n<svg role=\"img\"\n"))
      #expect(svg.contains("\n<title>It's small</title>\n<desc>One curve &amp; another &lt; it.</desc>\n"))
      #expect(svg.components(separatedBy: "<title>").count == 2)
      #expect(!svg.lowercased().contains("produced by") && !svg.contains("patchlevel"))
      #expect(XMLChecker.accepts(svg))
      #expect(Figure.isPicture(svg, titled: "It's small") && !Figure.isPicture(svg, titled: "It"))
    }

    @Test(arguments: [
      ("</title><script>alert(1)</script>", "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("a & b ]]> c", "a &amp; b ]] &gt; c"), ("a\nb\u{202E}c\u{0}", "a b\\u202Ec\\u0000"), ("", "figure"),
      (String(repeating: "&", count: 2000), String(repeating: "&amp;", count: 999) + "…"),
    ])
    func `a title may hold anything`(title: String, shown: String) throws {
      let panel = Panel(title: "", x: Axis("x"), y: Axis("y"), series: [])
      let figure = Figure(name: "figure", title: title, caption: title, panels: [panel])
      let svg = String(decoding: try #require(try files(figure, [.svg], in: "a")["figure.svg"]), as: UTF8.self)
      #expect(svg.contains("\n<title>\(shown)</title>\n"))
      #expect(svg.contains("<desc>\(shown)</desc>") == !title.isEmpty)
      #expect(XMLChecker.accepts(svg))
    }

    @Test func `text that is overwritten in a PDF`() {
      func undated(_ text: String) -> String { String(decoding: PDFBytes.undated(Data(text.utf8)), as: UTF8.self) }
      #expect(undated("<< /CreationDate (D:2020)/A 1 >>") == "<< " + String(repeating: " ", count: 22) + "/A 1 >>")
      #expect(undated("/Producer (a (b) \\) c) /ModDate (x)x") == String(repeating: " ", count: 35) + "x")
      // Where it does not end, nothing is touched.
      #expect(undated("/Producer (a (b) c") == "/Producer (a (b) c")
      #expect(undated("no date") == "no date")
    }
  }
}
