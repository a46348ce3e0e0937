import Foundation

/// A result file or folder that cannot be written.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file or folder.
  public let path: String

  /// Why it cannot be written.
  public let reason: String

  /// An error about a path.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// An error with the system's own words for a failed call.
  static func system(_ path: String, _ code: Int32 = errno) -> OutputError {
    OutputError(path: path, reason: String(cString: strerror(code)))
  }

  /// One sentence with path and reason.
  public var description: String { "\(path) cannot be written: \(reason)" }
}
