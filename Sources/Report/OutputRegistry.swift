import Foundation

/// The output folders of this process that are still being filled.
final class OutputRegistry: @unchecked Sendable {
  static let shared = OutputRegistry()

  private let lock = NSLock()
  private var open: [ObjectIdentifier: OutputFolder] = [:]
  private var taken: Set<String> = []

  /// The folders that are still open.
  var folders: [OutputFolder] {
    lock.withLock { Array(open.values) }
  }

  /// A path that no folder of this process has used: the name itself, or the name with a number behind it.
  func uniqueStaging(in parent: URL, name: String) -> URL {
    lock.withLock {
      var candidate = parent.appendingPathComponent(name, isDirectory: true)
      var number = 2
      while !taken.insert(candidate.path).inserted {
        candidate = parent.appendingPathComponent("\(name)-\(number)", isDirectory: true)
        number += 1
      }
      return candidate
    }
  }

  func add(_ folder: OutputFolder) {
    lock.withLock { open[ObjectIdentifier(folder)] = folder }
  }

  func remove(_ folder: OutputFolder) {
    lock.withLock { open[ObjectIdentifier(folder)] = nil }
  }
}
