import Foundation
import Synchronization

/// What happens on Ctrl-C, on termination and when the terminal is closed: partial files are removed, the exit code is
/// 128 and the signal's number.
enum Interrupts {
  private static let isUnderWay = Atomic(false)

  static func install() {
    // Who reads the output may go away; what is written to files is wanted all the same.
    signal(SIGPIPE, SIG_IGN)
    // A file that grows beyond a limit is a file that cannot be written.
    signal(SIGXFSZ, SIG_IGN)
    var signals = awaited
    // Threads inherit the mask, so that a signal goes to the one that waits for it.
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // Without a thread to wait for them signals end the process as they do any other; what is left is removed by the next run.
    if !startWaiting() { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// Does not return if an interrupt is under way.
  static func waitIfUnderWay() {
    while isUnderWay.load(ordering: .sequentiallyConsistent) { pause() }
  }

  /// A command that is to outlive its terminal is started with SIGHUP ignored. Whatever else was blocked from the start stays with those
  /// who wait for it.
  private static let awaited: sigset_t = {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !isIgnored(number) { sigaddset(&signals, number) }
    return signals
  }()

  private static func isIgnored(_ number: Int32) -> Bool {
    let before = signal(number, SIG_IGN)
    signal(number, before)
    return unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Waits for one of the signals that are blocked here, and ends the process.
  fileprivate static func wait() {
    var (signals, number) = (awaited, Int32(0))
    guard sigwait(&signals, &number) == 0 else { return }
    isUnderWay.store(true, ordering: .sequentiallyConsistent)
    let isComplete = PartialResults.discardAll()
    ShownProgress.end()
    StandardError.write(
      "noise-sim: interrupted; nothing partial is left, and "
        + (isComplete ? "what is in place is complete" : "what was complete before is as it was"))
    _exit(128 + number)
  }
}

#if os(macOS)
  /// Whether there is a thread that waits for the signals that its creator has blocked.
  private func startWaiting() -> Bool {
    var thread: pthread_t?
    return pthread_create(&thread, nil, waitInThread, nil) == 0
  }

  private func waitInThread(_: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Interrupts.wait()
    return nil
  }
#else
  /// Whether there is a thread that waits for the signals that its creator has blocked.
  private func startWaiting() -> Bool {
    var thread: pthread_t = 0
    return pthread_create(&thread, nil, waitInThread, nil) == 0
  }

  private func waitInThread(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Interrupts.wait()
    return nil
  }
#endif
