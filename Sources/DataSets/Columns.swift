import Descriptions

/// Names of columns of a table, or without a header their positions, from 1; a name alone stands for a list of one.
public struct Columns: NodeValue, Hashable, ExpressibleByArrayLiteral {
  /// Each once.
  public var names: [String]

  /// These columns.
  public init(_ names: [String]) { self.names = names }

  public init(arrayLiteral elements: String...) { names = elements }

  public init(_ node: Node) throws(Fault) {
    if let name = node.text { names = [name] } else { names = try [String](node) }
  }

  public var node: Node? { names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }) }

  /// What a file may say.
  static func allowed(atLeast least: Int) -> Allowed {
    .either(
      [.text, .list(of: .text, things: "columns", atLeast: least, isSet: true)],
      words: "names of columns, each once (without a header their positions, from 1)")
  }
}
