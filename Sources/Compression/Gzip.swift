import CZlib
import Foundation

/// Reads what may be compressed with gzip (RFC 1952).
public enum Gzip {
  /// The two bytes that every member starts with.
  private static let magic: [UInt8] = [0x1f, 0x8b]

  /// Whether bytes start like gzip data.
  public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// The uncompressed bytes of a file. A file that does not start like gzip data is returned as it is.
  ///
  /// - Throws: ``GzipError``.
  public static func contents(of file: URL) throws(GzipError) -> [UInt8] {
    try InputFile.contents(of: file.path, takesPipes: false)
  }

  /// The content of gzip data: all members, one after the other.
  ///
  /// - Throws: ``GzipError/truncated(length:)`` if the data end within a member, ``GzipError/extraBytes(length:end:)`` if
  ///   something other than a member follows one, ``GzipError/damaged(reason:)`` if a code is invalid or a member's checksum or
  ///   length does not match, ``GzipError/tooLarge(limit:)`` beyond ``InputLimit/bytes``.
  public static func inflate(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
    // zlib keeps the address of its stream, so the stream must not move between calls.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let gzipWithLargestWindow: Int32 = 16 + MAX_WBITS
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, gzipWithLargestWindow, ZLIB_VERSION, size) == Z_OK else {
      throw .unreadable(reason: "zlib could not be started")
    }
    defer { inflateEnd(stream) }

    let limit = InputLimit.bytes
    var output: [UInt8] = []
    var consumed = 0
    while true {
      let status = step(stream, from: bytes, consumed: &consumed, to: &output)
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
      switch status {
      case Z_OK:
        continue
      case Z_STREAM_END where consumed == bytes.count:
        return output
      case Z_STREAM_END:
        guard bytes[consumed...].starts(with: magic) else { throw .extraBytes(length: bytes.count, end: consumed) }
        inflateReset(stream)
      case Z_BUF_ERROR:
        throw .truncated(length: bytes.count)
      default:
        throw .damaged(reason: stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)")
      }
    }
  }

  /// Inflates one chunk, appends it to `output`, moves `consumed` on and returns zlib's status.
  private static func step(
    _ stream: UnsafeMutablePointer<z_stream>, from bytes: [UInt8], consumed: inout Int, to output: inout [UInt8]
  ) -> Int32 {
    bytes.withUnsafeBufferPointer { input in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
        let offered = min(input.count - consumed, Int(UInt32.max))
        // zlib does not write to its input; its C interface merely lacks the `const`.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress).map { $0 + consumed }
        stream.pointee.avail_in = UInt32(offered)
        stream.pointee.next_out = chunk.baseAddress
        stream.pointee.avail_out = UInt32(chunk.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        consumed += offered - Int(stream.pointee.avail_in)
        output.append(contentsOf: chunk[..<(chunk.count - Int(stream.pointee.avail_out))])
        return status
      }
    }
  }
}
