import Foundation
import Report

/// A single file that a command writes where it was told to.
enum OutputFile {
  /// Puts a text into a file, all of it or nothing. A file that says the very same is left as it is.
  ///
  /// - Parameter force: Whether a file that is there is replaced.
  /// - Throws: `OutputError` if the folder is missing or cannot be written, or something is in the way.
  static func write(_ text: String, to path: String, force: Bool) throws {
    let url = URL(fileURLWithPath: path)
    let parent = url.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: parent.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw OutputError(path: path, reason: "there is no folder \(parent.path)")
    }
    let name = url.lastPathComponent
    let folder = try OutputFolder(parent, force: force)
    guard folder.existing(name) != Data(text.utf8) else {
      folder.discard()
      return
    }
    do {
      try folder.check([name])
      try folder.write(text, to: name)
      try folder.commit(last: name)
    } catch {
      folder.discard()
      throw error
    }
  }
}
