import Foundation
import Synchronization

/// The output folders of this process that are still being filled.
final class OutputRegistry: Sendable {
  static let shared = OutputRegistry()

  private struct State {
    var open: [ObjectIdentifier: OutputFolder] = [:]
    /// Staging paths that were given out.
    var taken: Set<String> = []
  }
  private let state = Mutex(State())

  /// The folders that are still open.
  var folders: [OutputFolder] {
    state.withLock { Array($0.open.values) }
  }

  /// A path that no folder of this process has used: the name itself, or the name with a number behind it.
  func uniqueStaging(in parent: URL, name: String) -> URL {
    state.withLock { state in
      var candidate = parent.appendingPathComponent(name, isDirectory: true)
      var number = 2
      while !state.taken.insert(candidate.path).inserted {
        candidate = parent.appendingPathComponent("\(name)-\(number)", isDirectory: true)
        number += 1
      }
      return candidate
    }
  }

  func add(_ folder: OutputFolder) {
    state.withLock { $0.open[ObjectIdentifier(folder)] = folder }
  }

  func remove(_ folder: OutputFolder) {
    state.withLock { $0.open[ObjectIdentifier(folder)] = nil }
  }
}
