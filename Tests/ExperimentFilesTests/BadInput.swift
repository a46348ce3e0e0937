import Descriptions
import ExperimentFiles
import Testing

/// A text that must be refused, with the whole message.
struct BadInput: Sendable {
  var text: String
  /// After the file's name.
  var message: String

  static func check(_ rows: [BadInput]) {
    for row in rows {
      let error = #expect(throws: Fault.self, "\(row.text)") {
        try ExperimentReader.read(row.text, file: "x.yaml")
      }
      #expect(error?.description == "x.yaml:" + row.message, "\(row.text)")
      guard let isRefused = try? SchemaOpinion.complaint(about: row.text) != nil else { continue }  // It is not YAML.
      #expect(isRefused != SchemaOpinion.cannotSay(row.message), "\(row.message)\n\(row.text)")
    }
  }

  /// A line before a valid schedule.
  static func top(_ line: String, _ message: String) -> BadInput {
    BadInput(
      text: line + "\nschedules: [{name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}]\n",
      message: "1:" + message)
  }

  /// The only stage of the only schedule, in a mapping on line 4, column 9.
  static func stage(_ text: String, _ message: String) -> BadInput {
    BadInput(text: "schedules:\n  - name: one\n    stages:\n      - {\(text)}\n", message: "4:" + message)
  }

  /// What follows a valid schedule, on line 2 in a mapping at column 5.
  static func schedule(_ text: String, _ message: String) -> BadInput {
    BadInput(
      text: "schedules:\n  - {\(text)}\n  - {name: one, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]}\n",
      message: "2:" + message)
  }

  static let keys =
    "title, training-set-size, training-set, optimizer, sampling, problem, dynamics, langevin, replicates, seed, schedules, compare, "
    + "record-every, measure"
}
