import Descriptions

extension KeySection {
  /// What the value of a key may be.
  static func value(_ parameter: Parameter) -> String { parameter.allowed.listed }

  /// Whether a key must be given, and what it is otherwise; `nil` where other keys decide that.
  func usual(_ parameter: Parameter) -> String? {
    let own = forms.filter { $0.keys.contains(parameter.name) }
    guard !isChoice, own.isEmpty || own.count == forms.count else { return nil }
    return switch parameter.usual {
    case .required: "required"
    case .absent: "optional"
    case .depends(let words): "default: \(words)"
    case .value(let node):
      // Its keys have sections, or lines, of their own.
      if case .mapping = parameter.allowed {
        "default: that of its keys"
      } else {
        "default: \(ExperimentWriter.flow(node))"
      }
    }
  }
}

extension Allowed {
  /// Like ``/Descriptions/Allowed/words``, and with what a message leaves to those about elements and alternatives.
  fileprivate var listed: String {
    switch self {
    case .list(let element, let things, let atLeast, let isSet):
      var words = ["a list of \(things)" + (atLeast > 0 ? ", at least \(atLeast)" : "")]
      if element.isScalar { words.append("each " + element.words) }
      if isSet { words.append("none twice") }
      return words.joined(separator: "; ")
    case .named(let catalog):
      return words + ": " + catalog().names.joined(separator: ", ")
    case .either(let alternatives, let words):
      // The number's range, which the words of a number or a law leave out.
      let hasNamed = alternatives.contains { if case .named = $0 { true } else { false } }
      return hasNamed ? alternatives.map(\.words).joined(separator: ", or ") : words
    case .number, .integer, .measure, .oneOf, .flag, .text, .name, .word, .file, .mapping, .choice: return words
    }
  }

  private var isScalar: Bool {
    switch self {
    case .number, .integer, .measure, .oneOf, .flag, .word: true
    case .text, .name, .file, .list, .mapping, .choice, .named, .either: false
    }
  }
}
