import Foundation

/// A lock on a file (`flock`). The system gives it back when the process ends, however it ends, and no process that is started
/// inherits it; it works between threads of a process as between processes.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock; `nil` if another has it.
  ///
  /// - Parameters:
  ///   - entry: The file, directly in the folder.
  ///   - folder: Where it is.
  ///   - flags: `O_CREAT`, and `O_EXCL`, if the file is to be made.
  /// - Throws: ``OutputError`` if the file cannot be opened, or its file system knows no locks.
  init?(_ entry: String, in folder: OpenFolder, _ flags: Int32 = 0) throws(OutputError) {
    let before = try folder.kind(of: entry)
    switch folder.open(file: entry, O_RDWR | flags) {
    case .failure(let error): throw .system(folder.path(of: entry), error.code.rawValue)
    case .success(let file): descriptor = file
    }
    var patience = 20
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      if code == EWOULDBLOCK {
        // A program that its owner was about to start holds a copy for a moment, even if the owner has died.
        guard patience > 0 else { return nil }
        patience -= 1
        usleep(5000)
        continue
      }
      if flags & O_CREAT != 0, before == .missing { unlinkat(folder.descriptor, entry, 0) }
      throw OutputError(
        path: folder.path,
        reason:
          "its file system gives no locks (\(String(cString: strerror(code)))), which keep two runs from writing to one folder"
      )
    }
  }

  deinit { close(descriptor) }

  /// Whether the file is still the one of that name.
  func isStill(_ entry: String, in folder: OpenFolder) -> Bool {
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && fstatat(folder.descriptor, entry, &there, AT_SYMLINK_NOFOLLOW) == 0
      && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
  }
}
