import DataSets
import Descriptions
import Experiments
import Report

/// The program's name and version, as the manifest states them.
public enum Program {
  /// The command's name; a manifest with another is not this program's.
  public static let name = "noise-sim"
  /// Major, minor and patch.
  public static let version = "0.1.0"
}

/// `manifest.json`: program, version, experiments with every default, files written. Running them again gives the same bytes: it
/// holds no date, host, thread count or duration.
enum Manifest {
  static let fileName = "manifest.json"

  /// Of one experiment, with the checksums of its data.
  static func text(of result: ExperimentResult, files: [String]) -> String {
    let data = result.checksums.map { JSONValue.object(members($0)) }
    return text(
      [.init("experiment", node(of: result).json), .init("data", .array(data))], files: files)
  }

  /// Of several, each of which has a manifest of its own too, with the checksums of the files that they name.
  static func text(of experiments: [Recorded], files: [String]) -> String {
    let data = experiments.enumerated().flatMap { index, experiment in
      experiment.data.map { JSONValue.object([.init("experiment", .integer(index + 1))] + members($0)) }
    }
    return text(
      [.init("experiments", .array(experiments.map(\.node.json)))]
        + (data.isEmpty ? [] : [.init("data", .array(data))]),
      files: files)
  }

  /// An experiment of several.
  struct Recorded {
    /// With every default.
    let node: Node
    /// Of the files that it names; what is generated, or known by name alone, follows from the experiment.
    let data: [FileChecksum]

    init(_ result: ExperimentResult) {
      node = Manifest.node(of: result)
      data = result.experiment.namesFiles ? result.checksums : []
    }
  }

  private static func members(_ checksum: FileChecksum) -> [JSONValue.Member] {
    [.init("file", .string(checksum.file)), .init("crc32", .string(checksum.crc32))]
  }

  /// The whole experiment without the folder of its data: the checksums say which data they were, and a folder is this
  /// machine's own.
  static func node(of result: ExperimentResult) -> Node {
    var experiment = result.experiment
    if case .network(var network) = experiment.problem {
      network.dataDirectory = nil
      experiment.problem = .network(network)
    }
    return experiment.node
  }

  private static func text(_ members: [JSONValue.Member], files: [String]) -> String {
    let program: [JSONValue.Member] = [
      .init("program", .string(Program.name)), .init("version", .string(Program.version)),
    ]
    return JSONValue.object(program + members + [.init("files", .array(files.map(JSONValue.string)))]).text
  }
}
