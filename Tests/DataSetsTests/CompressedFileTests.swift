import DataSets
import Foundation
import Testing

@Suite struct CompressedFileTests {
  @Test(arguments: [0, 1, 1000, 65_535, 65_536, 65_537, 300_000])
  func contentComesBack(count: Int) throws {
    let content = noise(count)
    #expect(try CompressedFile.inflate(gzipped(content), file: "f") == content)
    let zeros = [UInt8](repeating: 0, count: count)
    #expect(try CompressedFile.inflate(gzipped(zeros), file: "f") == zeros)
  }

  @Test func membersFollowEachOther() throws {
    let content = noise(70_000)
    let joined = try gzipped(content) + gzipped([7]) + gzipped(content)
    #expect(try CompressedFile.inflate(joined, file: "f") == content + [7] + content)
  }

  @Test func plainFileIsReadAsItIs() throws {
    let folder = try TemporaryFolder()
    for content in [[], [0x1f], [0x1f, 0x8c, 1], noise(1000)] as [[UInt8]] {
      let file = try folder.write(content, to: "plain.gz")
      #expect(try CompressedFile.read(file, advice: "") == content)
    }
  }

  @Test func everyTruncationIsFound() throws {
    let whole = try gzipped(noise(200))
    for length in 2..<whole.count {
      let error = dataSetError { _ = try CompressedFile.inflate(Array(whole[..<length]), file: "f.gz") }
      #expect(
        error
          == .truncated(
            file: "f.gz", found: "the end of the file after \(length) bytes",
            expected: "gzip data that go on to their checksum"), "cut to \(length)")
    }
  }

  /// `gzip -n` writes a header of ten bytes; what follows is protected by the checksum and the length. Bytes that do not
  /// compress are stored, after three bits of block header and five bits of padding, which mean nothing.
  @Test func everyFlippedBitIsFound() throws {
    let content = noise(60)
    let whole = try gzipped(content)
    let padding = 83..<88
    for bit in (10 * 8)..<(whole.count * 8) {
      var flipped = whole
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      if padding.contains(bit) {
        #expect(try CompressedFile.inflate(flipped, file: "f.gz") == content, "bit \(bit)")
      } else {
        #expect(dataSetError { _ = try CompressedFile.inflate(flipped, file: "f.gz") } != nil, "bit \(bit)")
      }
    }
  }

  @Test func reasonsOfDamage() throws {
    let whole = try gzipped(noise(60))
    let table: [(place: Int, reason: String)] = [
      (2, "unknown compression method"),
      (whole.count - 6, "incorrect data check"),
      (whole.count - 4, "incorrect length check"),
    ]
    for (place, reason) in table {
      var flipped = whole
      flipped[place] ^= 1
      #expect(
        dataSetError { _ = try CompressedFile.inflate(flipped, file: "f.gz") }
          == .damaged(file: "f.gz", reason: reason))
    }
  }

  @Test func somethingAfterTheEnd() throws {
    let whole = try gzipped(noise(60))
    #expect(
      dataSetError { _ = try CompressedFile.inflate(whole + [0], file: "f.gz") }
        == .extraBytes(
          file: "f.gz", found: "\(whole.count + 1) bytes",
          expected: "the end of the gzip data after \(whole.count) bytes"))
  }

  @Test func missingAndUnreadable() throws {
    let folder = try TemporaryFolder()
    let absent = folder.url.appendingPathComponent("absent.gz")
    let missing = dataSetError { _ = try CompressedFile.read(absent, advice: "write it") }
    #expect(missing == .missing(path: absent.path, advice: "write it"))
    #expect(missing?.isMissingInput == true)
    // A folder stands for a file that is there and cannot be read; permissions do not stop an administrator.
    let unreadable = dataSetError { _ = try CompressedFile.read(folder.url, advice: "") }
    #expect(unreadable?.isMissingInput == true)
    #expect(unreadable?.description.hasPrefix("\(folder.url.path) cannot be read: ") == true)
  }

  /// The check value of CRC-32/ISO-HDLC.
  @Test func checksumOfTheStandardText() {
    #expect(Checksum.crc32([UInt8]("123456789".utf8)) == 0xcbf4_3926)
    #expect(Checksum.crc32([UInt8]()) == 0)
    #expect(Checksum.text(0xbeef) == "0000beef")
  }
}
