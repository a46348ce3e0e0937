import Experiments
import NoiseScale

/// Writes experiments as YAML: what ``ExperimentReader`` reads back to the same experiments.
public enum ExperimentWriter {
  /// One document an experiment, separated by `---`, every default filled in.
  ///
  /// Numbers are written in Swift's shortest text, texts in quotes only where YAML would read them as something else.
  public static func yaml(_ experiments: [Experiment]) -> String {
    experiments.map { yaml($0.node) }.joined(separator: "---\n")
  }

  /// A tree as one document of YAML, which ends with a line feed.
  public static func yaml(_ node: DescriptionNode) -> String {
    guard case .mapping(let entries) = node, !entries.isEmpty else { return flow(node) + "\n" }
    return block(entries, indent: 0)
  }

  /// Keys whose values are written over several lines, however short.
  private static let tall: Set<String> = ["problem", "quadratic", "network", "schedules", "stages"]
  /// The width above which a mapping goes over several lines.
  private static let width = 100

  private static func block(_ entries: [(key: String, value: DescriptionNode)], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return entries.map { key, value in
      let start = margin + scalarText(key, inFlow: false) + ":"
      switch value {
      case .mapping(let inner) where !inner.isEmpty && (tall.contains(key) || isTooWide(value, after: start)):
        return start + "\n" + block(inner, indent: indent + 2)
      case .list(let elements) where !elements.isEmpty && tall.contains(key):
        return start + "\n" + block(elements, indent: indent + 2, under: key)
      case .text(let text):
        return start + " " + scalarText(text, inFlow: false) + "\n"
      default:
        return start + " " + flow(value) + "\n"
      }
    }.joined()
  }

  /// Elements one below the other; a stage stays on one line.
  private static func block(_ elements: [DescriptionNode], indent: Int, under key: String) -> String {
    let margin = String(repeating: " ", count: indent)
    return elements.map { element in
      guard key != "stages", case .mapping(let entries) = element, !entries.isEmpty else {
        return margin + "- " + flow(element) + "\n"
      }
      return margin + "- " + block(entries, indent: indent + 2).dropFirst(indent + 2)
    }.joined()
  }

  private static func isTooWide(_ node: DescriptionNode, after start: String) -> Bool {
    // A curvature or a law in one entry gains nothing from a line of its own.
    guard case .mapping(let entries) = node, entries.count > 1 else { return false }
    return start.count + 1 + flow(node).count > width
  }

  private static func flow(_ node: DescriptionNode) -> String {
    switch node {
    case .mapping(let entries):
      "{" + entries.map { scalarText($0.key, inFlow: true) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    case .list(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .number(let value): value.shortText
    case .integer(let value): "\(value)"
    case .text(let text): scalarText(text, inFlow: true)
    case .flag(let value): value ? "true" : "false"
    }
  }
}
