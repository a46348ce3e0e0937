import ArgumentParser
import Descriptions
import ExperimentFiles

/// The first word of a command line that names no subcommand or no option.
struct UnknownWord {
  /// What is wrong, what may be meant, and how the command is used.
  let message: String

  /// Looks for one; `nil` where every word is known or may be a value.
  ///
  /// - Parameters:
  ///   - arguments: The command line without the program's name.
  ///   - root: The command with the subcommands.
  init?(in arguments: [String], of root: any ParsableCommand.Type) {
    guard let name = arguments.first, !name.hasPrefix("-"), name != "help" else { return nil }
    let subcommands = root.configuration.subcommands
    let known = subcommands.map { $0.configuration.commandName ?? "" }
    guard let index = known.firstIndex(of: name) else {
      let text = "'\(name)' is no subcommand, but must be one of \(known.joined(separator: ", "))"
      message = Self.message(text + known.suggestion(for: name), usage: root.usageString(for: root), of: root, nil)
      return
    }
    let command = subcommands[index]
    let options = Self.options(root.helpMessage(for: command, includeHidden: true, columns: 80))
    guard let option = Self.unknown(in: arguments.dropFirst(), options) else { return nil }
    let bare = String(option.drop { $0 == "-" })
    let names = options.keys.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }.sorted()
    // A single letter is near to every short name.
    let nearest = bare.count > 1 ? names.nearest(to: bare) : nil
    // A key is meant by its own name before an option by a name that is near.
    let hint =
      KeyList.names.contains(bare)
      ? "; '\(bare)' is a key of experiment files (noise-sim keys \(bare))"
      : nearest.map { "; did you mean '--\($0)'?" } ?? ""
    message = Self.message(
      "Unknown option '\(option)'" + hint, usage: root.usageString(for: command), of: root, name)
  }

  private static func message(
    _ text: String, usage: String, of root: any ParsableCommand.Type, _ subcommand: String?
  ) -> String {
    let command = [root.configuration.commandName, subcommand].compactMap(\.self).joined(separator: " ")
    return "Error: \(text)\nUsage: \(usage)\n  See '\(command) --help' for more information."
  }

  /// The options of a help text, each with whether a value follows it. In no other line do two spaces and a hyphen come first.
  private static func options(_ help: String) -> [String: Bool] {
    var found: [String: Bool] = [:]
    for line in help.split(separator: "\n") where line.hasPrefix("  -") {
      let label = line.split(separator: " ").prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
      let takesValue = label.contains { $0.hasPrefix("<") }
      for name in label where name.hasPrefix("-") { found[String(name.prefix { $0 != "," })] = takesValue }
    }
    return found
  }

  private static func unknown(in arguments: ArraySlice<String>, _ options: [String: Bool]) -> String? {
    var isValue = false
    for argument in arguments {
      guard !isValue else {
        isValue = false
        continue
      }
      if argument == "--" { return nil }
      let name = String(argument.prefix { $0 != "=" })
      guard name.hasPrefix("-"), name.drop(while: { $0 == "-" }).first?.isLetter == true else { continue }
      guard let takesValue = options[name] else { return name }
      isValue = takesValue && name == argument
    }
    return nil
  }
}
