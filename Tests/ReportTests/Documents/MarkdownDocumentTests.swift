import Report
import Testing

@Suite struct MarkdownDocumentTests {
  private static let figure = Figure(name: "f", panels: [Panel(title: "", x: Axis("x"), y: Axis("y"), series: [])])
  private static let chapter = Document.Chapter(
    title: "# A",
    parts: [
      .paragraph("Is it *so*?"), .list(["one", Prose(words: "*two*")]), .list([]), .heading("B", depth: 1),
      .table(Table(name: "t", columns: ["c"], rows: [["good"]]), tones: ["good": .good]), .help(["So.", "And so."]),
      .picture(DocumentPicture(caption: "Curves.", file: "f.svg", figure: figure, svg: nil)),
      .picture(DocumentPicture(caption: "Not kept.", file: nil, figure: figure, svg: "<svg>")),
    ])

  @Test func `a whole chapter`() {
    #expect(
      Document(title: "all", chapters: [Self.chapter]).markdown == ##"""
        # \# A

        Is it *so*?

        - one
        - \*two\*

        ## B

        | c    |
        | ---- |
        | good |

        So.

        And so.

        ![Curves.](f.svg)

        Curves.

        """##)
  }

  @Test func `several chapters stand under the title of all`() {
    let chapter = Self.chapter.markdown(level: 2)
    #expect(chapter.hasPrefix("## \\# A\n") && chapter.contains("\n### B\n"))
    #expect(
      Document(title: "all", chapters: [Self.chapter, Self.chapter]).markdown == "# all\n\n\(chapter)\n\(chapter)")
  }
}
