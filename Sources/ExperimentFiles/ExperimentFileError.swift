/// What is wrong with an experiment file, where, in one sentence with the key, its value and what is allowed.
public struct ExperimentFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where the offending text stands.
  public enum Place: Sendable, Equatable {
    /// In the file; both counted from 1, columns in Unicode scalars.
    case position(line: Int, column: Int)
    /// In the text `key.path=value` of an ``Override``.
    case override(String)
  }

  /// The file's name as it was given; empty for an override that cannot be read by itself.
  public var file: String
  /// Where the offending text stands.
  public var place: Place
  /// One sentence: the key, its value and what is allowed.
  public var message: String

  /// An error at a place.
  public init(file: String, place: Place, message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  /// The line, where the text stands in the file.
  public var line: Int? {
    if case .position(let line, _) = place { line } else { nil }
  }

  /// The column, where the text stands in the file.
  public var column: Int? {
    if case .position(_, let column) = place { column } else { nil }
  }

  /// `file.yaml:12:19: sentence` or `--set key.path=value: sentence`.
  public var description: String {
    switch place {
    case .position(let line, let column): "\(file):\(line):\(column): \(message)"
    case .override(let text): "--set \(text): \(message)"
    }
  }
}

/// The same before it is known in which file.
struct Complaint: Error {
  var place: ExperimentFileError.Place
  var message: String

  init(_ place: ExperimentFileError.Place, _ message: String) {
    self.place = place
    self.message = message
  }
}
