import DataSets
import Foundation
import Testing

@Suite struct CSVReaderTests {
  @Test func rowsKnowTheirPlace() throws {
    let text = "\u{FEFF}schedule,epoch,\"a \"\"value\"\"\"\r\n\r\n\"one,\r\ntwo\",1,\r\nthree,2,0.5"
    let contents = try CSVReader.read(Data(text.utf8))
    #expect(contents.header == ["schedule", "epoch", "a \"value\""])
    #expect(contents.rows.map(\.fields) == [["one,\r\ntwo", "1", ""], ["three", "2", "0.5"]])
    #expect(contents.rows.map(\.line) == [3, 5])
    #expect(contents.rows[1].columns == [1, 7, 9])
    #expect(contents.position(of: "epoch") == 1)
    #expect(contents.position(of: "Epoch") == nil)
  }

  @Test(arguments: ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2", "\n\na,b\n\n1,2\n\n", "\"a\",\"b\"\n\"1\",\"2\""])
  func lineEndsAndBlankLines(text: String) throws {
    let contents = try CSVReader.read(text)
    #expect(contents.header == ["a", "b"])
    #expect(contents.rows.map(\.fields) == [["1", "2"]])
  }

  @Test(arguments: [
    ("", 1, 1, CSVError.Reason.emptyFile),
    ("\r\n\n", 1, 1, .emptyFile),
    ("a,b\n1,\"2\n3", 2, 3, .unterminatedQuote),
    ("a,b\n\"", 2, 1, .unterminatedQuote),
    ("a,b\n1,5\" disk\n", 2, 4, .strayQuote),
    ("a,b\n\"1\"x,2\n", 2, 4, .textAfterQuote),
    ("a,b\n1\n", 2, 2, .fieldCount(expected: 2, found: 1)),
    ("a,b\n1,2\n1,2,é,4\n", 3, 5, .fieldCount(expected: 2, found: 4)),
    ("a,b\n\"x\ny\"\n", 3, 3, .fieldCount(expected: 2, found: 1)),
    ("a,b,a\n", 1, 5, .repeatedColumn("a")),
    ("a,é\n1,é\u{0}\n", 2, 4, .zeroByte),
    ("\u{FEFF}a,b\n1\n", 2, 2, .fieldCount(expected: 2, found: 1)),
    ("\u{FEFF}a,b,a\n", 1, 5, .repeatedColumn("a")),
  ])
  func mistakes(text: String, line: Int, column: Int, reason: CSVError.Reason) {
    #expect(throws: CSVError(line: line, column: column, reason: reason)) { try CSVReader.read(Data(text.utf8)) }
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xFF], 2, 2),
      ([0xC3, 0xA9, 0xC3], 1, 3),
      ([0xC0, 0x80], 1, 1),
    ] as [([UInt8], Int, Int)])
  func bytesThatAreNotUTF8(bytes: [UInt8], line: Int, column: Int) {
    #expect(throws: CSVError(line: line, column: column, reason: .notUTF8)) { try CSVReader.read(Data(bytes)) }
  }

  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
  func `UTF-16 is called so`(encoding: String.Encoding) throws {
    let data = try #require("a,b\n1,2\n".data(using: encoding))
    #expect(throws: CSVError(line: 1, column: 1, reason: .isUTF16)) { try CSVReader.read(data) }
  }

  @Test(arguments: [
    ("'=1+1", "=1+1"), ("'+1", "+1"), ("'-1", "-1"), ("'@x", "@x"), ("'\tx", "\tx"), ("''=x", "'=x"), ("'x", "'x"),
    ("'", "'"), ("=x", "=x"), ("'90s", "'90s"),
  ])
  func `an apostrophe before a formula is no part of the field`(field: String, text: String) throws {
    #expect(try CSVReader.read("h\n\(field)\n\"\(field)\"\n").rows.map(\.fields) == [[text], [text]])
  }

  @Test func messagesStartWithThePlace() {
    let error = CSVError(line: 3, column: 5, reason: .fieldCount(expected: 2, found: 1))
    #expect("\(error)" == "line 3, column 5: 1 field where the first line has 2")
  }
}
