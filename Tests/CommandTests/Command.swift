import Foundation
import TestSupport
import Testing

/// The built command, run as a user runs it.
enum Command {
  struct Result: Sendable {
    /// The exit code; minus the signal's number where a signal ended it.
    var status: Int32
    var output: String
    var errors: String

    /// What stands on standard error, line by line.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Runs `noise-sim` with these arguments, with `folder` as its working folder.
  ///
  /// - Parameter environment: Added to the one of the tests, which is rid of variables that the command reads.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], timeLimit: Double = 60
  ) throws -> Result {
    let running = try RunningCommand(arguments, in: folder.url, environment: environment)
    return try withExtendedLifetime(folder) { try running.wait(timeLimit: timeLimit) }
  }

  static func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Result {
    try run(arguments, in: folder, environment: [:])
  }

  /// Beside the tests, in whatever folder they were built.
  static let executable: URL = {
    let manager = FileManager.default
    var folders: [URL] = []
    if let path = try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      folders.append(URL(fileURLWithPath: path).deletingLastPathComponent())
    }
    for argument in CommandLine.arguments where argument.contains("/") {
      folders.append(URL(fileURLWithPath: argument).deletingLastPathComponent())
    }
    folders.append(Bundle.main.bundleURL)
    folders.append(Bundle.main.bundleURL.deletingLastPathComponent())
    for scratch in [".build-tests", ".build"] {
      for configuration in ["release", "debug"] {
        folders.append(packageRoot.appendingPathComponent("\(scratch)/\(configuration)", isDirectory: true))
      }
    }
    let candidates = folders.map { $0.appendingPathComponent("noise-sim") }
    guard let found = candidates.first(where: { manager.isExecutableFile(atPath: $0.path) }) else {
      fatalError("noise-sim is in none of \(folders.map(\.path))")
    }
    return found
  }()

  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// A command that has been started. Its output goes to files, so that no full pipe can stop it.
final class RunningCommand {
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let scratch: TemporaryFolder

  convenience init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
    try self.init(Command.executable, arguments, in: folder, environment: environment)
  }

  /// What a shell makes of a text, which may set limits before it runs the command.
  convenience init(shell text: String, in folder: URL) throws {
    try self.init(URL(fileURLWithPath: "/bin/sh"), ["-c", text], in: folder)
  }

  private init(_ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
    scratch = try TemporaryFolder()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("NOISE_SIM_") && $0.key != "COLUMNS"
    }
    // A crash is to end at once, without a minute of backtrace.
    variables["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try scratch.emptyFile("output")
    process.standardError = try scratch.emptyFile("errors")
    let ended = ended
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
  }

  var identifier: Int32 { process.processIdentifier }

  /// What it has written to standard error so far.
  var errors: String { (try? scratch.text("errors")) ?? "" }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func wait(timeLimit: Double) throws -> Command.Result {
    if ended.wait(timeout: .now() + timeLimit) == .timedOut {
      send(SIGKILL)
      ended.wait()
      Issue.record("noise-sim \(process.arguments ?? []) took longer than \(timeLimit) s")
    }
    let status = process.terminationStatus
    return Command.Result(
      status: process.terminationReason == .exit ? status : -status, output: try scratch.text("output"),
      errors: try scratch.text("errors"))
  }
}
