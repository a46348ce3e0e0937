/// What is wrong with something that was described, or with an input: its path, its place, its value and what is allowed, in one
/// sentence. The one error of everything that people write.
public struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
  /// What a command makes of it.
  public enum Kind: Sendable {
    /// The command line says what is not allowed.
    case usage
    /// A description or a file says what is not allowed.
    case data
    /// A file that a description names holds what is not allowed, wherever it was named.
    case content
    /// A file is not there or cannot be read.
    case missing
  }

  /// Keys and positions from the top of the description, e.g. schedules, 1, stages, 0, batch-size.
  public var path: [Step]
  /// Where the value was said; `nil` where that is not known (yet).
  public var place: Place?
  /// What the sentence speaks of, mostly the last key of the path.
  public var subject: String
  /// The value that was given, as one would type it; `nil` where the sentence is about none.
  public var value: String?
  /// What is allowed, worded to follow “must be”; without a value the rest of the sentence.
  public var allowed: String
  /// In which part of a description that is, for a reader, e.g. `schedule 'hybrid', stage 2`.
  public var context: String?
  /// Whether the command line, the data, or a file with data is at fault.
  public var kind: Kind

  /// `subject is value, but must be allowed`, or without a value `subject: allowed`; the path is the subject unless told.
  public init(
    _ subject: String, _ value: String? = nil, allowed: String, path: [Step]? = nil, place: Place? = nil,
    kind: Kind = .data
  ) {
    (self.subject, self.value, self.allowed) = (subject, value, allowed)
    self.path = path ?? [.key(subject)]
    (self.place, self.kind) = (place, kind)
  }

  /// A whole sentence about something without a name.
  public init(_ path: [Step], _ sentence: String, place: Place? = nil, kind: Kind = .data) {
    self.init("", allowed: sentence, path: path, place: place, kind: kind)
  }

  /// The sentence without the place. Parts of it that no one would read to the end are shortened.
  public var message: String {
    let (subject, allowed) = (subject.shortened(to: 100), allowed.shortened(to: 4000))
    let sentence =
      value.map { "\(subject) is \($0.shortened(to: 200)), but must be \(allowed)" }
      ?? (subject.isEmpty ? allowed : "\(subject): \(allowed)")
    return context.map { "\($0.shortened(to: 300)): \(sentence)" } ?? sentence
  }

  /// `file.yaml:12:19: sentence`, or the sentence alone where no place is known.
  public var description: String { place.map { "\($0): \(message)" } ?? message }

  /// The same, seen from further up: the path begins with these steps.
  public func under(_ steps: Step...) -> Fault { under(steps) }

  /// The same, seen from further up: the path begins with these steps.
  public func under(_ steps: [Step]) -> Fault {
    var fault = self
    fault.path = steps + path
    return fault
  }

  /// The same with a place, where it has none.
  public func at(_ place: Place?) -> Fault {
    var fault = self
    fault.place = self.place ?? place
    return fault
  }

  /// The same in a part of a description, before what is known of that already.
  public func within(_ part: String) -> Fault {
    var fault = self
    fault.context = context.map { "\(part), \($0)" } ?? part
    return fault
  }
}
