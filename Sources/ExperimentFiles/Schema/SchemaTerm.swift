import Experiments

/// A JSON Schema (draft 2020-12) in the few keywords that the experiment file needs.
struct SchemaTerm: Sendable {
  /// Keywords in the order in which they are written.
  var keywords: [(key: String, value: DescriptionNode)]

  init(_ keywords: [(key: String, value: DescriptionNode)]) { self.keywords = keywords }

  var node: DescriptionNode { .mapping(keywords) }

  /// With a sentence for whoever writes the file.
  func describing(_ text: String) -> SchemaTerm { SchemaTerm([("description", .text(text))] + keywords) }

  /// Whatever is there.
  static let anything = SchemaTerm([])

  /// A text in the reader's sense: a plain scalar stands for its spelling, so that an editor may see a number or a flag.
  static let text = SchemaTerm([("type", .list([.text("string"), .text("number"), .text("boolean")]))])

  /// A file's name without an absolute folder.
  static let file = SchemaTerm(text.keywords + [("pattern", .text("^[^/~]"))])

  static func number(
    above: Double? = nil, atLeast: Double? = nil, below: Double? = nil, atMost: Double? = nil
  ) -> SchemaTerm {
    var keywords: [(key: String, value: DescriptionNode)] = [("type", .text("number"))]
    if let above { keywords.append(("exclusiveMinimum", .number(above))) }
    if let atLeast { keywords.append(("minimum", .number(atLeast))) }
    if let below { keywords.append(("exclusiveMaximum", .number(below))) }
    if let atMost { keywords.append(("maximum", .number(atMost))) }
    return SchemaTerm(keywords)
  }

  static func integer(atLeast: Int, atMost: Int128? = nil) -> SchemaTerm {
    var keywords: [(key: String, value: DescriptionNode)] = [
      ("type", .text("integer")), ("minimum", .integer(Int128(atLeast))),
    ]
    if let atMost { keywords.append(("maximum", .integer(atMost))) }
    return SchemaTerm(keywords)
  }

  static let flag = SchemaTerm([("type", .text("boolean"))])

  static func word(_ words: [String]) -> SchemaTerm { SchemaTerm([("enum", .list(words.map { .text($0) }))]) }

  static func list(of element: SchemaTerm, atLeast: Int = 0, isSet: Bool = false) -> SchemaTerm {
    var keywords: [(key: String, value: DescriptionNode)] = [("type", .text("array")), ("items", element.node)]
    if atLeast > 0 { keywords.append(("minItems", .integer(Int128(atLeast)))) }
    if isSet { keywords.append(("uniqueItems", .flag(true))) }
    return SchemaTerm(keywords)
  }

  static func any(of terms: [SchemaTerm]) -> SchemaTerm { SchemaTerm([("anyOf", .list(terms.map(\.node)))]) }

  /// What `$defs` has under `name`.
  static func definition(_ name: String) -> SchemaTerm { SchemaTerm([("$ref", .text("#/$defs/\(name)"))]) }
}
