import Foundation

/// Where a folder is to be, and the folders above it that are made for it.
enum FolderPath {
  /// The path without links, which a reader may have put above it or in its place; the last parts of it need not exist.
  ///
  /// - Throws: ``OutputError`` if something on the way is no folder, or a link that leads nowhere.
  static func resolved(_ url: URL) throws(OutputError) -> String {
    var current = url.standardizedFileURL
    var missing: [String] = []
    while true {
      let subject = missing.isEmpty ? "it" : current.path
      if let real = realpath(current.path, nil) {
        defer { free(real) }
        let kind = kind(of: current.path)
        guard kind == .folder else {
          throw OutputError(path: url.path, reason: "\(subject) \(kind.isNot("a folder"))")
        }
        let path = String(cString: real)
        return missing.reversed().reduce(path) { $0 == "/" ? "/" + $1 : $0 + "/" + $1 }
      }
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw .system(url.path, code) }
      var info = stat()
      if code == ENOENT, lstat(current.path, &info) == 0, EntryKind(info.st_mode) == .link {
        throw OutputError(path: url.path, reason: "\(subject) is a link that leads nowhere")
      }
      missing.append(current.lastPathComponent)
      current.deleteLastPathComponent()
    }
  }

  /// Makes a folder and those above it, and returns the ones that were missing, the deepest first.
  static func create(_ path: String) throws(OutputError) -> [String] {
    var missing: [String] = []
    var current = path
    while kind(of: current) == .missing, current != "/" {
      missing.append(current)
      current = URL(fileURLWithPath: current).deletingLastPathComponent().path
    }
    var made: [String] = []
    for folder in missing.reversed() {
      if mkdir(folder, 0o777) == 0 {
        made.insert(folder, at: 0)
        continue
      }
      let code = errno
      // Another process may have made it meanwhile.
      if code == EEXIST, kind(of: folder) == .folder { continue }
      removeEmpty(made)
      throw .system(folder, code)
    }
    return made
  }

  /// Removes folders, the deepest first, as far as they are empty.
  static func removeEmpty(_ paths: [String]) {
    for path in paths { rmdir(path) }
  }

  private static func kind(of path: String) -> EntryKind {
    var info = stat()
    return stat(path, &info) == 0 ? EntryKind(info.st_mode) : .missing
  }
}
