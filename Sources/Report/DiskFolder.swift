import Foundation

/// The few things that ``OutputFolder`` does on disk, with errors that name path and reason.
enum DiskFolder {
  enum Kind { case missing, file, folder }

  /// What lies at a path.
  static func kind(of url: URL) -> Kind {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return .missing }
    return isFolder.boolValue ? .folder : .file
  }

  /// Makes a folder and those above it, and returns the ones that were missing, the deepest first.
  static func create(_ folder: URL) throws(OutputError) -> [URL] {
    var missing: [URL] = []
    var current = folder
    while kind(of: current) == .missing, current.path != "/" {
      missing.append(current)
      current = current.deletingLastPathComponent()
    }
    guard kind(of: current) == .folder else {
      throw OutputError(path: folder.path, reason: "\(current.path) is a file, not a folder")
    }
    for url in missing.reversed() {
      // Another process may have made it meanwhile.
      guard mkdir(url.path, 0o777) == 0 || kind(of: url) == .folder else {
        let error = OutputError.system(url.path)
        removeEmpty(missing)
        throw error
      }
    }
    return missing
  }

  /// Removes folders, the deepest first, as far as they are empty.
  static func removeEmpty(_ folders: [URL]) {
    for folder in folders { rmdir(folder.path) }
  }

  /// Removes a file or a link; nothing if it is missing, or is a folder.
  static func removeFile(_ url: URL) throws(OutputError) {
    guard kind(of: url) != .folder else { return }
    guard unlink(url.path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw OutputError.system(url.path) }
  }

  /// The files in a folder and the folders in it, as paths from it.
  static func files(in folder: URL) throws(OutputError) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .filter { kind(of: folder.appendingPathComponent($0)) == .file }
    } catch {
      throw OutputError.wrapping(error, path: folder.path)
    }
  }
}
