import Foundation

/// A folder that is held open. What is below is reached from it, whatever becomes of its path, and no link below is followed.
///
/// A name may go through folders below, as in `a/b.csv`; see ``staysInside(_:)``.
final class OpenFolder: Sendable {
  /// Where it was when it was opened.
  let path: String
  let descriptor: Int32

  /// Opens a folder by its path.
  convenience init(_ path: String) throws(OutputError) {
    let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path) }
    self.init(path, descriptor)
  }

  private init(_ path: String, _ descriptor: Int32) { (self.path, self.descriptor) = (path, descriptor) }

  deinit { close(descriptor) }

  /// Whether a name is relative and leads to something below.
  static func staysInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }
  }

  /// Where something below is, for the reader and for other programs.
  func path(of name: String) -> String { path == "/" ? "/" + name : path + "/" + name }

  /// What is there under a name.
  /// - Throws: ``OutputError`` if that cannot be found out, or something on the way is no folder.
  func kind(of name: String) throws(OutputError) -> EntryKind {
    guard let (folder, last) = try parent(of: name) else { return .missing }
    return try folder.kind(ofEntry: last)
  }

  /// A folder below; `nil` if it is missing and is not to be made.
  func folder(_ name: String, making: Bool = false) throws(OutputError) -> OpenFolder? {
    guard let (parent, last) = try parent(of: name, making: making) else { return nil }
    return try parent.folder(entry: last, making: making)
  }

  /// Makes a folder that must not exist; whether it did not.
  func make(_ entry: String, mode: mode_t) throws(OutputError) -> Bool {
    if mkdirat(descriptor, entry, mode) == 0 { return true }
    guard errno == EEXIST else { throw .system(path(of: entry)) }
    return false
  }

  /// Opens a file that is a regular one, or that the flags make.
  /// - Returns: Its descriptor, to be closed by the caller; or the system's code of what is wrong.
  func open(file entry: String, _ flags: Int32) -> Result<Int32, POSIXError> {
    // A FIFO would keep the reader waiting.
    let file = openat(descriptor, entry, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
    guard file >= 0 else { return .failure(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)) }
    return .success(file)
  }

  /// Moves a file to the same name below another folder of the same file system, making the folders on the way.
  /// - Parameter blamed: The path that an error names.
  func move(_ name: String, to other: OpenFolder, blaming blamed: String) throws(OutputError) {
    guard let (source, last) = try parent(of: name), let (target, _) = try other.parent(of: name, making: true) else {
      throw .system(blamed, ENOENT)
    }
    guard renameat(source.descriptor, last, target.descriptor, last) == 0 else { throw .system(blamed) }
  }

  /// Removes a folder below if it is empty.
  func removeEmpty(_ name: String) {
    guard let (parent, last) = try? parent(of: name) else { return }
    unlinkat(parent.descriptor, last, AT_REMOVEDIR)
  }

  /// Removes a file or a folder with everything in it, as far as that is possible.
  func removeAll(_ entry: String) {
    guard let kind = try? kind(ofEntry: entry), kind != .missing else { return }
    guard kind == .folder else {
      unlinkat(descriptor, entry, 0)
      return
    }
    if let folder = try? folder(entry: entry, making: false) {
      for name in (try? folder.names()) ?? [] { folder.removeAll(name) }
    }
    unlinkat(descriptor, entry, AT_REMOVEDIR)
  }

  /// Everything that is directly in it.
  func names() throws(OutputError) -> [String] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw .system(path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name)!
      let name = String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The files in it and in the folders in it, as names from here.
  func files() throws(OutputError) -> [String] {
    var found: [String] = []
    for name in try names() {
      switch try kind(ofEntry: name) {
      case .file: found.append(name)
      case .folder: found += try folder(entry: name, making: false)?.files().map { name + "/" + $0 } ?? []
      case .missing, .link, .other: break
      }
    }
    return found
  }

  /// The folder in which something is, and its name there; `nil` if that folder is missing and is not to be made.
  func parent(of name: String, making: Bool = false) throws(OutputError) -> (OpenFolder, String)? {
    var parts = name.split(separator: "/").map(String.init)
    let last = parts.removeLast()
    var folder = self
    for part in parts {
      guard let next = try folder.folder(entry: part, making: making) else { return nil }
      folder = next
    }
    return (folder, last)
  }

  private func kind(ofEntry entry: String) throws(OutputError) -> EntryKind {
    var info = stat()
    if fstatat(descriptor, entry, &info, AT_SYMLINK_NOFOLLOW) == 0 { return EntryKind(info.st_mode) }
    guard errno == ENOENT else { throw .system(path(of: entry)) }
    return .missing
  }

  private func folder(entry: String, making: Bool) throws(OutputError) -> OpenFolder? {
    let place = path(of: entry)
    let kind = try kind(ofEntry: entry)
    switch kind {
    case .folder: break
    case .missing:
      guard making else { return nil }
      _ = try make(entry, mode: 0o777)
    case .file, .link, .other: throw OutputError(path: place, reason: "it \(kind.isNot("a folder"))")
    }
    let descriptor = openat(descriptor, entry, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(place) }
    return OpenFolder(place, descriptor)
  }
}
