import Foundation

/// Reads files, pipes and terminals to their end, within ``InputLimit/bytes``.
public enum InputFile {
  /// The bytes as they are.
  ///
  /// - Parameters:
  ///   - path: Of the file.
  ///   - takesPipes: Whether it may be a pipe or a terminal; otherwise nothing is waited for that may never come.
  /// - Throws: ``GzipError/missing``, ``GzipError/unreadable(reason:)``, ``GzipError/device`` for a device that has anything to read,
  ///   ``GzipError/tooLarge(limit:)``.
  public static func bytes(of path: String, takesPipes: Bool = true) throws(GzipError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (takesPipes ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT || code == ENOTDIR ? .missing : .unreadable(reason: reason(code))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: reason(errno)) }
    let kind = status.st_mode & S_IFMT
    let limit = InputLimit.bytes
    var bytes: [UInt8] = []
    switch kind {
    case S_IFDIR: throw .unreadable(reason: "it is a folder, not a file")
    case S_IFREG:
      guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
      bytes.reserveCapacity(Int(status.st_size))
    case S_IFIFO where !takesPipes: throw .unreadable(reason: "it is a FIFO, not a file")
    case S_IFSOCK: throw .unreadable(reason: "it is a socket, not a file")
    case S_IFBLK where !takesPipes, S_IFCHR where !takesPipes: throw .unreadable(reason: "it is a device, not a file")
    default: break
    }
    let isDevice = kind == S_IFBLK || (kind == S_IFCHR && isatty(descriptor) == 0)
    while try append(from: descriptor, to: &bytes) {
      // One without anything, such as /dev/null, is an empty file.
      guard !isDevice else { throw .device }
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
    return bytes
  }

  /// The bytes, uncompressed where they start like gzip data.
  ///
  /// - Parameters:
  ///   - path: Of the file.
  ///   - takesPipes: As for ``bytes(of:takesPipes:)``.
  /// - Throws: ``GzipError``.
  public static func contents(of path: String, takesPipes: Bool = true) throws(GzipError) -> [UInt8] {
    let bytes = try bytes(of: path, takesPipes: takesPipes)
    return Gzip.isCompressed(bytes) ? try Gzip.inflate(bytes) : bytes
  }

  /// Reads on; `false` at the end.
  private static func append(from descriptor: Int32, to bytes: inout [UInt8]) throws(GzipError) -> Bool {
    let (count, code) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
      while true {
        let count = read(descriptor, chunk.baseAddress, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count > 0 { bytes.append(contentsOf: chunk[..<count]) }
        return (count, errno)
      }
    }
    guard count >= 0 else { throw .unreadable(reason: reason(code)) }
    return count > 0
  }

  /// In the system's words, without a capital.
  private static func reason(_ code: Int32) -> String {
    let words = String(cString: strerror(code))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
