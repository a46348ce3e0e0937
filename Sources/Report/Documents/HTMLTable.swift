/// A table as HTML, in a box in which it scrolls, with buttons in its header by which it is sorted.
///
/// Numbers are shown with four significant digits and hold all of them in `data-value`, by which they are sorted. A row without a first
/// cell goes with the row above, and repeats its first cell dimly, so that it can be read wherever it is sorted to.
struct HTMLTable {
  let columns: [String]
  let rows: [[Cell]]
  /// What the box is called where it is not seen.
  let label: String
  /// The words that have a colour.
  let tones: [String: Tone]

  var html: String {
    let isNumeric = columns.indices.map { column in
      rows.contains { $0[column].isGroupedNumber }
        && rows.allSatisfy { $0[column].isGroupedNumber || $0[column] == .empty }
    }
    let header = columns.enumerated().map { column, name in
      let kind = isNumeric[column] ? " class=\"number\"" : ""
      return "<th scope=\"col\"\(kind)><button type=\"button\">\(HTMLText.escaped(name))</button></th>"
    }
    var lines = [
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(HTMLText.escaped(label))\">", "<table>",
      "<thead><tr>\(header.joined())</tr></thead>", "<tbody>",
    ]
    var first = Cell.empty
    for row in rows {
      let repeats = row[0] == .empty
      if !repeats { first = row[0] }
      let cells = row.enumerated().map { column, cell in
        column == 0 && repeats ? Self.html(first, isAgain: true, tones) : Self.html(cell, isAgain: false, tones)
      }
      lines.append("<tr>\(cells.joined())</tr>")
    }
    return (lines + ["</tbody>", "</table>", "</div>"]).joined(separator: "\n")
  }

  private static func html(_ cell: Cell, isAgain: Bool, _ tones: [String: Tone]) -> String {
    switch cell {
    case .text(let text) where cell.isGroupedNumber:
      let value = text.replacing("\u{202F}", with: "")
      return
        "<td\(attribute(["number"] + (isAgain ? ["again"] : []))) data-value=\"\(value)\">\(HTMLText.escaped(text))</td>"
    case .text(let text):
      var classes = isAgain ? ["again"] : []
      // Many words have several lines.
      if (25...200).contains(text.count) { classes.append("words") }
      if let tone = tones[text] { classes.append(tone.rawValue) }
      let content = HTMLText.escaped(text)
      return "<td\(attribute(classes))>\(text.count > 200 ? "<div class=\"long\">\(content)</div>" : content)</td>"
    case .number(let number) where number.isFinite:
      let value = NumberText.shortest(number)
      let shown = NumberText.significant(number, digits: 4)
      let title = shown == value ? "" : " title=\"\(value)\""
      return "<td\(attribute(["number"] + (isAgain ? ["again"] : []))) data-value=\"\(value)\"\(title)>\(shown)</td>"
    case .integer(let integer): return "<td class=\"number\" data-value=\"\(integer)\">\(integer)</td>"
    case .flag(let flag): return "<td>\(flag ? "yes" : "no")</td>"
    case .number, .empty: return "<td></td>"
    }
  }

  private static func attribute(_ classes: [String]) -> String {
    classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
  }
}
