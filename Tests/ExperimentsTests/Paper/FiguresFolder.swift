import Foundation

/// A folder that is gone when it is no longer used.
final class FiguresFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appendingPathComponent("figures-tests-\(UUID().uuidString)", isDirectory: true)

  deinit { try? FileManager.default.removeItem(at: url) }

  func files(_ folder: String) throws -> [String: String] {
    let root = url.appendingPathComponent(folder, isDirectory: true)
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let data = try? Data(contentsOf: root.appendingPathComponent(name)) {
        files[name] = String(decoding: data, as: UTF8.self)
      }
    }
    return files
  }

  func write(_ text: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
