import Foundation

/// How many columns there are for text.
enum TerminalWidth {
  /// Of standard output.
  static var ofOutput: Int { of(STDOUT_FILENO) }
  /// Of standard error.
  static var ofErrors: Int { of(STDERR_FILENO) }

  /// What COLUMNS says, also in a pipe; without it what the terminal has; 80 where there is none.
  static func columns(environment: [String: String], terminal: Int?) -> Int {
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let shown = terminal.flatMap { $0 > 0 ? $0 : nil }
    return max(narrowest, asked ?? shown ?? usual)
  }

  private static let usual = 80
  /// On less no sentence can be read.
  private static let narrowest = 20

  private static func of(_ descriptor: Int32) -> Int {
    var size = winsize()
    let isTerminal = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return columns(environment: ProcessInfo.processInfo.environment, terminal: isTerminal ? Int(size.ws_col) : nil)
  }
}
