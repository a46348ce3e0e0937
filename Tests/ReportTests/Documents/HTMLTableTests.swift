import Testing

@testable import Report

@Suite struct HTMLTableTests {
  private static let table = HTMLTable(
    columns: ["name", "<value>", "yes?", "n"],
    rows: [
      ["a & b", 0.123456789, true, 12], [nil, nil, false, 3], ["bad", 0.5, nil, "x"],
      ["\(String(repeating: "y", count: 201))", .number(.nan), nil, nil],
    ], label: "A \"label\"", tones: ["bad": .bad])

  @Test func `a whole table`() {
    #expect(
      Self.table.html == """
        <div class="scroll" role="region" tabindex="0" aria-label="A &quot;label&quot;">
        <table>
        <thead><tr><th scope="col"><button type="button">name</button></th>\
        <th scope="col" class="number"><button type="button">&lt;value&gt;</button></th>\
        <th scope="col"><button type="button">yes?</button></th>\
        <th scope="col"><button type="button">n</button></th></tr></thead>
        <tbody>
        <tr><td>a &amp; b</td><td class="number" data-value="0.123456789" title="0.123456789">0.1235</td>\
        <td>yes</td><td class="number" data-value="12">12</td></tr>
        <tr><td class="again">a &amp; b</td><td></td><td>no</td><td class="number" data-value="3">3</td></tr>
        <tr><td class="bad">bad</td><td class="number" data-value="0.5">0.5</td><td></td><td>x</td></tr>
        <tr><td><div class="long">\(String(repeating: "y", count: 201))</div></td><td></td><td></td><td></td></tr>
        </tbody>
        </table>
        </div>
        """)
  }

  @Test func `grouped numbers are numbers, and many words have several lines`() {
    let table = HTMLTable(
      columns: ["updates", "notices"],
      rows: [["12\u{202F}500", "g × 1.2 and g ÷ 1.2, of many words"], ["900", "g × 1.2"]], label: "", tones: [:])
    #expect(table.html.contains(#"<th scope="col" class="number"><button type="button">updates"#))
    #expect(table.html.contains("<td class=\"number\" data-value=\"12500\">12\u{202F}500</td>"))
    #expect(table.html.contains(#"<td class="number" data-value="900">900</td>"#))
    #expect(table.html.contains(#"<td class="words">g × 1.2 and g ÷ 1.2, of many words</td>"#))
    #expect(table.html.contains("<td>g × 1.2</td>"))
  }
}
