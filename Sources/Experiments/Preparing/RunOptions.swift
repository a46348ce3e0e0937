import Descriptions
import Foundation
import StochasticSimulation

/// How an experiment is carried out; nothing of it changes the results, but whether single replicates are among them.
public struct RunOptions: Sendable {
  /// ≥ 1.
  public var threads: Int
  /// The instruction set of the inner loops; this processor must support it.
  public var variant: KernelVariant
  /// Where the data set's files are, instead of where the experiment or the system says.
  public var dataDirectory: URL?
  /// The folder of the experiment file, where the files that it names are looked for; nil: the current folder.
  public var experimentDirectory: URL?
  /// Whether the results hold the curves of single replicates (``/Records/EnsembleCurves/Curve/replicates``).
  public var keepsReplicates = false
  /// Whether files may be others than a manifest says (``RecordedData``).
  public var acceptsChangedData = false

  /// One thread and the widest instruction set unless told.
  public init(
    threads: Int = 1, variant: KernelVariant = .widest, dataDirectory: URL? = nil, experimentDirectory: URL? = nil
  ) {
    (self.threads, self.variant, self.dataDirectory) = (threads, variant, dataDirectory)
    self.experimentDirectory = experimentDirectory
  }

  /// All cores unless `threads` says otherwise, and the widest instruction set or the one that NOISE_SIM_KERNELS names.
  /// - Throws: ``/Descriptions/Fault`` of the kind `usage` for an instruction set that this processor does not have.
  public static func ofThisMachine(
    threads: Int? = nil, dataDirectory: URL? = nil, experimentDirectory: URL? = nil
  ) throws(Fault) -> RunOptions {
    RunOptions(
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, variant: try KernelVariant.chosen(),
      dataDirectory: dataDirectory, experimentDirectory: experimentDirectory)
  }
}
