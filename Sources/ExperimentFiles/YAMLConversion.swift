import Descriptions
import Yams

/// Turns the parser's nodes into trees with places, and puts what aliases stand for into their places.
struct YAMLConversion {
  let text: MarkedYAML
  let place: (_ line: Int, _ column: Int) -> Place
  /// What has been anchored so far, by name; a name may be given anew.
  private var anchors: [String: Converted] = [:]
  /// How many values aliases have stood for so far.
  private var aliased = 0

  /// A tree, and what it costs whoever walks through it.
  private struct Converted {
    var node: Descriptions.Node
    /// All values in it, aliases written out.
    var count = 1
    /// Levels of values in values.
    var depth = 1

    mutating func add(_ part: Converted) {
      count += part.count
      depth = max(depth, part.depth + 1)
    }
  }

  /// More values than any experiment repeats; reached only by aliases of aliases.
  private static let largestCount = 1_000_000
  /// Levels of values in values: a dozen laws in laws, whose forms are looked at at every level.
  static let largestDepth = 32

  init(text: MarkedYAML, place: @escaping (_ line: Int, _ column: Int) -> Place) {
    (self.text, self.place) = (text, place)
  }

  /// - Throws: `Fault` for what descriptions do not use: tags, keys that are no text, keys that are there twice; and for
  ///   aliases that stand for nothing or for too much.
  mutating func convert(_ root: Yams.Node) throws(Fault) -> Descriptions.Node { try convert(root, level: 1).node }

  private mutating func convert(_ node: Yams.Node, level: Int, isKey: Bool = false) throws(Fault) -> Converted {
    let here = place(of: node)
    guard level <= Self.largestDepth else { throw Self.tooDeep(here) }
    let converted: Converted
    switch node {
    case .scalar(let scalar): converted = try convert(scalar, here, level: level, isKey: isKey)
    case .sequence(let sequence): converted = try convert(sequence, here, level: level)
    case .mapping(let mapping): converted = try convert(mapping, here, level: level)
    case .alias: throw Fault([], "an alias stands for nothing", place: here)
    }
    if let anchor = node.anchor { anchors[anchor.rawValue] = converted }
    return converted
  }

  private mutating func convert(_ scalar: Yams.Node.Scalar, _ here: Place, level: Int, isKey: Bool) throws(Fault)
    -> Converted
  {
    let isPlain = scalar.style == .plain
    let tag = scalar.tag.rawValue
    // The parser has given a key its tag in comparing it with others.
    guard isKey || tag.isEmpty || (tag == Tag.Name.str.rawValue && !isPlain) else { throw tagged(here, tag) }
    switch text.scalar(scalar.string, isPlain: isPlain, isDoubleQuoted: scalar.style == .doubleQuoted) {
    case .text(let text): return Converted(node: Descriptions.Node(.scalar(text, isPlain: isPlain), place: here))
    case .alias(let name):
      guard scalar.anchor == nil else {
        throw Fault([], "this is not YAML: an alias has an anchor", place: here)
      }
      guard let known = anchors[name] else {
        throw Fault([], "this is not YAML: found undefined alias", place: here)
      }
      aliased += known.count
      guard aliased <= Self.largestCount else {
        throw Fault([], "the aliases stand for more than \(Self.largestCount) values", place: here)
      }
      guard level + known.depth - 1 <= Self.largestDepth else { throw Self.tooDeep(here) }
      return known
    case .nameless:
      throw Fault(
        [], "this is not YAML: while scanning an alias: did not find expected alphabetic or numeric character",
        place: here)
    case .half(let half):
      throw Fault([], "\(half) is half of a character, but must stand beside its other half", place: here)
    }
  }

  private mutating func convert(
    _ sequence: Yams.Node.Sequence, _ here: Place, level: Int
  ) throws(Fault) -> Converted {
    guard sequence.tag.rawValue.isEmpty else { throw tagged(here, sequence.tag.rawValue) }
    var elements: [Descriptions.Node] = []
    var list = Converted(node: Descriptions.Node(.list([]), place: here))
    for element in sequence {
      let element = try convert(element, level: level + 1)
      elements.append(element.node)
      list.add(element)
    }
    list.node.content = .list(elements)
    return list
  }

  private mutating func convert(
    _ mapping: Yams.Node.Mapping, _ here: Place, level: Int
  ) throws(Fault) -> Converted {
    guard mapping.tag.rawValue.isEmpty else { throw tagged(here, mapping.tag.rawValue) }
    var entries: [Descriptions.Node.Entry] = []
    var keys: Set<String> = []
    var whole = Converted(node: Descriptions.Node(.mapping([]), place: here))
    for (key, value) in mapping {
      let keyPlace = place(of: key)
      guard case .scalar = key, case .scalar(let name, _) = try convert(key, level: level + 1, isKey: true).node.content
      else {
        throw Fault([], "a key is no text, but must be one", place: keyPlace)
      }
      guard keys.insert(name).inserted else { throw Self.twice(name, keyPlace) }
      let value = try convert(value, level: level + 1)
      entries.append(.init(name, value.node, place: keyPlace))
      whole.add(value)
    }
    whole.node.content = .mapping(entries)
    return whole
  }

  private func place(of node: Yams.Node) -> Place { place(node.mark?.line ?? 1, node.mark?.column ?? 1) }

  private func tagged(_ place: Place, _ tag: String) -> Fault {
    Fault(
      [], "the tag \(text.restored(tag).shortened()) is not allowed: a value is known by its spelling alone",
      place: place)
  }

  static func twice(_ key: String, _ place: Place) -> Fault {
    Fault([], "\(key.shortened()) is there more than once in one mapping, but must be there once", place: place)
  }

  static func tooDeep(_ place: Place) -> Fault {
    Fault([], "values are nested more than \(largestDepth) deep, but must be at most that", place: place)
  }
}
