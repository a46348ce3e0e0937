import NoiseScale

/// A YAML value with the place where it stands: what every reader here reads.
struct SourceNode: Sendable {
  indirect enum Content: Sendable {
    /// Plain means without quotes and not a block of text, so that it may be a number.
    case scalar(String, isPlain: Bool)
    case list([SourceNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    var key: String
    /// Where the key stands.
    var place: ExperimentFileError.Place
    var value: SourceNode
  }

  var content: Content
  var place: ExperimentFileError.Place

  /// The entry under `key`, where this is a mapping that has it.
  func entry(_ key: String) -> Entry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }
  }

  /// The value under `key`, where this is a mapping that has it.
  subscript(key: String) -> SourceNode? { entry(key)?.value }

  /// The value as it is shown in messages.
  var shown: String {
    switch content {
    case .scalar("", isPlain: true): return "empty"
    case .scalar(let text, let isPlain):
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
      let short = line.count > 60 ? line.prefix(57) + "…" : line[...]
      return "'\(short)'" + (isPlain ? "" : " in quotes")
    case .list: return "a list"
    case .mapping: return "a mapping"
    }
  }

  /// The complaint that the value of `key` must be something else.
  func wrong(_ key: String, _ allowed: String) -> Complaint {
    Complaint(place, "\(key) is \(shown), but must be \(allowed)")
  }

  /// The complaint about a key that is not known, with the nearest that is.
  func unknown(_ entry: Entry, of owner: String, known: [String]) -> Complaint {
    Complaint(entry.place, "\(ParameterError(unknown: entry.key, of: owner, known: known))")
  }

  /// The elements of a list.
  func list(_ key: String, of what: String) throws(Complaint) -> [SourceNode] {
    guard case .list(let elements) = content else { throw wrong(key, "a list of \(what)") }
    return elements
  }

  /// The entries of a mapping whose keys are all among `known`.
  /// - Parameter owner: What the mapping describes, for messages about its keys.
  func mapping(_ key: String, owner: String, known: [String]) throws(Complaint) -> SourceNode {
    guard case .mapping(let entries) = content else {
      throw wrong(key, "a mapping with the keys " + known.joined(separator: ", "))
    }
    for entry in entries where !known.contains(entry.key) { throw unknown(entry, of: owner, known: known) }
    return self
  }

  /// The only entry of a mapping, which is one of `known`.
  func choice(_ key: String, among known: [String]) throws(Complaint) -> Entry {
    let allowed = "a mapping with one of the keys " + known.joined(separator: ", ")
    guard case .mapping(let entries) = content else { throw wrong(key, allowed) }
    for entry in entries where !known.contains(entry.key) { throw unknown(entry, of: key, known: known) }
    guard entries.count == 1 else {
      let found =
        entries.isEmpty ? "an empty mapping" : "a mapping with " + entries.map(\.key).joined(separator: " and ")
      throw Complaint(place, "\(key) is \(found), but must be \(allowed)")
    }
    return entries[0]
  }

  /// The value under a key that must be there.
  func required(_ key: String, of owner: String) throws(Complaint) -> SourceNode {
    guard let value = self[key] else { throw Complaint(place, "\(key): it is required in '\(owner)'") }
    return value
  }
}
