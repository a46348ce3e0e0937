import DataSets
import Report
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  @Test func wholeText() {
    let table = Table(
      name: "curves", columns: ["schedule", "epoch", "mean", "settled"],
      rows: [
        ["decaying, slowly", 0, 1.5, true],
        ["say \"g\"", 1, 128.0, false],
        ["two\nlines", 2, Cell(Double.infinity), nil],
        ["carriage\r\nreturn", -3, 1e-5, .number(.nan)],
      ])
    #expect(
      table.csv == """
        schedule,epoch,mean,settled
        "decaying, slowly",0,1.5,true
        "say ""g\""",1,128,false
        "two
        lines",2,,
        "carriage\r\nreturn",-3,1e-05,\n
        """)
  }

  @Test func aLoneEmptyCellIsNotABlankLine() throws {
    let table = Table(name: "t", columns: ["a"], rows: [[nil], ["x"]])
    #expect(table.csv == "a\n\"\"\nx\n")
    #expect(try CSVReader.read(table.csv).rows.map(\.fields) == [[""], ["x"]])
  }

  /// Every finite number comes back with the same bits.
  @Test func numbersSurviveTheRoundTrip() throws {
    var random = SeededGenerator(20_240_229)
    var numbers = (0..<20_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    numbers += (0..<2_000).map { _ in Double(random.next() >> (random.next() % 64)) }
    numbers += [0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, 0x1p53, 0x1p53 - 1]
    let table = Table(name: "numbers", columns: ["n"], rows: numbers.map { [.number($0)] })
    let read = try CSVReader.read(table.csv).rows.map { Double($0.fields[0])?.bitPattern }
    #expect(read == numbers.map(\.bitPattern))
  }
}
