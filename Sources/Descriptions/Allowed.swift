/// What the value of a parameter may be. Readers, writers, the JSON Schema, validation and help texts ask it alone.
public indirect enum Allowed: Sendable {
  /// A finite decimal number; `unit` is what messages call it: “a number of epochs > 0”.
  case number(Interval = .all, unit: String? = nil)
  /// A whole number between two ends, both included; the upper one may be missing.
  case integer(from: Int128, to: Int128? = nil)
  /// A number with one of these units, such as `252M tokens`; where there is `bare`, also a number alone, which is that.
  case measure(Interval, units: [String], bare: Allowed? = nil)
  /// One of a few whole numbers.
  case oneOf([Int])
  /// `true` or `false`.
  case flag
  /// Any text; a plain scalar stands for its spelling.
  case text
  /// A text that is not empty.
  case name
  /// One of a few words.
  case word([String])
  /// The name of a file, without an absolute folder: the experiment and its manifest hold names, the folder is the machine's own.
  case file
  /// A list; `things` is what messages call its elements. In a set each is there once.
  case list(of: Allowed, things: String, atLeast: Int = 0, isSet: Bool = false)
  /// A mapping of these keys.
  case mapping(Mapping)
  /// A mapping with exactly one of these keys.
  case choice(Mapping)
  /// One of several named things, each with parameters of its own. Asked for when it is needed, as a law may hold a law.
  case named(@Sendable () -> Catalog)
  /// The first of these that a value of its form (scalar, list, mapping) can be; `words` is what messages call them together.
  case either([Allowed], words: String)

  /// Worded to follow “must be”.
  public var words: String {
    switch self {
    case .number(let interval, let unit):
      "a" + (unit == nil && interval == .all ? " finite" : "")
        + " number" + (unit.map { " of \($0)" } ?? "") + interval.words
    case .integer(let from, let to): "an integer " + (to.map { "within \(from)…\($0)" } ?? "≥ \(from)")
    case .measure(_, [""], let bare?): bare.words
    case .measure(let interval, let units, let bare): Allowed.words(interval, units.filter { !$0.isEmpty }, bare)
    case .oneOf(let values): "one of " + values.map(String.init).joined(separator: ", ")
    case .flag: "true or false"
    case .text: "a text"
    case .name: "a text that is not empty"
    case .word(let words): (words.count > 1 ? "one of " : "") + words.joined(separator: ", ")
    case .file: "a file's name without an absolute folder (which data-dir gives)"
    case .list(_, let things, _, _): "a list of \(things)"
    case .mapping(let mapping): "a mapping with the keys " + mapping.names.joined(separator: ", ")
    case .choice(let mapping): "a mapping with one of the keys " + mapping.names.joined(separator: ", ")
    case .named(let catalog): catalog().words
    case .either(_, let words): words
    }
  }

  private static func words(_ interval: Interval, _ units: [String], _ bare: Allowed?) -> String {
    (bare.map { $0.words + ", or " } ?? "") + "a number\(interval.words) with "
      + (units.count > 1 ? "one of the units \(units.joined(separator: ", "))" : "the unit \(units.joined())")
  }
}

/// The keys of a mapping.
public struct Mapping: Sendable {
  /// What the mapping describes, for messages and lists: `stage`.
  public var owner: String
  /// The same as a sentence; empty where the key that leads to it says enough.
  public var meaning: String
  /// In the order in which they are written.
  public var parameters: [Parameter]
  /// The ways to say it, where there are several: which keys each must have, and may have. Keys of none of them go with all.
  public var forms: [Form] = []
  /// Named things that may stand in place of a key, each under its own name.
  public var alternatives: Alternatives?
  /// The key that a scalar in place of the mapping stands for: on the command line, and in a file where a name leads to it.
  public var shorthand: String?
  /// Further keys that depend on a word: those of a data set.
  public var variants: Variants?

  /// One way to say it.
  public struct Form: Sendable, ExpressibleByArrayLiteral {
    /// Keys that must stand together, and keys that may stand beside them.
    public var required, optional: [String]

    /// A way to say it, by its keys.
    public init(_ required: [String], optional: [String] = []) { (self.required, self.optional) = (required, optional) }

    public init(arrayLiteral required: String...) { self.init(required) }

    /// All that may be there.
    public var keys: [String] { required + optional }
  }

  /// Exactly one of a key and the names of a catalogue: `value: 0.1` or `cosine: {…}`.
  public struct Alternatives: Sendable {
    /// The key in place of which a name may stand.
    public var key: String
    /// Asked for when it is needed.
    public var catalog: @Sendable () -> Catalog

    /// Names in place of a key.
    public init(to key: String, _ catalog: @escaping @Sendable () -> Catalog) {
      (self.key, self.catalog) = (key, catalog)
    }
  }

  /// Keys that a mapping has where one of its keys has a certain word.
  public struct Variants: Sendable {
    /// The key whose word decides.
    public var key: String
    /// The word where the key is absent.
    public var usual: String
    /// The keys of each word, which owns them.
    public var cases: [Mapping]

    /// Keys by word.
    public init(key: String, usual: String, cases: [Mapping]) {
      (self.key, self.usual, self.cases) = (key, usual, cases)
    }
  }

  /// A mapping of these keys.
  public init(
    _ owner: String, _ parameters: [Parameter], meaning: String = "", forms: [Form] = [],
    shorthand: String? = nil, variants: Variants? = nil
  ) {
    (self.owner, self.parameters, self.meaning, self.forms) = (owner, parameters, meaning, forms)
    (self.shorthand, self.variants) = (shorthand, variants)
  }

  /// The mapping that a scalar stands for; everything else as it is.
  func expanded(_ node: Node) -> Node {
    guard let shorthand, case .scalar = node.content else { return node }
    return Node(.mapping([Node.Entry(shorthand, node, place: node.place)]), place: node.place)
  }

  /// The names of the keys, without those of variants.
  public var names: [String] { parameters.map(\.name) }
}

/// A named value of a description, said once.
public struct Parameter: Sendable {
  /// What it is where it is left out.
  public enum Usual: Sendable {
    /// It must be given.
    case required
    /// Nothing, which has a meaning of its own.
    case absent
    /// This value.
    case value(Node)
    /// It depends on other parameters, in these words.
    case depends(String)
  }
  /// The key in a file, lower case with hyphens.
  public var name: String
  /// What its value may be.
  public var allowed: Allowed
  /// What it is where it is left out.
  public var usual: Usual
  /// What it means, with symbol and unit: a sentence.
  public var meaning: String

  /// A parameter, described.
  public init(_ name: String, _ allowed: Allowed, _ usual: Usual, _ meaning: String) {
    (self.name, self.allowed, self.usual, self.meaning) = (name, allowed, usual, meaning)
  }

  /// Whether it must be given.
  public var isRequired: Bool {
    if case .required = usual { true } else { false }
  }
}
