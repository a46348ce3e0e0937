import Foundation

/// Lets one run at a time look for others in a folder of results and begin there.
///
/// It is a file that exists only meanwhile. The one who has the lock on it removes it; one who then gets the lock of the removed
/// file sees that it is no longer the one of that name, and tries again.
enum FolderGate {
  static let name = ".noise-sim.lock"

  /// What `body` makes of the folder while no other run begins in it.
  ///
  /// - Parameters:
  ///   - folder: The folder of results.
  ///   - patience: How long to wait for another that begins, in seconds.
  ///   - body: What to do; it must be short.
  /// - Throws: ``OutputError``, also if the folder has been removed.
  static func within<Result>(
    _ folder: OpenFolder, patience: Double = 10, _ body: () throws(OutputError) -> Result
  ) throws(OutputError) -> Result {
    let start = ContinuousClock.now
    while true {
      if let lock = try FileLock(name, in: folder, O_CREAT), lock.isStill(name, in: folder) {
        defer { unlinkat(folder.descriptor, name, 0) }
        return try body()
      }
      guard ContinuousClock.now - start < .seconds(patience) else {
        throw OutputError(path: folder.path, reason: "another run begins to write to this folder and does not come on")
      }
      usleep(5000)
    }
  }
}
