import Descriptions

@testable import ExperimentFiles

/// What the schema says of a file, for comparison with the reader.
enum SchemaOpinion {
  private static let validator = SchemaValidator(root: JSONTree(ExperimentSchema.node))

  /// The first thing that the schema has against a text, `nil` if it accepts every document of it.
  ///
  /// A manifest is what it holds, as to the reader. What is not YAML is not the schema's business.
  static func complaint(about text: String) throws -> String? {
    for document in try YAMLDocuments.read(text, place: { .file("x", line: $0, column: $1) }) {
      let value = JSONTree(document)
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
    "the file is empty", ", but on a ", "must be the name of a schedule", "must be the name of another schedule",
    "as many as curvature", "made from itself",
    "must be unique",
    ", stage 1: ", " of its stage", "absent with this optimizer", "0…of-epochs", "at most of-epochs",
    "at most of-length",
    "where hold is 0", "a whole part of to", "as many as in at", "> the one before",
    "batch-size is 1e300", "1e999",
    "where the task is regression", "at most largest", "at most that of stiff",
    "is only for a network", "under minibatch only",
  ]
}
