import Compression

/// The identity of a file's content, for a manifest.
public struct FileChecksum: Sendable, Equatable {
  /// The file's name without its folder and without `.gz`, or the name of a generated array.
  public let file: String

  /// The CRC-32 of the uncompressed bytes, eight lower-case hexadecimal digits.
  public let crc32: String

  /// Pairs a name with a checksum.
  public init(file: String, crc32: String) {
    self.file = file
    self.crc32 = crc32
  }

  /// Pairs a name with a checksum.
  init(file: String, _ checksum: CRC32) { self.init(file: file, crc32: checksum.description) }
}
