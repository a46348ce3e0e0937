import Foundation

/// Reads a file from beginning to end, with the system's own words for what is wrong.
enum RegularFile {
  /// Its bytes.
  /// - Throws: ``GzipError/missing`` or ``GzipError/unreadable(reason:)``, also for what is no regular file.
  static func bytes(of path: String) throws(GzipError) -> [UInt8] {
    // A FIFO without a writer would keep the reader waiting.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(reason: systemReason())
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw .unreadable(reason: systemReason()) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw .unreadable(reason: "it is \(kind(info.st_mode)), not a file") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(info.st_size) + 1)
    while true {
      let count = withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 1) { chunk in
        let count = read(file, chunk.baseAddress, chunk.count)
        if count > 0 { bytes.append(contentsOf: chunk[..<count]) }
        return count
      }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw .unreadable(reason: systemReason()) }
    }
  }

  private static func kind(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a FIFO"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
