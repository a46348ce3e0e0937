/// A description as an ordered tree: what is written to an experiment file or a manifest, without the syntax of either.
public indirect enum DescriptionNode: Sendable, Equatable {
  /// Keys in the order in which they are written.
  case mapping([(key: String, value: DescriptionNode)])
  /// Items in this order.
  case list([DescriptionNode])
  /// A real number.
  case number(Double)
  /// Wide enough for every seed.
  case integer(Int128)
  /// A word or a sentence.
  case text(String)
  /// Yes or no.
  case flag(Bool)

  public static func == (a: DescriptionNode, b: DescriptionNode) -> Bool {
    switch (a, b) {
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    case (.list(let a), .list(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.flag(let a), .flag(let b)): a == b
    default: false
    }
  }

  /// The value under `key`, where this is a mapping that has it.
  public subscript(key: String) -> DescriptionNode? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
