import Report
import Testing

@Suite struct TableTests {
  @Test func literalsBecomeCells() {
    let row: [Cell] = ["text", 1, 2.5, true, nil, Cell(Double.nan), Cell(Double?.none), Cell(7 as Int?)]
    #expect(
      row == [.text("text"), .integer(1), .number(2.5), .flag(true), .empty, .empty, .empty, .integer(7)])
  }

  @Test func rowsAreAppendedInOrder() {
    var table = Table(name: "t", columns: ["a"], rows: [[1]])
    table.append([2])
    table.append(contentsOf: Table(name: "u", columns: ["a"], rows: [[3]]))
    #expect(table.rows == [[1], [2], [3]])
  }
}
