import Foundation
import Report

/// Where results are printed.
enum StandardOutput {
  /// - Parameter hasVerdicts: Whether the verdicts of the text are shown in colour, if there is a terminal.
  /// - Throws: `Failure` if the text cannot be written; a reader that has gone away (`| head`) is no failure.
  static func write(_ text: String, hasVerdicts: Bool = false) throws {
    // A file gets what was asked for; a terminal would obey some of it.
    let isTerminal = isatty(STDOUT_FILENO) != 0
    var text = isTerminal ? text.visibleLines : text
    if hasVerdicts {
      text = VerdictColours.applied(
        to: text, isTerminal: isTerminal, environment: ProcessInfo.processInfo.environment)
    }
    let code = Streams.write(text, to: STDOUT_FILENO)
    guard code == 0 || code == EPIPE else {
      throw Failure(.cannotWrite, "standard output cannot be written: \(String(cString: strerror(code)))")
    }
  }
}

/// Where progress, warnings and failures are shown. Whether anyone reads them changes nothing.
enum StandardError {
  /// A sentence: a line of its own, on a terminal lines that fit.
  static func write(_ line: String) {
    let line = line.visibleLines
    let shown = isatty(STDERR_FILENO) != 0 ? line.wrapped(to: TerminalWidth.ofErrors, indent: "  ") : line
    _ = Streams.write(shown + "\n", to: STDERR_FILENO)
  }

  /// Sentences behind what they are, such as a warning.
  static func write(_ kind: String, _ sentences: [String]) {
    for sentence in sentences { write("\(kind): \(sentence.visible)") }
  }
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
