import Descriptions
import Elementary
import TestSupport

/// Changes a tree in a few places: other types, other sizes, other keys, too many of something, too deep.
package struct TreeMutation {
  package var random: SeededGenerator
  /// Keys and words that descriptions know.
  private let words: [String]

  package init(_ random: SeededGenerator, words: [String]) { (self.random, self.words) = (random, words) }

  /// The tree with one of its nodes changed.
  package mutating func changed(_ root: Node) -> Node {
    // The first is the root, and most of what is in it is scalars.
    var place = random.integer(0...Self.count(root) - 1)
    for _ in 0..<3 {
      guard random.chance(0.7), place == 0 || Self.node(place, of: root)?.isScalar == false else { break }
      place = random.integer(0...Self.count(root) - 1)
    }
    let other = Self.node(random.integer(0...Self.count(root) - 1), of: root) ?? root
    return changed(root, at: &place, other)
  }

  private mutating func changed(_ node: Node, at place: inout Int, _ other: Node) -> Node {
    if place == 0 {
      place = -1
      return replaced(node, other)
    }
    place -= 1
    guard place >= 0 else { return node }
    switch node.content {
    case .scalar: return node
    case .list(var items):
      for index in items.indices where place >= 0 { items[index] = changed(items[index], at: &place, other) }
      return .list(items)
    case .mapping(var entries):
      for index in entries.indices where place >= 0 {
        entries[index].value = changed(entries[index].value, at: &place, other)
      }
      return Node(.mapping(entries))
    }
  }

  private mutating func replaced(_ node: Node, _ other: Node) -> Node {
    switch random.integer(0...19) {
    case 0...4: return scaled(node)
    case 5...7: return Node(.scalar(HostileValues.number(&random), isPlain: random.chance(0.9)))
    case 8, 9: return .text(HostileValues.text(&random))
    case 10: return .text(random.pick(words))
    case 11: return other
    case 12: return random.chance(0.5) ? .list([node]) : .mapping([(random.pick(words), node)])
    case 13: return random.chance(0.5) ? .list([]) : .mapping([])
    case 14: return .list(Array(repeating: node, count: random.chance(0.02) ? 3000 : random.integer(2...40)))
    case 15:
      return (0..<(random.chance(0.05) ? 1100 : random.integer(2...60))).reduce(node) { inner, _ in .list([inner]) }
    default: return rearranged(node, other)
    }
  }

  /// Another number, or the same by a factor.
  private mutating func scaled(_ node: Node) -> Node {
    guard let number = node.number else { return Node(.scalar(HostileValues.number(&random), isPlain: true)) }
    switch random.integer(0...5) {
    case 0: return .number(-number)
    case 1: return .number(number.nextUp)
    case 2: return .number(number * Double.pow(10, Double(random.integer(-320...300))))
    case 3: return .number(number.rounded())
    default: return .number(number * random.pick([0.1, 0.5, 2, 3, 10, 1000, 1e6, 1e-6]))
    }
  }

  /// Entries and items that are gone, twice, elsewhere or under another name.
  private mutating func rearranged(_ node: Node, _ other: Node) -> Node {
    switch node.content {
    case .scalar: return scaled(node)
    case .list(var items):
      guard !items.isEmpty else { return .list([other]) }
      let index = random.integer(0...items.count - 1)
      switch random.integer(0...3) {
      case 0: items.remove(at: index)
      case 1: items.insert(items[index], at: index)
      case 2: items.insert(other, at: index)
      default: items.shuffle(using: &random)
      }
      return .list(items)
    case .mapping(var entries):
      guard !entries.isEmpty else { return .mapping([(random.pick(words), other)]) }
      let index = random.integer(0...entries.count - 1)
      switch random.integer(0...5) {
      case 0: entries.remove(at: index)
      case 1: entries.insert(entries[index], at: index)
      case 2: entries[index].key = random.pick(words)
      case 3: entries[index].key = HostileValues.text(&random)
      case 4: entries.append(Node.Entry(random.pick(words), other))
      default: entries.append(Node.Entry(random.pick(words), .text(random.pick(words))))
      }
      return Node(.mapping(entries))
    }
  }

  private static func count(_ node: Node) -> Int {
    switch node.content {
    case .scalar: 1
    case .list(let items): items.reduce(1) { $0 + count($1) }
    case .mapping(let entries): entries.reduce(1) { $0 + count($1.value) }
    }
  }

  /// The node at a position in the order of the text.
  private static func node(_ place: Int, of root: Node) -> Node? {
    var place = place
    func find(_ node: Node) -> Node? {
      if place == 0 { return node }
      place -= 1
      let below = node.items + node.entries.map(\.value)
      for node in below { if let found = find(node) { return found } }
      return nil
    }
    return find(root)
  }
}

extension Node {
  fileprivate var isScalar: Bool { if case .scalar = content { true } else { false } }
}
