import Foundation

/// Threads for the time of one call.
enum Workers {
  /// Calls `body` on `count` threads, the caller's among them, and returns when all calls have ended. On fewer threads where the system
  /// has no more: the caller's alone is enough.
  static func run(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      let argument = Unmanaged.passUnretained(work).toOpaque()
      var threads = [pthread_t?](repeating: nil, count: max(0, min(count, most) - 1))
      for place in threads.indices {
        threads[place] = thread(calling: argument)
        if threads[place] == nil { break }
      }
      body()
      for case let thread? in threads { pthread_join(thread, nil) }
      withExtendedLifetime(work) {}
    }
  }

  /// How many threads there is room for: each takes addresses for its stack and for an arena of the allocator, which fails or crawls
  /// without.
  private static let most: Int = {
    var limit = rlimit()
    guard getrlimit(addressSpace, &limit) == 0, limit.rlim_cur < 1 << 62 else { return .max }
    return max(1, Int((Double(limit.rlim_cur) - 300e6) / 150e6))
  }()

  #if os(macOS)
    private static let addressSpace = RLIMIT_AS
  #else
    private static let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
  #endif

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
