import Descriptions
import Yams

/// The documents of a YAML text as trees with places.
enum YAMLDocuments {
  /// More values than any experiment has; reached only by aliases of aliases.
  private static let largestCount = 1_000_000

  /// Composes every document.
  /// - Parameter place: Turns a line and a column into the place that messages name.
  /// - Throws: `Fault` for what is not YAML, or not in the part of it that descriptions use.
  static func read(
    _ text: String, place: (_ line: Int, _ column: Int) -> Place
  ) throws(Fault) -> [Descriptions.Node] {
    var roots: [Yams.Node] = []
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      while let root = try parser.nextRoot() { roots.append(root) }
    } catch let error as YamlError {
      throw complaint(error, place)
    } catch {
      throw Fault([], "this is not YAML: \(error)", place: place(1, 1))
    }
    var documents: [Descriptions.Node] = []
    var count = 0
    for root in roots { documents.append(try convert(root, &count, place)) }
    return documents
  }

  private static func convert(
    _ node: Yams.Node, _ count: inout Int, _ place: (Int, Int) -> Place
  ) throws(Fault) -> Descriptions.Node {
    let here = place(node.mark?.line ?? 1, node.mark?.column ?? 1)
    count += 1
    guard count <= largestCount else {
      throw Fault([], "the aliases stand for more than \(largestCount) values", place: here)
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let tag = scalar.tag.rawValue
      guard tag.isEmpty || (tag == Tag.Name.str.rawValue && !isPlain) else { throw tagged(here, tag) }
      return Descriptions.Node(.scalar(scalar.string, isPlain: isPlain), place: here)
    case .sequence(let sequence):
      guard sequence.tag.rawValue.isEmpty else { throw tagged(here, sequence.tag.rawValue) }
      var elements: [Descriptions.Node] = []
      for element in sequence { elements.append(try convert(element, &count, place)) }
      return Descriptions.Node(.list(elements), place: here)
    case .mapping(let mapping):
      guard mapping.tag.rawValue.isEmpty else { throw tagged(here, mapping.tag.rawValue) }
      var entries: [Descriptions.Node.Entry] = []
      var keys: Set<String> = []
      for (key, value) in mapping {
        let keyPlace = place(key.mark?.line ?? 1, key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else {
          throw Fault([], "a key is no text, but must be one", place: keyPlace)
        }
        guard keys.insert(scalar.string).inserted else { throw twice(scalar.string, keyPlace) }
        entries.append(.init(scalar.string, try convert(value, &count, place), place: keyPlace))
      }
      return Descriptions.Node(.mapping(entries), place: here)
    case .alias:
      throw Fault([], "an alias stands for nothing", place: here)
    }
  }

  private static func tagged(_ place: Place, _ tag: String) -> Fault {
    Fault([], "the tag \(tag) is not allowed: a value is known by its spelling alone", place: place)
  }

  private static func twice(_ key: String, _ place: Place) -> Fault {
    Fault([], "\(key) is there more than once in one mapping, but must be there once", place: place)
  }

  private static func complaint(_ error: YamlError, _ place: (Int, Int) -> Place) -> Fault {
    func notYAML(_ line: Int, _ column: Int, _ problem: String) -> Fault {
      Fault([], "this is not YAML: \(problem)", place: place(line, column))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let around = context.map { "\($0.text): " } ?? ""
      return notYAML(mark.line, mark.column, around + problem)
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0).split(separator: "\n", omittingEmptySubsequences: false)
      let column = (before.last?.unicodeScalars.count ?? 0) + 1
      return notYAML(max(before.count, 1), column, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return twice(duplicates.sorted().first ?? "a key", place(context.mark.line, context.mark.column))
    default:
      return notYAML(1, 1, "\(error)")
    }
  }
}
