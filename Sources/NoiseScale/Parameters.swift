/// A value that a law, a transform or an optimiser is described with.
public indirect enum ParameterValue: Sendable, Equatable {
  /// A finite number.
  case number(Double)
  /// A word, such as `exact` under `keep`.
  case text(String)
  /// A law by its name and its own parameters.
  case law(name: String, Parameters)
}

/// The named values that describe a law, a transform or an optimiser, in a fixed order.
///
/// This is what an experiment file holds under the name of the law: reading and writing files needs to know nothing else
/// about a law, so a law is added by one file and one line in ``Laws/all``.
public struct Parameters: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// Names and values in the order in which they are written.
  public private(set) var entries: [(name: String, value: ParameterValue)]

  /// The parameters in this order.
  public init(_ entries: [(name: String, value: ParameterValue)] = []) { self.entries = entries }

  public init(dictionaryLiteral elements: (String, ParameterValue)...) {
    entries = elements.map { (name: $0.0, value: $0.1) }
  }

  public static func == (a: Parameters, b: Parameters) -> Bool {
    a.entries.count == b.entries.count
      && zip(a.entries, b.entries).allSatisfy { $0.name == $1.name && $0.value == $1.value }
  }

  /// The value under `name`, `nil` where it is absent.
  public subscript(name: String) -> ParameterValue? { entries.first { $0.name == name }?.value }

  /// The number under `name`; `default` where it is absent.
  /// - Throws: ``ParameterError`` where it is absent without a default, or no finite number.
  public func number(_ name: String, default fallback: Double? = nil) throws(ParameterError) -> Double {
    switch self[name] {
    case .number(let value)?:
      guard value.isFinite else { throw ParameterError(name, value.shortText, allowed: "a finite number") }
      return value
    case nil:
      guard let fallback else { throw ParameterError(name, allowed: "it is required and must be a number") }
      return fallback
    case let other?: throw ParameterError(name, other.text, allowed: "a number")
    }
  }

  /// The number under `name`, within `range`.
  /// - Throws: ``ParameterError`` outside `range`, which `allowed` puts into words, and as ``number(_:default:)``.
  public func number(
    _ name: String, default fallback: Double? = nil, in range: some RangeExpression<Double>, _ allowed: String
  ) throws(ParameterError) -> Double {
    let value = try number(name, default: fallback)
    guard range.contains(value) else { throw ParameterError(name, value.shortText, allowed: allowed) }
    return value
  }

  /// The integer ≥ `minimum` under `name`, or `nil` where it is absent.
  /// - Throws: ``ParameterError`` where it is no integer or too small.
  public func integer(_ name: String, atLeast minimum: Int) throws(ParameterError) -> Int? {
    guard self[name] != nil else { return nil }
    let value = try number(name)
    guard let whole = Int(exactly: value), whole >= minimum else {
      throw ParameterError(name, value.shortText, allowed: "an integer, at least \(minimum)")
    }
    return whole
  }

  /// The word under `name` as a case of `Choice`.
  /// - Throws: ``ParameterError`` for any other word, and for what is no word.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, default fallback: Choice
  ) throws(ParameterError) -> Choice where Choice.RawValue == String {
    guard let value = self[name] else { return fallback }
    if case .text(let text) = value, let choice = Choice(rawValue: text) { return choice }
    throw ParameterError(
      name, value.text, allowed: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
  }

  /// The quantity (a number or a law) under `name`, or `nil` where it is absent.
  /// - Throws: ``ParameterError`` for a word, an unknown law, or an impossible parameter of a law.
  public func quantity(_ name: String) throws(ParameterError) -> Quantity? {
    switch self[name] {
    case nil: return nil
    case .number(let value)?: return .constant(value)
    case .law(let law, let parameters)?: return .law(try Laws.make(law, parameters))
    case .text(let text)?: throw ParameterError(name, text, allowed: "a number or a law")
    }
  }

  /// Throws for the first entry whose name is not among `known`.
  public func requireNames(_ known: [String], of owner: String) throws(ParameterError) {
    for entry in entries where !known.contains(entry.name) {
      throw ParameterError(unknown: entry.name, of: owner, known: known)
    }
  }
}

extension ParameterValue {
  /// The value as a reader would type it, for messages.
  public var text: String {
    switch self {
    case .number(let value): value.shortText
    case .text(let text): text
    case .law(let name, _): "{\(name): …}"
    }
  }
}

extension Double {
  /// Swift's shortest text that reads back to the same number, integers without a fraction.
  public var shortText: String {
    if self == rounded(), abs(self) <= 0x1p53 { return self == 0 ? "0" : String(Int64(self)) }
    return "\(self)"
  }
}

/// A parameter outside what is allowed: its name, its value and what is allowed, in one sentence.
public struct ParameterError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The parameter's name in an experiment file.
  public var name: String
  /// The value that was given, as one would type it; `nil` where none was.
  public var value: String?
  /// What is allowed, worded to follow “must be”.
  public var allowed: String

  /// An error about `value` under `name`, where `allowed` was expected.
  public init(_ name: String, _ value: String? = nil, allowed: String) {
    self.name = name
    self.value = value
    self.allowed = allowed
  }

  /// An unknown name, with the nearest known one.
  public init(unknown name: String, of owner: String, known: [String]) {
    self.name = name
    value = nil
    let nearest = known.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
    allowed =
      "it is not known in '\(owner)'" + nearest + (known.isEmpty ? "" : " (known: \(known.joined(separator: ", ")))")
  }

  public var description: String {
    if let value { "\(name) is \(value), but must be \(allowed)" } else { "\(name): \(allowed)" }
  }
}

extension [String] {
  /// The element with the smallest edit distance to `word`, if any is within 2 or half the letters of it.
  public func nearest(to word: String) -> String? {
    let ranked = map { (name: $0, distance: editDistance(Array<Character>($0), Array<Character>(word))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= Swift.max(2, word.count / 2) ? best.name : nil
  }

  private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array<Int>(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
