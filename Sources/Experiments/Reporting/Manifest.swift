import Foundation
import Report

/// The program's name and version, as the manifest states them.
public enum Program {
  /// The command's name; a manifest with another is not this program's.
  public static let name = "noise-sim"
  /// Major, minor and patch.
  public static let version = "0.1.0"
}

extension ExperimentResult {
  /// `manifest.json`: program, version, the whole experiment with every default, checksums of the data, files written.
  /// Running it again gives the same bytes. It holds no date, host, thread count or duration.
  func manifest(files: [String]) -> String {
    JSONValue.object([
      .init("program", .string(Program.name)),
      .init("version", .string(Program.version)),
      .init("experiment", experiment.manifestNode.json),
      .init(
        "data",
        .array(checksums.map { .object([.init("file", .string($0.file)), .init("crc32", .string($0.crc32))]) })),
      .init("files", .array(files.map(JSONValue.string))),
    ]).text
  }
}

extension Experiment {
  /// The whole experiment without the folder of its data: the checksums say which data they were, and a folder is this
  /// machine's own.
  var manifestNode: DescriptionNode {
    guard case .network(var network) = problem else { return node }
    network.dataDirectory = nil
    var experiment = self
    experiment.problem = .network(network)
    return experiment.node
  }
}

extension DescriptionNode {
  /// The same tree as a text of JSON, which ends with a line feed.
  public var jsonText: String { json.text }

  /// The same tree as JSON.
  public var json: JSONValue {
    switch self {
    case .mapping(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    case .list(let items): .array(items.map(\.json))
    case .number(let value): value == value.rounded() && abs(value) < 1e15 ? .integer(Int(value)) : .number(value)
    case .integer(let value):
      Int(exactly: value).map(JSONValue.integer) ?? UInt64(exactly: value).map(JSONValue.unsigned)
        ?? .number(Double(value))
    case .text(let text): .string(text)
    case .flag(let flag): .flag(flag)
    }
  }
}
