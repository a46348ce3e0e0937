import DataSets
import Descriptions

extension Experiment {
  /// Compares the files that were read with those of the manifest from which the experiment comes, if it does.
  ///
  /// What is generated, or known by name alone, follows from the experiment itself.
  /// - Throws: ``/Descriptions/Fault`` of the kind `content`.
  func checkData(_ found: [FileChecksum], _ options: RunOptions) throws(Fault) {
    guard let recordedData, namesFiles, !options.acceptsChangedData else { return }
    try recordedData.check(found)
  }
}
