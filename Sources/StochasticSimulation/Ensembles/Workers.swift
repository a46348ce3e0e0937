import Foundation

/// Threads for the time of one call.
enum Workers {
  /// Calls `body` on `count` threads, the caller's among them, and returns when all calls have ended. On fewer threads where the system
  /// has no more: the caller's alone is enough.
  static func run(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      let argument = Unmanaged.passUnretained(work).toOpaque()
      var threads = [pthread_t?](repeating: nil, count: max(0, count - 1))
      for place in threads.indices {
        threads[place] = thread(calling: argument)
        if threads[place] == nil { break }
      }
      body()
      for case let thread? in threads { pthread_join(thread, nil) }
      withExtendedLifetime(work) {}
    }
  }

  fileprivate final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

#if os(macOS)
  private func thread(calling argument: UnsafeMutableRawPointer) -> pthread_t? {
    var thread: pthread_t?
    return pthread_create(&thread, nil, call, argument) == 0 ? thread : nil
  }

  private func call(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Workers.Work>.fromOpaque(work).takeUnretainedValue().body()
    return nil
  }
#else
  private func thread(calling argument: UnsafeMutableRawPointer) -> pthread_t? {
    var thread: pthread_t = 0
    return pthread_create(&thread, nil, call, argument) == 0 ? thread : nil
  }

  private func call(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let work { Unmanaged<Workers.Work>.fromOpaque(work).takeUnretainedValue().body() }
    return nil
  }
#endif
