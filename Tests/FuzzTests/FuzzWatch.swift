import Descriptions
import Foundation
import Synchronization

/// Knows the input that is under way, for whoever finds the process dead, and ends it where an input does not end.
final class FuzzWatch: Sendable {
  private struct Attempt {
    var seed: UInt64
    var began: ContinuousClock.Instant
    /// The input for a reader; `nil` while it is made.
    var shown: (@Sendable () -> String)?
  }
  /// Shared with the thread that watches; `nil` before the first input and after the last.
  private final class Current: Sendable {
    let attempt = Mutex<Attempt?>(nil)
    let isOver = Atomic(false)
  }
  private let name: String
  private let current = Current()
  private let path: String
  private let descriptor: Int32

  /// An input takes milliseconds, but the machine may be busy.
  private static let limit = Duration.seconds(60)

  init(_ name: String) {
    self.name = name
    path = NSTemporaryDirectory() + "noise-sim-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(name)"
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    Self.say("fuzz: after a crash, \(path) names the input")
    Thread.detachNewThread { [name, current] in
      while !current.isOver.load(ordering: .relaxed) {
        Thread.sleep(forTimeInterval: 0.5)
        let attempt = current.attempt.withLock { $0 }
        guard let attempt, ContinuousClock.now - attempt.began > Self.limit else { continue }
        Self.say("fuzz: no end of NOISE_SIM_FUZZ_INPUT=\(name):\(attempt.seed)")
        Self.say(attempt.shown?().shortened(to: 4000) ?? "it is still being made")
        abort()
      }
    }
  }

  deinit {
    current.isOver.store(true, ordering: .relaxed)
    close(descriptor)
    unlink(path)
  }

  /// An input is about to be made.
  func begin(_ seed: UInt64) {
    current.attempt.withLock { $0 = Attempt(seed: seed, began: .now) }
    let line = Array(
      "NOISE_SIM_FUZZ_INPUT=\(name):\(seed)\(String(repeating: " ", count: 20 - "\(seed)".count))\n".utf8)
    _ = pwrite(descriptor, line, line.count, 0)
  }

  /// It is made, and is shown like this.
  func show(_ shown: @escaping @Sendable () -> String) { current.attempt.withLock { $0?.shown = shown } }

  static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
