import CZlib

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
}

/// CRC-32 (ISO-HDLC, the one of gzip) as zlib computes it.
package enum Checksum {
  /// The CRC-32 of an array's bytes as they lie in memory.
  package static func crc32<Element: BitwiseCopyable>(_ elements: [Element]) -> UInt32 {
    elements.withUnsafeBytes { bytes in
      // A null pointer asks zlib for the initial value, which is also the checksum of no bytes.
      UInt32(crc32_z(0, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count))
    }
  }

  /// A checksum as eight lower-case hexadecimal digits.
  package static func text(_ checksum: UInt32) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
