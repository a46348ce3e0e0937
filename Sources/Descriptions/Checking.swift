extension Allowed {
  /// Checks a value and all that is in it.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - subject: What the sentence calls it, mostly its key.
  /// - Throws: ``Fault`` for the first thing that is not allowed; its path starts below the value.
  public func check(_ node: Node, _ subject: String) throws(Fault) {
    switch self {
    case .number(let interval, _):
      guard let value = node.number, interval.contains(value) else { throw wrong(node, subject) }
    case .integer(let from, let to):
      guard let value: Int128 = node.integer(), value >= from, value <= to ?? .max else { throw wrong(node, subject) }
    case .measure(let interval, let units, let bare):
      if let bare, node.number != nil { return try bare.check(node, subject) }
      guard let measure = node.measure, interval.contains(measure.value),
        units.contains(where: { $0 == measure.unit || $0 == measure.unit + "s" })
      else { throw wrong(node, subject) }
    case .oneOf(let values):
      guard let value: Int = node.integer(), values.contains(value) else { throw wrong(node, subject) }
    case .flag: guard node.flag != nil else { throw wrong(node, subject) }
    case .text: guard node.text != nil else { throw wrong(node, subject) }
    case .name: guard node.text?.isEmpty == false else { throw wrong(node, subject) }
    case .word(let words):
      guard let word = node.text, words.contains(word) else { throw wrong(node, subject, words: words) }
    case .file:
      guard let name = node.text, !name.isEmpty, !name.hasPrefix("/"), !name.hasPrefix("~") else {
        throw wrong(node, subject)
      }
    case .list(let element, _, let atLeast, let isSet):
      try checkList(node, subject, element, atLeast: atLeast, isSet: isSet)
    case .mapping(let mapping):
      guard case .mapping = node.content else { throw wrong(node, subject) }
      try mapping.check(node)
    case .choice(let mapping): try checkChoice(node, subject, mapping)
    case .named(let catalog): try catalog().check(node, subject)
    case .either(let alternatives, _):
      guard let alternative = alternatives.first(where: { $0.hasForm(of: node) }) else { throw wrong(node, subject) }
      do {
        try alternative.check(node, subject)
      } catch {
        // What is wrong with a scalar is that it is neither; what is wrong inside of a mapping or a list says so itself.
        guard case .scalar = node.content, error.path.isEmpty, node.number == nil || !alternative.isNumeric else {
          throw error
        }
        throw wrong(node, subject)
      }
    }
  }

  private var isNumeric: Bool {
    switch self {
    case .number, .integer, .oneOf, .measure: true
    default: false
    }
  }

  private func wrong(_ node: Node, _ subject: String, words: [String] = []) -> Fault {
    let suggestion = node.text.map { words.count > 1 ? words.suggestion(for: $0) : "" } ?? ""
    return Fault(subject, node.shown, allowed: self.words + suggestion, path: [], place: node.place)
  }

  /// Whether a value is a scalar, a list or a mapping as this asks for.
  private func hasForm(of node: Node) -> Bool {
    switch (self, node.content) {
    case (.mapping, .mapping), (.choice, .mapping), (.named, .mapping), (.list, .list): true
    case (.named(let catalog), .scalar): catalog().takesNames
    case (.mapping, _), (.choice, _), (.list, _), (.named, _): false
    case (.either(let alternatives, _), _): alternatives.contains { $0.hasForm(of: node) }
    case (_, .scalar): true
    default: false
    }
  }

  private func checkList(
    _ node: Node, _ subject: String, _ element: Allowed, atLeast: Int, isSet: Bool
  ) throws(Fault) {
    guard case .list(let items) = node.content else { throw wrong(node, subject) }
    guard items.count >= atLeast else {
      let least = atLeast == 1 ? "at least one is" : "at least \(atLeast) are"
      throw Fault(subject, allowed: "\(least) required", path: [], place: node.place)
    }
    var seen: Set<String> = []
    for (index, item) in items.enumerated() {
      do {
        try element.check(item, "element \(index + 1) of \(subject)")
      } catch {
        throw error.under(.index(index))
      }
      guard isSet, let text = item.text, !seen.insert(text).inserted else { continue }
      throw Fault(subject, allowed: "\(text) is there twice", path: [.index(index)], place: item.place)
    }
  }

  private func checkChoice(_ node: Node, _ subject: String, _ mapping: Mapping) throws(Fault) {
    guard case .mapping(let entries) = node.content else { throw wrong(node, subject) }
    for entry in entries where !mapping.names.contains(entry.key) {
      throw Fault(unknown: entry, of: subject, known: mapping.names)
    }
    guard entries.count == 1, let entry = entries.first else {
      let found = entries.isEmpty ? node.shown : "a mapping with " + entries.map(\.key).joined(separator: " and ")
      // Where one of them was added on the command line, that is to blame.
      let added = entries.lazy.compactMap(\.place).first { if case .option = $0 { true } else { false } }
      throw Fault(subject, found, allowed: words, path: [], place: added ?? node.place)
    }
    try mapping.check(entry)
  }
}

extension Mapping {
  /// Checks the keys of a mapping and their values.
  /// - Throws: ``Fault``; its path starts below the mapping.
  public func check(_ node: Node) throws(Fault) {
    // What it is decides which keys there are.
    if let variants, let entry = node.entry(variants.key) { try check(entry) }
    let known = parameters(of: node)
    let names = alternatives?.catalog().names ?? []
    for entry in node.entries where !known.contains(where: { $0.name == entry.key }) && !names.contains(entry.key) {
      throw Fault(unknown: entry, of: owner(of: node), known: known.map(\.name) + names)
    }
    try checkForms(node)
    try checkAlternatives(node)
    for parameter in known {
      guard let entry = node.entry(parameter.name) else {
        guard !parameter.isRequired else { throw missing(parameter.name, in: node) }
        continue
      }
      try check(entry, parameter)
    }
  }

  /// Exactly one of the key and the names that may stand for it.
  private func checkAlternatives(_ node: Node) throws(Fault) {
    guard let alternatives else { return }
    let catalog = alternatives.catalog()
    let given = node.entries.filter { $0.key == alternatives.key || catalog.names.contains($0.key) }
    guard let first = given.first else { throw missing(alternatives.key, in: node) }
    if given.count > 1 {
      throw Fault(
        given[1].key, allowed: "it does not go with \(first.key); there must be only one of them",
        path: [.key(given[1].key)], place: given[1].place)
    }
    if first.key != alternatives.key { try catalog.check(Node(.mapping([first]), place: first.place), first.key) }
  }

  /// All keys that this mapping may have: its own, and those of its variant.
  public func parameters(of node: Node) -> [Parameter] { parameters + (variant(of: node)?.parameters ?? []) }

  /// An entry of a key of its own, not of a variant's.
  fileprivate func check(_ entry: Node.Entry) throws(Fault) {
    guard let parameter = parameters.first(where: { $0.name == entry.key }) else { return }
    try check(entry, parameter)
  }

  private func check(_ entry: Node.Entry, _ parameter: Parameter) throws(Fault) {
    do {
      try parameter.allowed.check(entry.value, entry.key)
    } catch {
      throw error.under(.key(entry.key))
    }
  }

  private func variant(of node: Node) -> Mapping? {
    guard let variants else { return nil }
    let word = node[variants.key]?.text ?? variants.usual
    return variants.cases.first { $0.owner == word }
  }

  private func owner(of node: Node) -> String { variant(of: node).map { "\(owner) on \($0.owner)" } ?? owner }

  private func missing(_ name: String, in node: Node) -> Fault {
    Fault(name, allowed: "it is required in '\(owner(of: node))'", path: [], place: node.place)
  }

  /// Exactly one of the forms, whole.
  private func checkForms(_ node: Node) throws(Fault) {
    guard !forms.isEmpty else { return }
    let keys = Set(node.entries.map(\.key))
    let common = forms.dropFirst().reduce(Set(forms[0].required)) { $0.intersection($1.required) }
    guard let form = forms.first(where: { $0.required.contains { keys.contains($0) && !common.contains($0) } }) else {
      let ways = forms.map { $0.required.filter { !common.contains($0) }.joined(separator: " and ") }
      throw Fault(
        [], "\(owner) has neither \(ways.joined(separator: " nor ")), but must have one of them", place: node.place)
    }
    let first = form.required.first { keys.contains($0) && !common.contains($0) } ?? ""
    if let other = node.entries.first(where: { entry in
      !form.keys.contains(entry.key) && forms.contains { $0.keys.contains(entry.key) }
    }) {
      throw Fault(
        other.key, allowed: "it does not go with \(first); there must be only one of them", path: [.key(other.key)],
        place: other.place)
    }
    for name in form.required where !keys.contains(name) { throw missing(name, in: node) }
  }
}

extension Catalog {
  /// Checks a name with its parameters.
  /// - Throws: ``Fault``; its path starts below the value.
  public func check(_ node: Node, _ subject: String) throws(Fault) {
    guard let (name, parameters) = node.named, parameters != nil || takesNames else {
      let shown =
        if case .mapping(let entries) = node.content, !entries.isEmpty { "a mapping with \(entries.count) keys" } else {
          node.shown
        }
      throw Fault(subject, shown, allowed: words, path: [], place: node.place)
    }
    guard let entry = self[name] else {
      throw Fault(unknown: Node.Entry(name, node, place: node.entry(name)?.place ?? node.place), of: kind, known: names)
        .under([])
    }
    let body = parameters.map(entry.mapping.expanded) ?? Node(.mapping([]), place: node.place)
    guard case .mapping = body.content else {
      throw Fault(name, body.shown, allowed: "a mapping of its parameters", path: [.key(name)], place: body.place)
    }
    do {
      try entry.mapping.check(body)
    } catch {
      let own = parameters == nil ? error : error.under(.key(name))
      throw own.value == nil || own.context != nil ? own : own.within(name)
    }
  }
}

extension Fault {
  /// An unknown key, with the nearest known one.
  public init(unknown entry: Node.Entry, of owner: String, known: [String]) {
    self.init(
      entry.key,
      allowed: "it is not known in '\(owner)'" + known.suggestion(for: entry.key)
        + (known.isEmpty ? "" : " (known: \(known.joined(separator: ", ")))"), place: entry.place)
  }
}
