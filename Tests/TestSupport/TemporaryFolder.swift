import Foundation

/// A folder that is gone when it is no longer used.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// With these files in it.
  package init(_ texts: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "noise-sim-tests-\(UUID().uuidString)", isDirectory: true
    ).resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in texts { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, below folders that are made where they are missing, and returns where it is.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> URL { try write(text.utf8, to: name) }

  package func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }

  package func emptyFile(_ name: String) throws -> FileHandle {
    try FileHandle(forWritingTo: write("", to: name))
  }

  /// Every file and folder below, hidden ones too, with its bytes (folders: empty).
  package func contents(of folder: String = "") throws -> [String: Data] {
    try places(below: folder).mapValues { (try? Data(contentsOf: $0)) ?? Data() }
  }

  /// Every file below with its text, hidden ones too.
  package func texts(in folder: String = "") throws -> [String: String] {
    try places(below: folder).compactMapValues { try? Data(contentsOf: $0) }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func places(below folder: String) throws -> [String: URL] {
    let root = folder.isEmpty ? url : url.appendingPathComponent(folder, isDirectory: true)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, root.appendingPathComponent($0)) })
  }

  /// The names directly in the folder, hidden ones too.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
