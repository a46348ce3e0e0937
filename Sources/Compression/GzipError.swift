/// Why a file could not be read, or what is wrong with its gzip data.
public enum GzipError: Error, Sendable, Equatable {
  /// There is no such file.
  case missing

  /// The file exists and cannot be read.
  case unreadable(reason: String)

  /// The data end within a member, after `length` bytes.
  case truncated(length: Int)

  /// Of `length` bytes, those from `end` on are no gzip data.
  case extraBytes(length: Int, end: Int)

  /// There are more than `limit` bytes, uncompressed.
  case tooLarge(limit: Int)

  /// It is a device, which need not end.
  case device

  /// The data contradict themselves: a bad code, or a checksum that does not match. `reason` is zlib's.
  case damaged(reason: String)
}

extension GzipError: CustomStringConvertible {
  /// The rest of a sentence that begins with the file's name, without a full stop.
  public var description: String {
    switch self {
    case .missing:
      "does not exist"
    case .unreadable(let reason):
      "cannot be read: \(reason)"
    case .truncated(let length):
      "is truncated: found the end of the file after \(length) bytes, "
        + "expected gzip data that go on to their checksum"
    case .extraBytes(let length, let end):
      "is too long: found \(length) bytes, expected the end of the gzip data after \(end) bytes"
    case .tooLarge(let limit):
      "is larger than \(InputLimit.words(limit)), uncompressed: the most that --max-input allows"
    case .device:
      "is a device, but must be a file or a pipe"
    case .damaged(let reason):
      "is damaged: zlib found \"\(reason)\", expected gzip data that agree with their checksum"
    }
  }
}
