import Foundation

/// What has a name on disk; a link is a link, wherever it leads.
enum EntryKind: Equatable {
  case missing, file, folder, link
  /// Anything else, in words.
  case other(String)

  /// From the mode of `stat`.
  init(_ mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .other("a FIFO")
      case S_IFSOCK: .other("a socket")
      default: .other("a device")
      }
  }

  /// What it is instead of a file or a folder that is wanted.
  func isNot(_ wanted: String) -> String {
    switch self {
    case .missing: "is not there"
    case .file: "is a file, not \(wanted)"
    case .folder: "is a folder, not \(wanted)"
    case .link: "is a link, which is not followed"
    case .other(let words): "is \(words), not \(wanted)"
    }
  }
}
