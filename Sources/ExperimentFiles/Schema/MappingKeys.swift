import Experiments

/// The keys of a mapping of the experiment file: which of them the reader knows, and what the schema says of each. One list
/// for both, so that neither can be ahead of the other.
struct MappingKeys: Sendable {
  struct Key: Sendable {
    var name: String
    var term: SchemaTerm
    var isRequired = false
  }
  /// In the order in which messages list them.
  var keys: [Key]

  var names: [String] { keys.map(\.name) }

  /// A mapping with no other keys.
  var term: SchemaTerm {
    var keywords: [(key: String, value: DescriptionNode)] = [
      ("type", .text("object")), ("properties", .mapping(keys.map { ($0.name, $0.term.node) })),
    ]
    let required = keys.filter(\.isRequired).map { DescriptionNode.text($0.name) }
    if !required.isEmpty { keywords.append(("required", .list(required))) }
    keywords.append(("additionalProperties", .flag(false)))
    return SchemaTerm(keywords)
  }

  /// A mapping with exactly one of the keys.
  var choice: SchemaTerm {
    SchemaTerm(term.keywords + [("minProperties", .integer(1)), ("maxProperties", .integer(1))])
  }

  /// These keys alone, all required.
  func requiring(_ names: [String]) -> MappingKeys {
    MappingKeys(
      keys: keys.filter { names.contains($0.name) }.map { Key(name: $0.name, term: $0.term, isRequired: true) })
  }
}

extension MappingKeys.Key {
  static func required(_ name: String, _ term: SchemaTerm) -> MappingKeys.Key {
    .init(name: name, term: term, isRequired: true)
  }

  static func optional(_ name: String, _ term: SchemaTerm) -> MappingKeys.Key { .init(name: name, term: term) }
}
