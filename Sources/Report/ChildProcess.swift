import Foundation

/// Another program, started and waited for without a thread: the system may have none left.
struct ChildProcess {
  /// Its number.
  let identifier: pid_t

  /// What became of it.
  enum End: Equatable {
    case status(Int32)
    case signal(Int32)
  }

  /// Starts a program in a folder, with nothing to read, its messages in `messages` and nothing of this process's signals and environment.
  ///
  /// A shell changes to the folder, and then becomes the program.
  /// - Throws: `POSIXError` where the system starts no shell.
  init(_ program: URL, _ arguments: [String], in folder: URL, messages: Int32) throws(POSIXError) {
    var actions = Self.actions
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)
    var attributes = Self.attributes
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&usual, number) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    // A group of its own: a terminal's Ctrl-C is for this process, which then ends the other.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))
    let texts = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, program.path] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var identifier: pid_t = 0
    let code = posix_spawn(&identifier, "/bin/sh", &actions, &attributes, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EAGAIN) }
    self.identifier = identifier
  }

  #if os(macOS)
    private static var actions: posix_spawn_file_actions_t? { nil }
    private static var attributes: posix_spawnattr_t? { nil }
  #else
    private static var actions: posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
    private static var attributes: posix_spawnattr_t { posix_spawnattr_t() }
  #endif

  /// Waits until it has ended, not longer than so many seconds; `nil` if it goes on. Once only it is told how it ended.
  func wait(seconds: Double) -> End? {
    let limit = ProcessInfo.processInfo.systemUptime + seconds
    // Often at first, since most drawings take a moment.
    var pause: UInt32 = 1000
    while true {
      var status: Int32 = 0
      let found = waitpid(identifier, &status, WNOHANG)
      if found == identifier { return Self.end(status) }
      guard found == 0 || errno == EINTR else { return .status(0) }
      guard ProcessInfo.processInfo.systemUptime < limit else { return nil }
      usleep(pause)
      pause = min(20_000, pause * 2)
    }
  }

  /// As the system packs it: the low seven bits are a signal's number, 0 where there was none.
  private static func end(_ status: Int32) -> End {
    status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  func send(_ signal: Int32) { kill(identifier, signal) }
}
