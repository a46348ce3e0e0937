import Foundation
import Synchronization

/// The program that turns a figure's script into a picture.
public struct Gnuplot: Sendable {
  /// What came of drawing a script.
  public enum Outcome: Sendable, Equatable {
    /// The picture is written.
    case drawn
    /// There is no gnuplot on the search path; the script can be run by hand later.
    case gnuplotMissing
    /// gnuplot did not write the picture, with the reason in its words.
    case failed(reason: String)
  }

  /// The program's file, or `nil` if it is not installed.
  public let executable: URL?

  /// How long one drawing may take, in seconds.
  public let timeLimit: Double

  /// Looks for gnuplot in the folders of a search path, separated by colons.
  public init(searchPath: String? = ProcessInfo.processInfo.environment["PATH"], timeLimit: Double = 60) {
    self.timeLimit = timeLimit
    // Only absolute folders: a program that lies in the working folder is not to be run by accident.
    executable = (searchPath ?? "").split(separator: ":").filter { $0.hasPrefix("/") }.lazy
      .map { URL(fileURLWithPath: String($0), isDirectory: true).appendingPathComponent("gnuplot") }
      .first { Self.isProgram($0) }
  }

  /// Runs a script in the folder in which it lies, which is where it writes its picture.
  ///
  /// The reader's own gnuplot settings and library folders are not read.
  /// - Parameters:
  ///   - script: the script's file, as ``Figure/script`` has it.
  ///   - format: what it writes.
  public func run(script: URL, format: PictureFormat = .svg) -> Outcome {
    guard let executable else { return .gnuplotMissing }
    // A file, not a pipe: a pipe that nobody empties stops the writer once it is full.
    guard let messages = ScratchFile() else { return .failed(reason: "no temporary file can be made") }
    let process: ChildProcess
    do {
      process = try Self.running.withLock { running in
        let process = try ChildProcess(
          executable, ["-d", "-e", "format='\(format.name)'", script.lastPathComponent],
          in: script.deletingLastPathComponent(),
          messages: messages.handle.fileDescriptor)
        running.insert(process.identifier)
        return process
      }
    } catch {
      let reason = (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)"
      return .failed(reason: "\(executable.path) cannot be started: \(reason)")
    }
    defer { _ = Self.running.withLock { $0.remove(process.identifier) } }
    guard let end = process.wait(seconds: timeLimit) else {
      process.send(SIGTERM)
      if process.wait(seconds: 2) == nil {
        process.send(SIGKILL)
        _ = process.wait(seconds: 2)
      }
      return .failed(reason: "gnuplot took longer than \(NumberText.shortest(timeLimit)) s")
    }
    switch end {
    case .status(0): return .drawn
    case .status(let status): return .failed(reason: Self.reason(in: messages.text) ?? "gnuplot ended with \(status)")
    case .signal(let number):
      return .failed(reason: Self.reason(in: messages.text) ?? "gnuplot was ended by signal \(number)")
    }
  }

  /// The process numbers of the drawings under way.
  private static let running = Mutex<Set<Int32>>([])

  /// Ends every drawing of this process at once, for use when it is interrupted.
  public static func killAll() {
    running.withLock { numbers in numbers.forEach { kill($0, SIGKILL) } }
  }

  private static func isProgram(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: url.path)
  }

  /// The line that names the mistake; before it gnuplot repeats the command and points at a place in it.
  private static func reason(in messages: String) -> String? {
    let lines = messages.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    let line =
      lines.first { $0.contains("line ") && !$0.contains("warning:") } ?? lines.first { !$0.isEmpty && $0 != "^" }
    return line?.visible
  }
}
