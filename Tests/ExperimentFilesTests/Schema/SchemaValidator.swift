import Testing

/// Whether a value obeys a JSON Schema, for the keywords that the schema of the experiment file has: written from the
/// specification (draft 2020-12, core and validation), for these tests alone.
struct SchemaValidator {
  let root: JSONTree

  /// Keywords without a say.
  private static let annotations: Set<String> = ["$schema", "$defs", "title", "description", "default"]

  func accepts(_ value: JSONTree) -> Bool { complaint(about: value, by: root, at: "") == nil }

  /// The first thing that is wrong, and where.
  func complaint(about value: JSONTree) -> String? { complaint(about: value, by: root, at: "") }

  private func complaint(about value: JSONTree, by schema: JSONTree, at place: String) -> String? {
    guard case .mapping(let keywords) = schema else {
      Issue.record("the schema at \(place) is no object")
      return nil
    }
    for (keyword, argument) in keywords.sorted(by: { $0.key < $1.key }) where !Self.annotations.contains(keyword) {
      if let found = complaint(about: value, keyword, argument, in: schema, at: place) { return found }
    }
    return nil
  }

  private func complaint(
    about value: JSONTree, _ keyword: String, _ argument: JSONTree, in schema: JSONTree,
    at place: String
  ) -> String? {
    let failure = "\(place): \(keyword)"
    switch (keyword, argument, value) {
    case ("type", .text(let type), _): return value.isOf(type) ? nil : "\(failure) is not \(type)"
    case ("type", .list(let types), _):
      return types.contains { if case .text(let type) = $0 { value.isOf(type) } else { false } } ? nil : failure
    case ("enum", .list(let values), _): return values.contains { $0.isSameValue(as: value) } ? nil : failure
    case ("const", _, _): return argument.isSameValue(as: value) ? nil : failure
    case ("anyOf", .list(let schemas), _):
      let complaints = schemas.map { complaint(about: value, by: $0, at: place) }
      return complaints.contains(nil) ? nil : "\(failure): \(complaints.compactMap(\.self))"
    case ("$ref", .text(let reference), _):
      let steps = reference.split(separator: "/").map(String.init)
      guard steps.first == "#",
        let definition = steps.dropFirst().reduce(root, { (node: JSONTree?, step) in node?[step] })
      else {
        Issue.record("\(reference) leads nowhere")
        return nil
      }
      return complaint(about: value, by: definition, at: place)
    case ("minimum", _, _): return value.compares(to: argument) { $0 >= $1 } ? nil : failure
    case ("maximum", _, _): return value.compares(to: argument) { $0 <= $1 } ? nil : failure
    case ("exclusiveMinimum", _, _): return value.compares(to: argument) { $0 > $1 } ? nil : failure
    case ("exclusiveMaximum", _, _): return value.compares(to: argument) { $0 < $1 } ? nil : failure
    case ("minLength", .integer(let least), .text(let text)): return text.unicodeScalars.count >= least ? nil : failure
    case ("pattern", .text(let pattern), .text(let text)):
      return (try? Regex(pattern).firstMatch(in: text)) != nil ? nil : failure
    case ("minItems", .integer(let least), .list(let items)): return items.count >= least ? nil : failure
    case ("uniqueItems", .flag(true), .list(let items)):
      return items.indices.contains { index in items[..<index].contains { $0.isSameValue(as: items[index]) } }
        ? failure : nil
    case ("items", _, .list(let items)):
      return items.enumerated().lazy.compactMap { complaint(about: $1, by: argument, at: "\(place)/\($0)") }.first
    case ("minProperties", .integer(let least), .mapping(let entries)): return entries.count >= least ? nil : failure
    case ("maxProperties", .integer(let most), .mapping(let entries)): return entries.count <= most ? nil : failure
    case ("required", .list(let names), .mapping):
      return names.allSatisfy { if case .text(let name) = $0 { value[name] != nil } else { false } } ? nil : failure
    case ("properties", .mapping(let properties), .mapping):
      return properties.lazy.compactMap { name, schema in
        value[name].flatMap { complaint(about: $0, by: schema, at: "\(place)/\(name)") }
      }.first
    case ("additionalProperties", .flag(false), .mapping(let entries)):
      return entries.first { schema["properties"]?[$0.key] == nil }.map { "\(failure): \($0.key)" }
    case ("minLength", _, _), ("pattern", _, _), ("minItems", _, _), ("uniqueItems", _, _), ("items", _, _),
      ("minProperties", _, _),
      ("maxProperties", _, _), ("required", _, _), ("properties", _, _), ("additionalProperties", _, _):
      return nil  // The keyword is about values of another type.
    default:
      Issue.record("the validator does not know \(keyword)")
      return nil
    }
  }
}

extension JSONTree {
  fileprivate func isOf(_ type: String) -> Bool {
    switch (self, type) {
    case (.mapping, "object"), (.list, "array"), (.text, "string"), (.flag, "boolean"), (.number, "number"),
      (.integer, "number"), (.integer, "integer"):
      true
    case (.number(let value), "integer"): value == value.rounded()
    default: false
    }
  }

  /// Equality of values: 1 and 1.0 are the same.
  fileprivate func isSameValue(as other: JSONTree) -> Bool {
    switch (self, other) {
    case (.integer(let whole), .number(let value)), (.number(let value), .integer(let whole)): Double(whole) == value
    default: self == other
    }
  }

  /// Whether the relation holds between this number and another; what is no number has nothing to obey.
  fileprivate func compares(to other: JSONTree, _ relation: (Double, Double) -> Bool) -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): relation(a < b ? -1 : a > b ? 1 : 0, 0)
    case (.number(let a), .number(let b)): relation(a, b)
    case (.integer(let a), .number(let b)): relation(Double(a), b)
    case (.number(let a), .integer(let b)): relation(a, Double(b))
    default: true
    }
  }
}
