import DataSets
import Foundation
import TestSupport
import Testing

@Suite struct NumberColumnTests {
  private func read(
    _ bytes: [UInt8], _ column: String, _ format: CSVFormat = CSVFormat(), allowed: NumberColumn.Allowed = .positive
  ) throws -> NumberColumn {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "x.csv")
    return try withExtendedLifetime(folder) {
      try NumberColumn(file: "x.csv", column: column, format: format, allowed: allowed, directory: folder.url)
    }
  }

  @Test func `columns by name and by position, in every separator`() throws {
    #expect(try read(Array("h,c\n1,2\n .5 ,4e-1\n".utf8), "h").numbers == [1, 0.5])
    #expect(try read(Array("h,c\n1,2\n.5,4e-1\n".utf8), "c").numbers == [2, 0.4])
    #expect(try read(Array("1;2\n3;4\n".utf8), "2", .init(hasHeader: false, separator: .semicolon)).numbers == [2, 4])
    #expect(try read(Array("\u{FEFF}h\t\"c\"\r\n1\t\"2\"\r\n".utf8), "c", .init(separator: .tab)).numbers == [2])
    #expect(try read(Array("h\n0\n".utf8), "h", allowed: .nonNegative).numbers == [0])
  }

  /// As Python's zlib.crc32 gives it for the text.
  @Test func `the checksum is that of the uncompressed text`() throws {
    let text = Array("h,c\n1,2\n3,4\n".utf8)
    let (plain, packed) = (try read(text, "c"), try read(gzipped(text), "c"))
    #expect(plain == packed)
    #expect(plain.checksum == FileChecksum(file: "x.csv", crc32: "bcbdb84a"))
  }

  @Test(arguments: [
    ("h,c\n1,2\n", "hh", "1:1: column is 'hh', but must be the name of a column; did you mean 'h'?"),
    ("h,c\n1,2\n", "curvature", "1:1: column is 'curvature', but must be the name of a column"),
    ("h,c\n1,2\n,3\n", "h", "3:1: column 1 (h) is empty, but must be a number > 0"),
    ("h,c\n1,2\n4,x\n", "c", "3:3: column 2 (c) is 'x', but must be a number > 0"),
    ("h,c\n1,0\n", "c", "2:3: column 2 (c) is '0', but must be a number > 0"),
    ("h,c\n1,nan\n", "c", "2:3: column 2 (c) is 'nan', but must be a number > 0"),
    ("h,c\n1,inf\n", "c", "2:3: column 2 (c) is 'inf', but must be a number > 0"),
    ("h,c\n1,1e999\n", "c", "2:3: column 2 (c) is '1e999', but must be a number > 0"),
    ("h,c\n1,0x10\n", "c", "2:3: column 2 (c) is '0x10', but must be a number > 0"),
    ("h,c\n1\n", "c", "2:2: 1 field where the first line has 2"),
    ("h,c\n1,2,3\n", "c", "2:5: 3 fields where the first line has 2"),
    ("h,c\n", "c", "1:1: there are no rows after the header"),
    ("", "c", "1:1: the file is empty; a header line is expected"),
    ("h,h\n1,2\n", "h", "1:3: the column h is named twice"),
  ])
  func `what is wrong is named with file, line and column`(text: String, column: String, sentence: String) {
    let error = dataSetError { _ = try read(Array(text.utf8), column) }
    #expect(
      error?.description.hasSuffix("/x.csv:" + sentence + (sentence.hasSuffix("?") ? "" : ".")) == true,
      "\(error?.description ?? "no error")")
  }

  @Test func `positions without a header`() {
    for position in ["0", "3", "h", ""] {
      let error = dataSetError { _ = try read(Array("1,2\n".utf8), position, .init(hasHeader: false)) }
      #expect(
        error?.description.hasSuffix(
          "x.csv:1:1: column is '\(position)', but without a header must be the position of a column, 1…2.") == true)
    }
    let error = dataSetError { _ = try read([], "1", .init(hasHeader: false)) }
    #expect(error?.description.hasSuffix("x.csv:1:1: the file is empty; a row is expected.") == true)
  }

  @Test func `a file that is not there`() {
    let error = dataSetError {
      _ = try NumberColumn(file: "x", column: "h", allowed: .positive, directory: URL(fileURLWithPath: "/nowhere"))
    }
    #expect(error?.isMissingInput == true)
    #expect(
      error?.description
        == "/nowhere/x does not exist: files are looked for beside the experiment file, or in the data-dir given.")
  }
}
