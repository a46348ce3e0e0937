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

  /// An error with the reason of the last failed system call.
  static func system(_ path: String) -> OutputError {
    OutputError(path: path, reason: String(cString: strerror(errno)))
  }

  /// An error with the reason that Foundation gives.
  static func wrapping(_ error: any Error, path: String) -> OutputError {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let cause, cause.domain == NSPOSIXErrorDomain {
      return OutputError(path: path, reason: String(cString: strerror(Int32(cause.code))))
    }
    return OutputError(path: path, reason: error.localizedDescription)
  }

  /// One sentence with path and reason.
  public var description: String { "\(path) cannot be written: \(reason)" }
}
