import Experiments
import NoiseScale

/// The JSON Schema of the experiment file, for editors and other programs.
///
/// It says which keys and names there are, which are required, and the type and range of every value. What depends on several
/// values at once it does not say, and only ``ExperimentReader`` finds: names of schedules that are the same or not there, a batch
/// above N, a momentum for an optimiser without one, dynamics that do not exist for a problem, a law that leaves its range. It
/// never refuses what the reader accepts.
public enum ExperimentSchema {
  /// The schema as JSON.
  public static var json: String { node.jsonText }

  /// What `sampling` may be.
  public static var samplingNames: [String] { Sampling.allCases.map(\.rawValue) }

  /// The transforms that a file may name.
  public static var transformNames: [String] { Transforms.names }

  static var node: DescriptionNode {
    .mapping(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("noise-sim experiment")),
        (
          "description",
          .text(
            "Schedules of stochastic gradient descent, how they are run and how they are compared. What depends on several "
              + "values at once is not said here: noise-sim compare --dry-run checks it.")
        ),
      ] + MappingKeys.experiment.term.keywords + [
        (
          "$defs",
          .mapping([
            ("stage", MappingKeys.stage.term.node),
            ("law", NamedKeys.laws.mapping.describing("A value that runs over its stage.").node),
            ("transform", NamedKeys.transforms.nameOrMapping.describing("Makes a schedule from another.").node),
          ])
        )
      ])
  }
}
