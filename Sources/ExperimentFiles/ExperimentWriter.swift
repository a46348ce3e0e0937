import Descriptions
import Experiments

/// Writes experiments as YAML: what ``ExperimentReader`` reads back to the same experiments.
public enum ExperimentWriter {
  /// One document an experiment, separated by `---`, every default filled in.
  ///
  /// Numbers are written in Swift's shortest text, texts in quotes only where YAML would read them as something else.
  public static func yaml(_ experiments: [Experiment]) -> String {
    experiments.map { yaml($0.node) }.joined(separator: "---\n")
  }

  /// A tree as one document of YAML, which ends with a line feed.
  public static func yaml(_ node: Node) -> String {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else { return flow(node) + "\n" }
    return block(entries, indent: 0)
  }

  /// Keys whose values are written over several lines, however short.
  private static let tall: Set<String> = ["problem", "quadratic", "network", "schedules", "stages"]
  /// The width above which a mapping goes over several lines.
  private static let width = 100

  private static func block(_ entries: [Node.Entry], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return entries.map { entry in
      let (key, value) = (entry.key, entry.value)
      let start = margin + scalarText(key, inFlow: false) + ":"
      switch value.content {
      case .mapping(let inner) where !inner.isEmpty && (tall.contains(key) || isTooWide(value, after: start)):
        return start + "\n" + block(inner, indent: indent + 2)
      case .list(let elements) where !elements.isEmpty && tall.contains(key):
        return start + "\n" + block(elements, indent: indent + 2, under: key)
      case .scalar(let text, isPlain: false):
        return start + " " + scalarText(text, inFlow: false) + "\n"
      default:
        return start + " " + flow(value) + "\n"
      }
    }.joined()
  }

  /// Elements one below the other; a stage stays on one line.
  private static func block(_ elements: [Node], indent: Int, under key: String) -> String {
    let margin = String(repeating: " ", count: indent)
    return elements.map { element in
      guard key != "stages", case .mapping(let entries) = element.content, !entries.isEmpty else {
        return margin + "- " + flow(element) + "\n"
      }
      return margin + "- " + block(entries, indent: indent + 2).dropFirst(indent + 2)
    }.joined()
  }

  private static func isTooWide(_ node: Node, after start: String) -> Bool {
    // A curvature or a law in one entry gains nothing from a line of its own.
    guard case .mapping(let entries) = node.content, entries.count > 1 else { return false }
    return start.count + 1 + flow(node).count > width
  }

  /// In one line.
  static func flow(_ node: Node) -> String {
    switch node.content {
    case .mapping(let entries):
      "{" + entries.map { scalarText($0.key, inFlow: true) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    case .list(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .scalar(let text, isPlain: true): text
    case .scalar(let text, isPlain: false): scalarText(text, inFlow: true)
    }
  }
}
