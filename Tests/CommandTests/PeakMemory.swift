import Foundation
import TestSupport

extension Command {
  /// The most memory that the command has held at a time, bytes, and its exit code; what it prints is thrown away.
  static func peakMemory(_ arguments: [String], in folder: TemporaryFolder) throws -> (bytes: Double, status: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    posix_spawn_file_actions_addchdir_np(&actions, folder.url.path)
    var texts: [UnsafeMutablePointer<CChar>?] = ([executable.path] + arguments).map { strdup($0) } + [nil]
    defer { texts.forEach { free($0) } }
    var variables: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
    defer { variables.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, executable.path, &actions, nil, &texts, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EAGAIN) }
    var (status, usage) = (Int32(0), rusage())
    guard wait4(process, &status, 0, &usage) == process else { throw POSIXError(.ECHILD) }
    // Kilobytes on Linux.
    return (Double(usage.ru_maxrss) * 1024, status >> 8 & 0xFF)
  }
}
