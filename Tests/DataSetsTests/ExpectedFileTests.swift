import Compression
import DataSets
import Foundation
import TestSupport
import Testing

@Suite struct ExpectedFileTests {
  static let good = idx([5], [0, 1, 2, 1, 0])
  static let file = ExpectedFile(
    name: "labels", dimensions: [5], crc32: CRC32(of: good), classCount: 3)

  @Test func readsCompressedAndPlain() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "labels")
    #expect(try Self.file.read(in: folder.url, advice: "") == [0, 1, 2, 1, 0])
    try folder.write(gzipped(Self.good), to: "labels.gz")
    #expect(try Self.file.read(in: folder.url, advice: "") == [0, 1, 2, 1, 0])
  }

  @Test func compressedFileComesFirst() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "labels")
    try folder.write(gzipped(Self.good), to: "labels.gz")
    #expect(try Self.file.read(in: folder.url, advice: "") == [0, 1, 2, 1, 0])
  }

  /// One row for each way to be wrong: what is compressed, and the sentence after the path.
  @Test(
    arguments: [
      (
        [0, 0, 9, 1, 0, 0, 0, 0],
        "is not an IDX file of the type needed: found 00 00 09 01, "
          + "expected 00 00 08 and the number of dimensions."
      ),
      (idx([4], [0, 1, 2, 1]), "has the wrong shape: found 4, expected 5."),
      (idx([5, 1], [0, 1, 2, 1, 0]), "has the wrong shape: found 5 × 1, expected 5."),
      (idx([5], [0, 1, 2, 1]), "is truncated: found 12 bytes, expected 13 bytes for 5 elements."),
      (good + [0], "is too long: found 14 bytes, expected 13 bytes for 5 elements."),
      (idx([5], [0, 1, 2, 3, 0]), "has a label out of range: found 3 at example 3, expected 0…2."),
      (idx([5], [1, 0, 2, 1, 0]), "has the wrong content: found CRC-32 2d4791d5, expected a89bdf00."),
    ] as [([UInt8], String)])
  func wrongContent(content: [UInt8], sentence: String) throws {
    let folder = try TemporaryFolder()
    let url = try folder.write(gzipped(content), to: "labels.gz")
    let error = dataSetError { _ = try Self.file.read(in: folder.url, advice: "") }
    #expect(error?.description == "\(url.path) \(sentence)")
    #expect(error?.isMissingInput == false)
  }

  @Test func brokenCompression() throws {
    let folder = try TemporaryFolder()
    let whole = try gzipped(Self.good)
    let url = try folder.write(Array(whole.dropLast()), to: "labels.gz")
    #expect(
      dataSetError { _ = try Self.file.read(in: folder.url, advice: "") }?.description
        == "\(url.path) is truncated: found the end of the file after \(whole.count - 1) bytes, "
        + "expected gzip data that go on to their checksum.")
    var flipped = whole
    flipped[whole.count - 8] ^= 0x10
    try folder.write(flipped, to: "labels.gz")
    #expect(
      dataSetError { _ = try Self.file.read(in: folder.url, advice: "") }?.description
        == "\(url.path) is damaged: zlib found \"incorrect data check\", "
        + "expected gzip data that agree with their checksum.")
  }

  @Test func missingFile() throws {
    let folder = try TemporaryFolder()
    let error = dataSetError { _ = try Self.file.read(in: folder.url, advice: "write it") }
    #expect(error?.description == "\(folder.url.path)/labels.gz does not exist: write it.")
    #expect(error?.isMissingInput == true)
  }
}
