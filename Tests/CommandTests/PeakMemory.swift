import Foundation
import TestSupport

extension Command {
  /// The most memory that the command has held at a time, bytes, looked up while it runs, and its exit code.
  ///
  /// Not from the system's account of ended processes: that begins with the memory of the process that started them.
  static func peakMemory(_ arguments: [String], in folder: TemporaryFolder) throws -> (bytes: Double, status: Int32) {
    let running = try RunningCommand(arguments, in: folder.url)
    var most = 0.0
    while running.isRunning {
      if let status = try? String(contentsOfFile: "/proc/\(running.identifier)/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = Double(line.split(whereSeparator: \.isWhitespace)[1])
      {
        most = max(most, kilobytes * 1024)
      }
      usleep(2000)
    }
    return (most, try running.wait(timeLimit: 60).status)
  }
}
