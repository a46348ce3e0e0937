extension Document {
  /// The report as one page for a browser: style, script and pictures are inside, and nothing is loaded from anywhere.
  public var html: String {
    let name = chapters.count == 1 ? chapters[0].title : title
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<title>\(HTMLText.escaped(HTMLText.shortened(name, to: 200)))</title>", "<style>\n\(PageStyle.text)</style>",
      "</head>", "<body>", "<main>",
    ]
    if chapters.count > 1 { lines += ["<h1>\(HTMLText.escaped(title))</h1>", contents] }
    var number = 0
    for (index, chapter) in chapters.enumerated() {
      lines.append("<article id=\"\(Self.anchor(index))\">")
      lines += chapter.html(level: chapters.count > 1 ? 2 : 1, pictures: &number)
      lines.append("</article>")
    }
    return (lines + ["</main>", "<script>\n\(PageScript.text)</script>", "</body>", "</html>"]).joined(separator: "\n")
      + "\n"
  }

  /// No part of the page may ask the network for anything.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  private static func anchor(_ chapter: Int) -> String { "chapter-\(chapter + 1)" }

  private var contents: String {
    let items = chapters.enumerated().map { index, chapter in
      "<li><a href=\"#\(Self.anchor(index))\">\(HTMLText.escaped(chapter.title))</a></li>"
    }
    return "<nav aria-label=\"Contents\">\n<ol>\n\(items.joined(separator: "\n"))\n</ol>\n</nav>"
  }
}

extension Document.Chapter {
  /// Shown by the script, without which it would not be true.
  private static let hint =
    "<p class=\"hint\" hidden>Point at a panel, or press the arrow keys in it, to read its curves; the buttons below switch curves on and off.</p>"

  /// - Parameter pictures: How many pictures the page has so far.
  fileprivate func html(level: Int, pictures: inout Int) -> [String] {
    var lines = ["<h\(level)>\(HTMLText.escaped(title))</h\(level)>"]
    var heading = title
    for part in parts {
      switch part {
      case .heading(let text, let depth):
        heading = text
        lines.append("<h\(level + depth)>\(HTMLText.escaped(text))</h\(level + depth)>")
      case .paragraph(let prose): lines.append("<p>\(prose.html)</p>")
      case .list(let items):
        guard !items.isEmpty else { continue }
        lines += ["<ul>"] + items.map { "<li>\($0.html)</li>" } + ["</ul>"]
      case .table(let table, let tones):
        lines.append(HTMLTable(columns: table.columns, rows: table.rows, label: heading, tones: tones).html)
      case .help(let paragraphs):
        lines.append("<details><summary>How to read this</summary>")
        lines += paragraphs.map { "<p>\($0.html)</p>" } + ["</details>"]
      case .picture(let picture):
        guard let drawing = HTMLPicture(picture, number: pictures + 1) else { continue }
        if pictures == 0 { lines.append(Self.hint) }
        pictures += 1
        lines.append(drawing.html)
      }
    }
    return lines
  }
}
