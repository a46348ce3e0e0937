import DataSets
import Report
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
    var state: UInt64 = 20_240_229
    func next() -> UInt64 {
      // SplitMix64.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    var numbers = (0..<20_000).map { _ in Double(bitPattern: next()) }.filter(\.isFinite)
    numbers += (0..<2_000).map { _ in Double(next() >> (next() % 64)) }
    numbers += [0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, 0x1p53, 0x1p53 - 1]
    let table = Table(name: "numbers", columns: ["n"], rows: numbers.map { [.number($0)] })
    let read = try CSVReader.read(table.csv).rows.map { Double($0.fields[0])?.bitPattern }
    #expect(read == numbers.map(\.bitPattern))
  }
}
