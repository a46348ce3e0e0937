import ExperimentFiles
import Experiments
import Testing

/// A short valid experiment to add keys to.
enum ValidText {
  static let schedules = """
    schedules:
      - name: one
        stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]

    """

  /// The only experiment of a text.
  static func read(_ text: String) throws -> Experiment {
    let experiments = try ExperimentReader.read(text, file: "x.yaml")
    #expect(experiments.count == 1)
    return try #require(experiments.first)
  }
}
