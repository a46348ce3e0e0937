import ExperimentFiles
import Experiments
import Foundation

/// Reads the experiments that a command works on.
enum ExperimentInput {
  /// The experiments of a file, or of `builtIn` where there is none, with overrides applied.
  static func read(_ path: String?, builtIn: [Experiment], overrides: [String]) throws -> [Experiment] {
    let overrides = try overrides.map { try Override($0) }
    guard let path else {
      guard !overrides.isEmpty else { return builtIn }
      return try ExperimentReader.read(
        ExperimentWriter.yaml(builtIn), file: "built-in experiments", overrides: overrides)
    }
    return try ExperimentReader.read(try text(path), file: path, overrides: overrides)
  }

  static func text(_ path: String) throws -> String {
    guard let text = String(validating: try data(path), as: UTF8.self) else {
      throw Failure(.badInput, "\(path) is not UTF-8 text, but must be")
    }
    return text
  }

  static func data(_ path: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      let reason =
        FileManager.default.fileExists(atPath: path) ? "it is a folder or may not be read" : "there is no such file"
      throw Failure(.missingInput, "\(path) cannot be read: \(reason)")
    }
  }

  /// A file of which a command takes a single experiment.
  static func readOne(_ path: String, overrides: [String] = []) throws -> Experiment {
    let experiments = try read(path, builtIn: [], overrides: overrides)
    guard experiments.count == 1 else {
      throw Failure(.badInput, "\(path) holds \(experiments.count) experiments, but must hold one here")
    }
    return experiments[0]
  }
}
