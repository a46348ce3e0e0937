import Foundation

/// A file that an experiment names.
struct NamedFile {
  private let name: String
  private let url: URL

  /// - Parameter directory: The folder that the name starts from; nil for the current one.
  init(_ name: String, in directory: URL?) {
    self.name = name
    url = directory?.appendingPathComponent(name) ?? URL(fileURLWithPath: name)
  }

  var path: String { url.path }

  /// The uncompressed bytes.
  ///
  /// - Throws: `DataSetError`.
  func read() throws -> [UInt8] {
    try CompressedFile.read(url, advice: "files are looked for beside the experiment file, or in the data-dir given")
  }

  /// The name, without its folder and without `.gz`, and the checksum of the uncompressed bytes.
  func checksum(of bytes: [UInt8]) -> FileChecksum {
    let last = url.lastPathComponent
    return FileChecksum(
      file: last.hasSuffix(".gz") ? String(last.dropLast(3)) : last, crc32: Checksum.text(Checksum.crc32(bytes)))
  }
}
