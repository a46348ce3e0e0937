import Compression
import Foundation
import TestSupport
import Testing

@Suite struct GzipTests {
  @Test(arguments: [0, 1, 1000, 65_535, 65_536, 65_537, 300_000])
  func contentComesBack(count: Int) throws {
    let content = noise(count)
    #expect(try Gzip.inflate(gzipped(content)) == content)
    let zeros = [UInt8](repeating: 0, count: count)
    #expect(try Gzip.inflate(gzipped(zeros)) == zeros)
  }

  @Test func membersFollowEachOther() throws {
    let content = noise(70_000)
    let joined = try gzipped(content) + gzipped([7]) + gzipped(content)
    #expect(try Gzip.inflate(joined) == content + [7] + content)
  }

  @Test func plainFileIsReadAsItIs() throws {
    let folder = try TemporaryFolder()
    for content in [[], [0x1f], [0x1f, 0x8c, 1], noise(1000)] as [[UInt8]] {
      let file = try folder.write(content, to: "plain.gz")
      #expect(try Gzip.contents(of: file) == content)
    }
  }

  @Test func everyTruncationIsFound() throws {
    let whole = try gzipped(noise(200))
    for length in 2..<whole.count {
      #expect(throws: GzipError.truncated(length: length), "cut to \(length)") {
        try Gzip.inflate(Array(whole[..<length]))
      }
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
        #expect(try Gzip.inflate(flipped) == content, "bit \(bit)")
      } else {
        #expect(throws: GzipError.self, "bit \(bit)") { try Gzip.inflate(flipped) }
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
      #expect(throws: GzipError.damaged(reason: reason)) { try Gzip.inflate(flipped) }
    }
  }

  @Test func somethingAfterTheEnd() throws {
    let whole = try gzipped(noise(60))
    #expect(throws: GzipError.extraBytes(length: whole.count + 1, end: whole.count)) {
      try Gzip.inflate(whole + [0])
    }
  }

  @Test func missingAndUnreadable() throws {
    let folder = try TemporaryFolder()
    #expect(throws: GzipError.missing) { try Gzip.contents(of: folder.url.appendingPathComponent("absent.gz")) }
    // A folder stands for a file that is there and cannot be read; permissions do not stop an administrator.
    #expect(throws: GzipError.unreadable(reason: "it is a folder, not a file")) { try Gzip.contents(of: folder.url) }
    let fifo = folder.url.appendingPathComponent("fifo")
    try #require(mkfifo(fifo.path, 0o600) == 0)
    #expect(throws: GzipError.unreadable(reason: "it is a FIFO, not a file")) { try Gzip.contents(of: fifo) }
    let long = folder.url.appendingPathComponent(String(repeating: "x", count: 300))
    #expect(throws: GzipError.unreadable(reason: "file name too long")) { try Gzip.contents(of: long) }
  }

  @Test(arguments: [
    (GzipError.missing, "does not exist"), (.unreadable(reason: "no"), "cannot be read: no"),
    (
      .truncated(length: 7),
      "is truncated: found the end of the file after 7 bytes, expected gzip data that go on to their checksum"
    ),
    (.tooLarge(limit: 2048), "is larger than 2 KiB, uncompressed: the most that --max-input allows"),
    (.device, "is a device, but must be a file or a pipe"),
    (
      .extraBytes(length: 9, end: 7), "is too long: found 9 bytes, expected the end of the gzip data after 7 bytes"
    ),
    (
      .damaged(reason: "x"), "is damaged: zlib found \"x\", expected gzip data that agree with their checksum"
    ),
  ])
  func sentences(error: GzipError, rest: String) { #expect("\(error)" == rest) }
}
