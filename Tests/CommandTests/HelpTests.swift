import Descriptions
import ExperimentFiles
import Findings
import TestSupport
import Testing

/// What the command says of itself, byte for byte.
@Suite struct HelpTests {
  @Test(arguments: [
    ("help", ["--help"]), ("help-compare", ["compare", "--help"]), ("help-scale", ["scale", "--help"]),
    ("help-convert", ["convert", "--help"]), ("help-verdict", ["verdict", "--help"]),
    ("help-figures", ["figures", "--help"]), ("help-keys", ["keys", "--help"]), ("version", ["--version"]),
  ])
  func `help and version`(name: String, arguments: [String]) throws {
    let result = try Command.run(arguments, in: try TemporaryFolder())
    #expect(result.status == 0)
    #expect(result.errors == "")
    try Texts.expect(result.output, is: "\(name).txt")
  }

  @Test func `the schema of experiment files`() throws {
    let result = try Command.run("compare", "--print-schema", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    #expect(result.output == ExperimentSchema.node.jsonText)
    try Texts.expect(
      ExperimentSchema.node.keeping(["cosine", "warm-up", "excerpt"], at: ["$defs", "law", "properties"]).jsonText,
      is: "schema.json")
  }

  @Test func `no line of help is wider than a terminal, but the usage`() throws {
    for name in ["help", "help-compare", "help-scale", "help-convert", "help-verdict", "help-figures", "help-keys"] {
      let result = try Command.run(
        name == "help" ? ["--help"] : [String(name.dropFirst(5)), "--help"], in: try TemporaryFolder())
      for line in result.output.split(separator: "\n") where !line.hasPrefix("USAGE") {
        #expect(line.count <= 80, "\(name): \(line)")
      }
    }
  }

  /// An option that one of them lacks is named by it, whatever else may be missing or wrong.
  @Test func `an unknown option is named`() throws {
    let folder = try TemporaryFolder()
    for name in ["compare", "scale", "convert", "verdict", "figures", "keys"] {
      let help = try Command.run(name, "--help", in: folder).output
      for option in ["--weight-decay", "--zzzzzzzz", "-z"] {
        #expect(!help.contains("  \(option)"))
        for arguments in [[name, option], [name, "--zeal=3", option], [name, option, "1e-4", "x", "y"]] {
          let result = try Command.run(arguments, in: folder)
          #expect(result.status == 64 && result.output == "")
          #expect(
            result.errors.hasPrefix("Error: Unknown option '\(arguments[1].prefix { $0 != "=" })'"), "\(result.errors)")
          #expect(result.errors.hasSuffix("See 'noise-sim \(name) --help' for more information.\n"), "\(result.errors)")
        }
      }
    }
  }

  /// Every option that help shows is known to the search for unknown ones, with its value where it takes one.
  @Test func `no option is called unknown`() throws {
    let folder = try TemporaryFolder()
    for name in ["compare", "scale", "convert", "verdict", "figures", "keys"] {
      let help = try Command.run(name, "--help", in: folder).output
      let lines = help.split(separator: "\n").filter { $0.hasPrefix("  --") }
      #expect(lines.count >= 2)
      for line in lines {
        // Names, then a value; some have one that may be left out.
        let label = line.split(separator: " ").prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
        let names = label.filter { $0.hasPrefix("-") }.map { $0.prefix { $0 != "," } }
        let value =
          label.contains("<final|settled|whole>")
          ? ["final"] : label.contains { $0.hasPrefix("<") } ? ["--frobnicate"] : []
        for option in names where !["--help", "--version"].contains(option) {
          // Something is wrong with the line, but not the option.
          let result = try Command.run([name, String(option)] + value + ["--zeal"], in: folder)
          #expect(result.status == 64)
          #expect(result.errors.hasPrefix("Error: Unknown option '--zeal'"), "\(name) \(option): \(result.errors)")
        }
      }
    }
  }

  @Test func `without a subcommand the help is shown`() throws {
    let folder = try TemporaryFolder()
    let (plain, help) = (try Command.run(in: folder), try Command.run("--help", in: folder))
    #expect(plain.output == help.output)
  }
}

extension Node {
  /// The same with these entries alone of the mapping at the end of a path.
  fileprivate func keeping(_ names: [String], at path: [String]) -> Node {
    let kept = entries.compactMap { entry -> (key: String, value: Node)? in
      guard let first = path.first else { return names.contains(entry.key) ? (entry.key, entry.value) : nil }
      guard entry.key == first else { return (entry.key, entry.value) }
      return (entry.key, entry.value.keeping(names, at: Array(path.dropFirst())))
    }
    return .mapping(kept)
  }
}
