import DataSets
import Foundation

/// A folder that exists as long as the value does.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("datasets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns where it is.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }
}

/// The bytes as the command `gzip` compresses them, so that our reader meets another program's files.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let file = try folder.write(bytes, to: "content")
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-n", file.path]
  try process.run()
  process.waitUntilExit()
  return [UInt8](try Data(contentsOf: folder.url.appendingPathComponent("content.gz")))
}

/// The bytes of an IDX file.
func idx(_ dimensions: [Int], _ elements: [UInt8], type: UInt8 = 0x08) -> [UInt8] {
  var bytes: [UInt8] = [0, 0, type, UInt8(dimensions.count)]
  for dimension in dimensions {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: dimension >> shift)) }
  }
  return bytes + elements
}

/// Bytes that look random and do not compress, the same every time.
func noise(_ count: Int) -> [UInt8] {
  var stream = RandomStream(seed: 5, purpose: 99)
  return (0..<count).map { _ in UInt8(stream.integer(below: 256)) }
}

/// The error that `body` throws; nil if it throws none or another kind.
func dataSetError(_ body: () throws -> Void) -> DataSetError? {
  do {
    try body()
    return nil
  } catch {
    return error as? DataSetError
  }
}
