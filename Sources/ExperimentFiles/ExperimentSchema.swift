import Descriptions
import Experiments

/// The JSON Schema of the experiment file, for editors and other programs.
///
/// It says which keys and names there are, which are required, what they mean, and the type and range of every value. What depends
/// on several values at once it does not say, and only ``ExperimentReader`` finds: names of schedules that are the same or not
/// there, a batch above N, a momentum for an optimiser without one, dynamics that do not exist for a problem, a law that leaves its
/// range. It never refuses what the reader accepts.
public enum ExperimentSchema {
  /// What an experiment file holds.
  static var mapping: Mapping { Experiment.mapping }

  /// The schema as a tree.
  public static var node: Node {
    JSONSchema.document(
      mapping, title: "noise-sim experiment",
      description: """
        Schedules of stochastic gradient descent, how they are run and how they are compared. What depends on several values at once \
        is not said here: noise-sim compare --dry-run checks it.
        """)
  }
}
