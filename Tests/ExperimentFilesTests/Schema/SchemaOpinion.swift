import Experiments

@testable import ExperimentFiles

/// What the schema says of a file, for comparison with the reader.
enum SchemaOpinion {
  private static let validator = SchemaValidator(root: ExperimentSchema.node)

  /// The first thing that the schema has against a text, `nil` if it accepts every document of it.
  ///
  /// A manifest is what it holds, as to the reader. What is not YAML is not the schema's business.
  static func complaint(about text: String) throws -> String? {
    for document in try YAMLDocuments.read(text, place: { .position(line: $0, column: $1) }) {
      let value = document.value
      var experiments = [value]
      if value["program"] != nil {
        guard let held = value["experiment"] else { continue }
        experiments = [held]
      }
      for experiment in experiments {
        if let complaint = validator.complaint(about: experiment) { return complaint }
      }
    }
    return nil
  }
}

extension SchemaOpinion {
  /// Whether a message of the reader is about what depends on several values, which the schema leaves to the reader.
  static func cannotSay(_ message: String) -> Bool {
    beyond.contains { message.contains($0) }
  }

  private static let beyond = [
    "the file is empty", ", but on a ", "must be the name of", "as many as curvature", "made from itself",
    "must be unique",
    ", stage 1: ", " of its stage", "absent with this optimizer", "0…of-epochs", "batch-size is 1e+300", "'1e999'",
    "names of columns, each once", "where the task is regression", "at most largest", "at most that of stiff",
    "is only for a network", "under minibatch only",
  ]
}

extension SourceNode {
  /// The value in the data model of JSON, where a plain scalar is a number if it spells one in decimal. What is null is a
  /// mapping with a key that no schema knows: no keyword accepts either.
  fileprivate var value: DescriptionNode {
    switch content {
    case .scalar(let text, let isPlain):
      if isPlain, text.isDecimalNumber {
        Int128(text).map { .integer($0) } ?? .number(Double(text) ?? .nan)
      } else if isPlain, text == "true" || text == "false" {
        .flag(text == "true")
      } else if isPlain, ["", "~", "null", "Null", "NULL"].contains(text) {
        .mapping([("null", .flag(true))])
      } else {
        .text(text)
      }
    case .list(let elements): .list(elements.map(\.value))
    case .mapping(let entries): .mapping(entries.map { ($0.key, $0.value.value) })
    }
  }
}
