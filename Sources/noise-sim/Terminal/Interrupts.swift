import Dispatch
import Foundation
import Synchronization

/// What happens on Ctrl-C, on termination and when the terminal is closed: partial files are removed, the exit code is
/// 128 and the signal's number.
enum Interrupts {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
  private static let isUnderWay = Atomic(false)

  static func install() {
    // Who reads the output may go away; what is written to files is wanted all the same.
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, SIG_IGN)
      // A command that is to outlive its terminal is started like this.
      if number == SIGHUP, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue.global(qos: .userInteractive))
      source.setEventHandler {
        isUnderWay.store(true, ordering: .sequentiallyConsistent)
        PartialResults.discardAll()
        StandardError.write(
          "noise-sim: interrupted; nothing partial is left, and what was complete before is as it was")
        _exit(128 + number)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Does not return if an interrupt is under way.
  static func waitIfUnderWay() {
    while isUnderWay.load(ordering: .sequentiallyConsistent) { pause() }
  }
}
