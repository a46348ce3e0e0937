import Descriptions
import Yams

/// The documents of a YAML text as trees with places.
///
/// The time is proportional to the text, whatever it holds.
enum YAMLDocuments {
  /// Composes every document. A byte-order mark at the start is passed over.
  /// - Parameter place: Turns a line and a column into the place that messages name.
  /// - Throws: `Fault` for what is not YAML, or not in the part of it that descriptions use.
  static func read(
    _ text: String, place: @escaping (_ line: Int, _ column: Int) -> Place
  ) throws(Fault) -> [Descriptions.Node] {
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    guard let marked = MarkedYAML(isMarked ? String(text.unicodeScalars.dropFirst()) : text) else {
      throw Fault([], "the text has too many characters that are none (such as U+10FFFF)", place: place(1, 1))
    }
    let roots: [Yams.Node]
    // It owns the names of the nodes' anchors.
    let parser: Parser
    do {
      // Without rules for types: a value's is known by its spelling alone, and keys are texts.
      parser = try Parser(yaml: marked.text, resolver: .basic, encoding: .utf8)
      var found: [Yams.Node] = []
      while let root = try parser.nextRoot() { found.append(root) }
      roots = found
    } catch let error as YamlError {
      throw complaint(error, in: marked, place)
    } catch {
      throw Fault([], "this is not YAML: \(error)", place: place(1, 1))
    }
    defer { withExtendedLifetime(parser) {} }
    var conversion = YAMLConversion(text: marked, place: place)
    var documents: [Descriptions.Node] = []
    for root in roots { documents.append(try conversion.convert(root)) }
    return documents
  }

  private static func complaint(_ error: YamlError, in text: MarkedYAML, _ place: (Int, Int) -> Place) -> Fault {
    func notYAML(_ line: Int, _ column: Int, _ problem: String) -> Fault {
      Fault([], "this is not YAML: \(problem)", place: place(line, column))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      guard !problem.hasPrefix("Maximum nesting level") else {
        return YAMLConversion.tooDeep(place(mark.line, mark.column))
      }
      let around = context.map { "\($0.text): " } ?? ""
      return notYAML(mark.line, mark.column, around + problem)
    case .reader(let problem, let offset, _, let yaml):
      // By scalars: as characters, CR LF is one and no line feed.
      let before = yaml.prefix(offset ?? 0).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let column = (before.last?.count ?? 0) + 1
      return notYAML(max(before.count, 1), column, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return YAMLConversion.twice(
        text.restored(duplicates.sorted().first ?? "a key"), place(context.mark.line, context.mark.column))
    default:
      return notYAML(1, 1, "\(error)")
    }
  }
}
