/// JSON Schema (draft 2020-12) of what may be described, in the few keywords that it needs.
///
/// It says names, types and ranges; what depends on several values at once only reading finds. It never refuses what a reader accepts.
public enum JSONSchema {
  /// The schema of a mapping, with a definition for every catalogue that it leads to.
  ///
  /// - Parameters:
  ///   - mapping: What is described.
  ///   - title: Of the whole.
  ///   - description: A sentence for whoever writes a file.
  public static func document(_ mapping: Mapping, title: String, description: String) -> Node {
    var definitions = Definitions()
    let keywords = definitions.keywords(of: mapping)
    return .mapping(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
        ("description", .text(description)),
      ] + keywords + [("$defs", .mapping(definitions.all()))])
  }
}

extension Mapping {
  /// As the parameters of a named thing: the mapping, or the scalar that may stand for it.
  fileprivate var inCatalog: Allowed {
    guard let short = parameters.first(where: { $0.name == shorthand }) else { return .mapping(self) }
    return .either([short.allowed, .mapping(self)], words: short.allowed.words)
  }
}

private typealias Keywords = [(key: String, value: Node)]

/// The catalogues that are met on the way: each is defined once, since a law may hold a law.
private struct Definitions {
  private var catalogs: [Catalog] = []

  /// The definitions of all catalogues met so far, and of those that these lead to.
  mutating func all() -> Keywords {
    var definitions: Keywords = []
    var next = 0
    while next < catalogs.count {
      definitions.append((catalogs[next].kind, .mapping(keywords(of: catalogs[next]))))
      next += 1
    }
    return definitions
  }

  mutating func keywords(of mapping: Mapping) -> Keywords {
    if !mapping.forms.isEmpty {
      return any(
        mapping.forms.map { form in
          Mapping(
            mapping.owner,
            mapping.parameters.filter { parameter in
              form.keys.contains(parameter.name) || !mapping.forms.contains { $0.keys.contains(parameter.name) }
            }.map {
              form.required.contains($0.name) ? Parameter($0.name, $0.allowed, .required, $0.meaning) : $0
            })
        }.map { keywords(of: $0) })
    }
    if let alternatives = mapping.alternatives {
      let catalog = meet(alternatives.catalog)
      return object(
        mapping.parameters,
        and: catalog.names.map { ($0, reference("\(catalog.kind)/properties/\($0)")) })
    }
    guard let variants = mapping.variants else { return object(mapping.parameters) }
    return any(
      variants.cases.map { variant in
        object(
          mapping.parameters.map { parameter in
            guard parameter.name == variants.key else { return parameter }
            return Parameter(
              parameter.name, .word([variant.owner]),
              variant.owner == variants.usual ? .value(.text(variant.owner)) : .required, parameter.meaning)
          } + variant.parameters)
      })
  }

  /// A mapping with no other keys.
  private mutating func object(_ parameters: [Parameter], and others: Keywords = []) -> Keywords {
    var properties: Keywords = []
    for parameter in parameters {
      var keywords: Keywords = [("description", .text(parameter.meaning))] + keywords(of: parameter.allowed)
      if case .value(let usual) = parameter.usual { keywords.append(("default", usual)) }
      properties.append((parameter.name, .mapping(keywords)))
    }
    var keywords: Keywords = [("type", .text("object")), ("properties", .mapping(properties + others))]
    let required = parameters.filter(\.isRequired).map { Node.text($0.name) }
    if !required.isEmpty { keywords.append(("required", .list(required))) }
    return keywords + [("additionalProperties", .flag(false))]
  }

  private func any(_ alternatives: [Keywords]) -> Keywords { [("anyOf", .list(alternatives.map { .mapping($0) }))] }

  private mutating func keywords(of catalog: Catalog) -> Keywords {
    let one: Keywords =
      [("description", .text("One \(catalog.kind) by its name."))]
      + object(catalog.entries.map { Parameter($0.name, $0.mapping.inCatalog, .absent, $0.meaning) })
      + [("minProperties", .integer(1)), ("maxProperties", .integer(1))]
    let free = catalog.entries.filter(\.isFree).map(\.name)
    guard catalog.takesNames, !free.isEmpty else { return one }
    return any([keywords(of: .word(free)), one])
  }

  private mutating func keywords(of allowed: Allowed) -> Keywords {
    switch allowed {
    case .number(let interval, _): return number(interval)
    case .integer(let from, let to):
      return [("type", .text("integer")), ("minimum", .integer(from))] + (to.map { [("maximum", .integer($0))] } ?? [])
    case .measure(_, _, let bare):
      let measure: Keywords = [("type", .text("string")), ("pattern", .text("^[0-9.]"))]
      return bare.map { any([keywords(of: $0), measure]) } ?? measure
    case .oneOf(let values): return [("enum", .list(values.map { .integer($0) }))]
    case .flag: return [("type", .text("boolean"))]
    case .text: return [text]
    case .name: return [text, ("minLength", .integer(1))]
    case .word(let words): return [("enum", .list(words.map { .text($0) }))]
    case .file: return [text, ("pattern", .text("^[^/~]"))]
    case .list(let element, _, let atLeast, let isSet):
      var list: Keywords = [("type", .text("array")), ("items", .mapping(keywords(of: element)))]
      if atLeast > 0 { list.append(("minItems", .integer(atLeast))) }
      if isSet { list.append(("uniqueItems", .flag(true))) }
      return list
    case .mapping(let mapping): return keywords(of: mapping)
    case .choice(let mapping):
      return keywords(of: mapping) + [("minProperties", .integer(1)), ("maxProperties", .integer(1))]
    case .named(let catalog):
      return reference(meet(catalog).kind).entries.map { ($0.key, $0.value) }
    case .either(let alternatives, _): return any(alternatives.map { keywords(of: $0) })
    }
  }

  /// Has a catalogue defined with the others.
  private mutating func meet(_ catalog: () -> Catalog) -> Catalog {
    let catalog = catalog()
    if !catalogs.contains(where: { $0.kind == catalog.kind }) { catalogs.append(catalog) }
    return catalog
  }

  private func reference(_ place: String) -> Node { .mapping([("$ref", .text("#/$defs/\(place)"))]) }

  private func number(_ interval: Interval) -> Keywords {
    var keywords: Keywords = [("type", .text("number"))]
    if let lower = interval.lower {
      keywords.append((lower.isIncluded ? "minimum" : "exclusiveMinimum", .number(lower.value)))
    }
    if let upper = interval.upper {
      keywords.append((upper.isIncluded ? "maximum" : "exclusiveMaximum", .number(upper.value)))
    }
    return keywords
  }

  /// A text in the reader's sense: a plain scalar stands for its spelling, so that an editor may see a number or a flag.
  private var text: (key: String, value: Node) {
    ("type", .list([.text("string"), .text("number"), .text("boolean")]))
  }
}
