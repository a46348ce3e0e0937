import Foundation

extension OpenFolder {
  /// Writes a file, in place of one that is there, and the folders on the way.
  func write(_ data: Data, to name: String) throws(OutputError) {
    guard let (folder, last) = try parent(of: name, making: true) else { return }
    let place = path(of: name)
    switch folder.open(file: last, O_WRONLY | O_CREAT | O_TRUNC) {
    case .failure(let error): throw .system(place, error.code.rawValue)
    case .success(let file):
      let code = Self.write(data, to: file)
      // Some file systems say only here that there is no room.
      guard close(file) == 0 || errno == EINTR || code != 0 else { throw .system(place) }
      guard code == 0 else { throw .system(place, code) }
    }
  }

  /// No manifest or beginning of a page is larger, bytes.
  private static let largestRead: off_t = 1 << 26

  /// The bytes of a regular file; `nil` if there is none.
  func read(_ name: String) -> Data? {
    guard let (folder, last) = try? parent(of: name), (try? folder.kind(of: last)) == .file,
      case .success(let file) = folder.open(file: last, O_RDONLY)
    else { return nil }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var info = stat()
    guard fstat(file, &info) == 0, info.st_size <= Self.largestRead else { return nil }
    return try? handle.readToEnd() ?? Data()
  }

  /// Whether files can be made and removed in it.
  /// - Throws: ``OutputError`` with the system's reason if not.
  func checkWritable() throws(OutputError) {
    guard faccessat(descriptor, ".", W_OK, 0) == 0 else { throw .system(path) }
  }

  /// The code of the error that kept bytes from being written, or 0.
  private static func write(_ data: Data, to file: Int32) -> Int32 {
    data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
