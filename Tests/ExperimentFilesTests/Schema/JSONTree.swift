import Descriptions

/// A value in the data model of JSON.
indirect enum JSONTree: Equatable {
  case mapping([String: JSONTree])
  case list([JSONTree])
  case number(Double)
  case integer(Int128)
  case text(String)
  case flag(Bool)

  /// A plain scalar is a number if it spells one in decimal. What is null is a mapping with a key that no schema knows: no keyword
  /// accepts either.
  init(_ node: Node) {
    switch node.content {
    case .scalar(let text, let isPlain):
      if isPlain, text.isDecimalNumber {
        self = Int128(text).map { .integer($0) } ?? .number(Double(text) ?? .nan)
      } else if isPlain, let flag = Bool(text) {
        self = .flag(flag)
      } else if isPlain, text.isNull {
        self = .mapping(["null": .flag(true)])
      } else {
        self = .text(text)
      }
    case .list(let items): self = .list(items.map { JSONTree($0) })
    case .mapping(let entries):
      self = .mapping(Dictionary(entries.map { ($0.key, JSONTree($0.value)) }) { first, _ in first })
    }
  }

  subscript(key: String) -> JSONTree? {
    if case .mapping(let entries) = self { entries[key] } else { nil }
  }
}
