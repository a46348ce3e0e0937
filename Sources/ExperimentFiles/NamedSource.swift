import NoiseScale

/// A law, a transform or an optimiser as it stands in a file: a name alone, or a name with a mapping of its parameters.
struct NamedSource {
  var name: String
  var place: ExperimentFileError.Place
  /// `nil` where the name stands alone.
  var body: SourceNode?

  init(_ node: SourceNode, _ key: String, _ allowed: String) throws(Complaint) {
    switch node.content {
    case .scalar(let text, let isPlain):
      guard !(isPlain && text.isNull) else { throw node.wrong(key, allowed) }
      (name, place, body) = (text, node.place, nil)
    case .mapping(let entries):
      guard entries.count == 1 else {
        throw Complaint(node.place, "\(key) is a mapping with \(entries.count) keys, but must be \(allowed)")
      }
      (name, place, body) = (entries[0].key, entries[0].place, entries[0].value)
    case .list:
      throw node.wrong(key, allowed)
    }
  }

  /// What `factory` makes of the name and the parameters; its errors get the place of the offending key.
  func make<Made>(
    known: [String], _ factory: (String, Parameters) throws(ParameterError) -> Made
  ) throws(Complaint) -> Made {
    let isKnown = known.contains(name)
    let parameters = isKnown ? try body?.parameters(of: name) ?? [:] : [:]
    do {
      return try factory(name, parameters)
    } catch {
      guard isKnown else { throw Complaint(place, "\(error)") }
      guard let entry = body?.entry(error.name) else { throw Complaint(body?.place ?? place, "\(name): \(error)") }
      // Without a value the complaint is about the key.
      guard error.value != nil else { throw Complaint(entry.place, "\(error)") }
      throw Complaint(entry.value.place, "\(name): \(error)")
    }
  }
}

extension SourceNode {
  private static let quantity = "a number or a law such as {cosine: {from: 0.1, to: 0}}"

  /// A number, or a law that stands in its place.
  func quantity(_ key: String) throws(Complaint) -> Quantity {
    if let number { return .constant(number) }
    guard case .mapping = content else { throw wrong(key, Self.quantity) }
    return .law(try law(key))
  }

  private func law(_ key: String) throws(Complaint) -> any Law {
    let source = try NamedSource(self, key, Self.quantity)
    return try source.make(known: Laws.names) { name, parameters throws(ParameterError) in
      try Laws.make(name, parameters)
    }
  }

  func transform(_ key: String) throws(Complaint) -> (name: String, parameters: Parameters) {
    let source = try NamedSource(self, key, "the name of a transform, or {name: {parameters}}")
    let made = try source.make(known: Transforms.names) { name, parameters throws(ParameterError) in
      try Transforms.make(name, parameters)
    }
    return (source.name, made.parameters)
  }

  func optimizer(_ key: String) throws(Complaint) -> (name: String, parameters: Parameters) {
    let source = try NamedSource(self, key, "one of " + Optimizers.names.joined(separator: ", "))
    let made = try source.make(known: Optimizers.names) { name, parameters throws(ParameterError) in
      try Optimizers.make(name, parameters)
    }
    return (source.name, made.parameters)
  }

  /// The parameters of a law, a transform or an optimiser; nested laws are made first, so that their errors have their
  /// own place.
  fileprivate func parameters(of owner: String) throws(Complaint) -> Parameters {
    guard case .mapping(let entries) = content else { throw wrong(owner, "a mapping of its parameters") }
    var parameters: [(name: String, value: ParameterValue)] = []
    for entry in entries { parameters.append((entry.key, try entry.value.parameterValue(entry.key))) }
    return Parameters(parameters)
  }

  private func parameterValue(_ key: String) throws(Complaint) -> ParameterValue {
    if let number { return .number(number) }
    switch content {
    case .mapping:
      let law = try law(key)
      return .law(name: type(of: law).name, law.parameters)
    case .scalar(let text, let isPlain) where isPlain ? !text.isNull : !text.isDecimalNumber:
      return .text(text)
    case .scalar, .list:
      throw wrong(key, "a number, a word or a law")
    }
  }
}
