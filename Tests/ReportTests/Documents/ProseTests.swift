import Testing

@testable import Report

@Suite struct ProseTests {
  @Test func `what is marked in a literal is marked, what is interpolated is words`() {
    let name = "*a* `b` <c> & d_e"
    let prose: Prose = "Run *\(name)* with `--quiet` on \(name): \(3) times."
    #expect(
      prose.markdown
        == #"Run *\*a\* \`b\` \<c\> \& d_e* with `--quiet` on \*a\* \`b\` \<c\> \& d_e: 3 times."#)
    #expect(prose.source == "Run *\(name)* with `--quiet` on \(name): 3 times.")
    let escaped = "*a* `b` &lt;c&gt; &amp; d_e"
    #expect(prose.html == "Run <em>\(escaped)</em> with <code>--quiet</code> on \(escaped): 3 times.")
  }

  @Test func `prose in prose keeps its marks`() {
    let inner: Prose = "an *inner* \("*word*")"
    let prose: Prose = "Here is \(inner)."
    #expect(prose.markdown == #"Here is an *inner* \*word\*."#)
    #expect(prose.html == "Here is an <em>inner</em> *word*.")
  }

  @Test func `a verdict has a colour in HTML alone, and changes nothing of what is escaped`() {
    var prose = Prose(words: "# x: ")
    prose.append("different", tone: .bad)
    prose.append(words: " - (1.)")
    #expect(prose.markdown == Markdown.escaped("# x: different - (1.)"))
    #expect(prose.html == #"# x: <span class="bad">different</span> - (1.)"#)
  }

  @Test func `an unfinished mark ends with the text`() {
    let prose: Prose = "so *far"
    #expect(prose.markdown == "so *far*")
    #expect(prose.html == "so <em>far</em>")
  }
}
