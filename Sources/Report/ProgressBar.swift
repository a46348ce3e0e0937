import Foundation
import Synchronization

/// How far a long computation is, on standard error: a bar with the time left on a terminal, elsewhere a line each tenth.
///
/// May be advanced from any thread.
public final class ProgressBar: Sendable {
  private let total: Int
  private let label: String
  private let isQuiet: Bool
  private let isTerminal: Bool
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void

  private struct State {
    var done = 0
    var lastDrawing = -Double.infinity
    var tenths = 0
    var isFinished = false
  }
  private let start: Double
  // Held while writing, too: lines of several threads do not mix.
  private let state = Mutex(State())

  /// A bar on standard error.
  /// - Parameters:
  ///   - label: what is being done.
  ///   - total: the size of the work, in whatever unit it is advanced by.
  ///   - isQuiet: shows nothing if true.
  public convenience init(_ label: String, total: Int, isQuiet: Bool = false) {
    self.init(
      label, total: total, isQuiet: isQuiet, isTerminal: isatty(STDERR_FILENO) != 0,
      now: { ProcessInfo.processInfo.systemUptime },
      write: { text in try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) })
  }

  /// A bar with its own clock and place to write to.
  /// - Parameters:
  ///   - label: what is being done.
  ///   - total: the size of the work, in whatever unit it is advanced by.
  ///   - isQuiet: shows nothing if true.
  ///   - isTerminal: whether lines can be written over.
  ///   - now: the time in seconds, from any start.
  ///   - write: takes the text to show.
  public init(
    _ label: String, total: Int, isQuiet: Bool, isTerminal: Bool, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    precondition(total >= 0, "progress: the total \(total) is negative")
    self.total = total
    // A title may hold anything, and a terminal obeys control characters.
    self.label = label.visible
    self.isQuiet = isQuiet
    self.isTerminal = isTerminal
    self.now = now
    self.write = write
    start = now()
  }

  /// Adds to the work that is done.
  public func advance(by amount: Int = 1) {
    state.withLock { state in
      state.done = min(total, state.done + max(0, amount))
      show(&state)
    }
  }

  /// Writes a line of its own, above the bar if there is one. Shown even if the bar is quiet.
  public func note(_ line: String) {
    state.withLock { state in
      write((isBarVisible(state) ? Self.erase : "") + line + "\n")
      state.lastDrawing = -.infinity
      show(&state)
    }
  }

  /// Takes the bar away; nothing is shown from here on.
  public func finish() {
    state.withLock { state in
      if isBarVisible(state) { write(Self.erase) }
      state.isFinished = true
    }
  }

  private static let erase = "\r\u{1B}[K"

  private func isBarVisible(_ state: State) -> Bool { isTerminal && !isQuiet && !state.isFinished }

  private func show(_ state: inout State) {
    guard !isQuiet, !state.isFinished, total > 0 else { return }
    let part = Double(state.done) / Double(total)
    if isTerminal {
      // Ten drawings a second are enough for the eye.
      let time = now()
      guard time - state.lastDrawing >= 0.1 || state.done == total else { return }
      state.lastDrawing = time
      write(Self.erase + bar(part: part, elapsed: time - start))
    } else if Int(part * 10) > state.tenths {
      state.tenths = Int(part * 10)
      write("\(label): \(state.tenths * 10) %\(timeLeft(part: part, elapsed: now() - start))\n")
    }
  }

  private func bar(part: Double, elapsed: Double) -> String {
    let width = 24
    let filled = Int(part * Double(width))
    let name = label.count > 30 ? label.prefix(29) + "…" : label
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    return "\(name) [\(bar)] \(Int(part * 100)) %\(timeLeft(part: part, elapsed: elapsed))"
  }

  private func timeLeft(part: Double, elapsed: Double) -> String {
    // Before a second has gone by the estimate jumps about.
    guard part > 0, part < 1, elapsed >= 1 else { return "" }
    let seconds = Int((elapsed * (1 - part) / part).rounded(.up))
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let shown = parts[0] > 0 ? parts : Array(parts[1...])
    let digits = shown.enumerated().map { index, value in
      index > 0 && value < 10 ? "0\(value)" : String(value)
    }
    return ", \(digits.joined(separator: ":")) left"
  }
}
