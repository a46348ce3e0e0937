import Foundation
import Report

/// Where results are printed.
enum StandardOutput {
  /// - Throws: `Failure` if the text cannot be written; a reader that has gone away (`| head`) is no failure.
  static func write(_ text: String) throws {
    // A file gets what was asked for; a terminal would obey some of it.
    let text = isatty(STDOUT_FILENO) == 0 ? text : text.visibleLines
    let code = Streams.write(text, to: STDOUT_FILENO)
    guard code == 0 || code == EPIPE else {
      throw Failure(.cannotWrite, "standard output cannot be written: \(String(cString: strerror(code)))")
    }
  }
}

/// Where progress, warnings and failures are shown. Whether anyone reads them changes nothing.
enum StandardError {
  static func write(_ line: String) { _ = Streams.write(line.visibleLines + "\n", to: STDERR_FILENO) }
}

private enum Streams {
  /// Writes all of a text; the number of the error that kept it from it, or 0.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        guard errno == EINTR else { return errno }
      } else {
        rest = rest.dropFirst(written)
      }
    }
    return 0
  }
}
