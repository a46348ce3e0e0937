import Foundation

/// A temporary file without a name, gone when it is no longer used.
final class ScratchFile {
  let handle: FileHandle

  /// An empty file, or `nil` if the system gives none.
  init?() {
    let template = FileManager.default.temporaryDirectory.appendingPathComponent("noise-sim-XXXXXX").path
    var path = Array(template.utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Everything written to it so far, by this or another process.
  var text: String {
    guard (try? handle.seek(toOffset: 0)) != nil, let data = try? handle.readToEnd() else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}
