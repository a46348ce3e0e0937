import Foundation
import Testing

@testable import Report

@Suite struct HTMLDocumentTests {
  private static func chapter(_ title: String) -> Document.Chapter {
    Document.Chapter(
      title: title,
      parts: [
        .paragraph("Is it *\(title)*?"), .list(["one", "two"]), .list([]), .heading(title, depth: 1),
        .table(Table(name: "t", columns: ["c"], rows: [["x"]])), .help(["So is it read.", "And so."]),
      ])
  }

  /// What stands between the tags of the page's body, without the script.
  private static func body(_ html: String) throws -> String {
    let start = try #require(html.firstRange(of: "<main>\n")).upperBound
    return String(html[start...].prefix(upTo: try #require(html.firstRange(of: "</main>")).lowerBound))
  }

  @Test func `one chapter is the page`() throws {
    let html = Document(title: "all", chapters: [Self.chapter("A & B")]).html
    #expect(html.contains("<title>A &amp; B</title>"))
    #expect(
      try Self.body(html) == """
        <article id="chapter-1">
        <h1>A &amp; B</h1>
        <p>Is it <em>A &amp; B</em>?</p>
        <ul>
        <li>one</li>
        <li>two</li>
        </ul>
        <h2>A &amp; B</h2>
        <div class="scroll" role="region" tabindex="0" aria-label="A &amp; B">
        <table>
        <thead><tr><th scope="col"><button type="button">c</button></th></tr></thead>
        <tbody>
        <tr><td>x</td></tr>
        </tbody>
        </table>
        </div>
        <details><summary>How to read this</summary>
        <p>So is it read.</p>
        <p>And so.</p>
        </details>
        </article>

        """)
  }

  @Test func `several chapters have a list of contents`() throws {
    let html = Document(title: "all", chapters: [Self.chapter("first"), Self.chapter("<second>")]).html
    #expect(html.contains("<title>all</title>"))
    let body = try Self.body(html)
    #expect(
      body.hasPrefix(
        """
        <h1>all</h1>
        <nav aria-label="Contents">
        <ol>
        <li><a href="#chapter-1">first</a></li>
        <li><a href="#chapter-2">&lt;second&gt;</a></li>
        </ol>
        </nav>
        <article id="chapter-1">
        <h2>first</h2>

        """))
    #expect(body.contains("<article id=\"chapter-2\">\n<h2>&lt;second&gt;</h2>\n"))
    #expect(body.contains("<h3>&lt;second&gt;</h3>"))
  }

  @Test func `nothing is asked of the network`() {
    let html = Document(title: "all", chapters: [Self.chapter("A")]).html
    #expect(html.contains("content=\"default-src 'none'; "))
    for part in ["src=", "http://", "https://", "url(", "@import"] {
      let found = html.replacing("http://www.w3.org/2000/svg", with: "").contains(part)
      #expect(!found, "\(part)")
    }
  }

  @Test(arguments: ["<script>alert(1)</script>", "\"onload=alert(1) x=\"", "--></style></script>", "\u{202E}x\u{0}"])
  func `hostile titles are words`(title: String) throws {
    let plain = Document(title: "all", chapters: [Self.chapter("A"), Self.chapter("B")]).html
    let html = Document(title: title, chapters: [Self.chapter(title), Self.chapter(title)]).html
    for mark in ["<", ">", "<script", "</style", "onload=\""] {
      #expect(Self.count(mark, in: html) == Self.count(mark, in: plain), "\(mark)")
    }
    #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{0}"))
  }

  private static func count(_ mark: String, in text: String) -> Int { text.components(separatedBy: mark).count }
}
