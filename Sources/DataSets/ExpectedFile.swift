import Compression
import Foundation

/// An IDX file whose content is known in advance.
package struct ExpectedFile: Sendable {
  /// The file's name without `.gz`.
  let name: String

  /// The lengths along each axis.
  let dimensions: [Int]

  /// The CRC-32 of the uncompressed file.
  let crc32: CRC32

  /// For a file of labels the number of classes.
  let classCount: Int?

  /// Describes a file.
  package init(name: String, dimensions: [Int], crc32: CRC32, classCount: Int? = nil) {
    self.name = name
    self.dimensions = dimensions
    self.crc32 = crc32
    self.classCount = classCount
  }

  /// Name and checksum for a manifest.
  package var checksum: FileChecksum {
    FileChecksum(file: name, crc32)
  }

  /// Reads the elements from `name.gz`, or from `name` if that does not exist.
  ///
  /// The checksum comes last, since every other message says more about what is wrong.
  ///
  /// - Throws: `DataSetError`.
  package func read(in directory: URL, advice: String) throws(DataSetError) -> [UInt8] {
    let compressed = directory.appendingPathComponent(name + ".gz")
    let plain = directory.appendingPathComponent(name)
    let manager = FileManager.default
    let usesPlain = !manager.fileExists(atPath: compressed.path) && manager.fileExists(atPath: plain.path)
    let url = usesPlain ? plain : compressed

    let bytes: [UInt8]
    do { bytes = try Gzip.contents(of: url) } catch { throw DataSetError(error, file: url, advice: advice) }
    let array = try IDXArray(bytes: bytes, file: url.path)
    guard array.dimensions == dimensions else {
      throw DataSetError.wrongShape(file: url.path, found: array.dimensions, expected: dimensions)
    }
    if let classCount, let index = array.elements.firstIndex(where: { Int($0) >= classCount }) {
      throw DataSetError.labelOutOfRange(
        file: url.path, index: index, found: Int(array.elements[index]), classCount: classCount)
    }
    let found = CRC32(of: bytes)
    guard found == crc32 else {
      throw DataSetError.wrongChecksum(file: url.path, found: "\(found)", expected: "\(crc32)")
    }
    return array.elements
  }
}
