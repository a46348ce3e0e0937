import Foundation

/// Where the files are that an experiment names.
///
/// The experiment and its manifest hold names, and checksums say which files they were; the folder is this machine's own.
enum DataFolder {
  /// What is wrong with a file's name, `nil` if nothing is.
  static func complaint(aboutFile name: String) -> String? {
    let allowed = "but must be a file's name without an absolute folder (which data-dir gives)"
    if name.isEmpty { return "empty, \(allowed)" }
    return name.hasPrefix("/") || name.hasPrefix("~") ? "'\(name)', \(allowed)" : nil
  }
}
