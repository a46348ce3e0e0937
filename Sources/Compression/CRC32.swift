import CZlib

/// A CRC-32 checksum (ISO-HDLC, the one of gzip) as zlib computes it.
public struct CRC32: Sendable, Hashable, CustomStringConvertible {
  /// The checksum as a number.
  public let value: UInt32

  /// A checksum that is known.
  public init(_ value: UInt32) { self.value = value }

  /// The checksum of an array's bytes as they lie in memory.
  public init<Element: BitwiseCopyable>(of elements: [Element]) {
    value = elements.withUnsafeBytes { bytes in
      // A null pointer asks zlib for the initial value, which is also the checksum of no bytes.
      UInt32(crc32_z(0, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count))
    }
  }

  /// Eight lower-case hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
