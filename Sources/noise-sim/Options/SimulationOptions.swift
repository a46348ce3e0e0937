import ArgumentParser
import Experiments
import Foundation

/// The options of the commands that run simulations.
struct SimulationOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp(.key("seed"), valueName: "integer"))
  var seed: String?

  @Option(parsing: .unconditional, help: ArgumentHelp(.key("replicates"), valueName: "count"))
  var replicates: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads (default: all cores); changes no result.", valueName: "count"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads), but must be an integer ≥ 1.") }
  }

  /// Those that stand for a key of the experiment.
  var keys: [(name: String, value: String?)] { [("seed", seed), ("replicates", replicates)] }

  /// How runs are carried out on this machine.
  /// - Throws: `Fault` for an instruction set that it does not have.
  func runOptions(dataDirectory: String?, experimentDirectory: URL? = nil) throws -> RunOptions {
    try RunOptions.ofThisMachine(
      threads: threads, dataDirectory: dataDirectory.map { URL(fileURLWithPath: $0, isDirectory: true) },
      experimentDirectory: experimentDirectory)
  }
}
