import Foundation
import Report
import Testing

@Suite struct ProgressBarTests {
  /// What was written, and a clock set by hand.
  private final class Screen: @unchecked Sendable {
    private let lock = NSLock()
    private var written = ""
    private var seconds = 0.0
    var text: String { lock.withLock { written } }
    func write(_ text: String) { lock.withLock { written += text } }
    var time: Double {
      get { lock.withLock { seconds } }
      set { lock.withLock { seconds = newValue } }
    }
  }

  private let screen = Screen()

  private func bar(_ label: String, total: Int, isQuiet: Bool = false, isTerminal: Bool) -> ProgressBar {
    ProgressBar(
      label, total: total, isQuiet: isQuiet, isTerminal: isTerminal, now: { [screen] in screen.time },
      write: { [screen] in screen.write($0) })
  }

  @Test func aTerminalShowsABarWithTheTimeLeft() {
    let bar = bar("exact\u{1B}[31m", total: 200, isTerminal: true)
    screen.time = 10
    bar.advance(by: 50)
    bar.advance()
    screen.time = 3600
    bar.advance(by: 49)
    bar.note("a warning")
    bar.finish()
    bar.advance(by: 100)
    let erase = "\r\u{1B}[K"
    let half = "exact\\u001B[31m [############------------] 50 %, 1:00:00 left"
    #expect(
      screen.text == erase + "exact\\u001B[31m [######------------------] 25 %, 0:30 left" + erase + half + erase
        + "a warning\n" + erase + half + erase)
  }

  @Test func elsewhereALineEachTenth() {
    let bar = bar("gaussian", total: 20, isTerminal: false)
    for _ in 0..<5 { bar.advance() }
    screen.time = 90
    bar.advance(by: 10)
    bar.advance(by: 100)
    bar.finish()
    #expect(screen.text == "gaussian: 10 %\ngaussian: 20 %\ngaussian: 70 %, 0:30 left\ngaussian: 100 %\n")
  }

  @Test func aQuietBarShowsNothing() {
    for isTerminal in [false, true] {
      let bar = bar("x", total: 2, isQuiet: true, isTerminal: isTerminal)
      bar.advance()
      bar.finish()
    }
    #expect(screen.text == "")
  }

  @Test func threadsAddUp() {
    let bar = bar("x", total: 1000, isTerminal: false)
    DispatchQueue.concurrentPerform(iterations: 1000) { _ in bar.advance() }
    #expect(screen.text.split(separator: "\n").count == 10)
    #expect(screen.text.hasSuffix("x: 100 %\n"))
  }
}
