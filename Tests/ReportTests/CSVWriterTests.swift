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

  @Test func `what a spreadsheet would carry out stands behind an apostrophe`() {
    let table = Table(
      name: "t", columns: ["=a", "b"],
      rows: [
        ["=1+1", -1], ["+x", -1.5], ["-x", nil], ["@x", true], ["\tx", 1], ["\rx", 1], ["'=x", 1], ["'x", 1],
        ["a=b", 1],
      ])
    #expect(
      table.csv
        == "'=a,b\n'=1+1,-1\n'+x,-1.5\n'-x,\n'@x,true\n'\tx,1\n\"'\rx\",1\n''=x,1\n'x,1\na=b,1\n")
  }

  @Test func `texts survive the round trip`() throws {
    var random = SeededGenerator(77)
    let letters = ["=", "+", "-", "@", "\t", "\r", "'", "\"", ",", "\n", "x", "1", "é", "\u{202E}", " "]
    let texts = (0..<5000).map { _ in
      (0..<random.integer(1...5)).map { _ in random.pick(letters) }.joined()
    }
    let table = Table(name: "t", columns: ["n", "text"], rows: texts.map { [1, .text($0)] })
    #expect(try CSVReader.read(table.csv).rows.map { $0.fields[1] } == texts)
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
