import Foundation
import TestSupport
import Testing

/// The completion scripts that the argument parser makes of the commands.
@Suite struct CompletionTests {
  static let subcommands = ["compare", "scale", "convert", "verdict", "keys"]

  @Test(arguments: ["bash", "zsh", "fish"]) func `a script names subcommands, options and their values`(shell: String)
    throws
  {
    let result = try Command.run("--generate-completion-script", shell, in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    let words =
      Self.subcommands + [
        "save-replicates", "print-schema", "settled-from", "adam-rules", "raise-momentum", "reshuffled", "markdown",
        "yaml",
      ]
    for word in words { #expect(result.output.contains(word), "\(word)") }
  }

  /// Bash itself completes, on every kind of word.
  @Test(arguments: [
    ("noise-sim ver", ["verdict"]),
    ("noise-sim compare --pri", ["--print-experiment", "--print-schema"]),
    ("noise-sim compare --example mo", ["momentum"]),
    ("noise-sim compare --require-equivalence w", ["whole"]),
    ("noise-sim scale --format m", ["markdown"]),
    ("noise-sim scale --sampling r", ["reshuffled"]),
    ("noise-sim convert x.yaml --apply see", ["seesaw"]),
    ("noise-sim compare fi", ["first.yaml"]),
    ("noise-sim keys warm-up-", ["warm-up-stable-decay"]),
    ("noise-sim verdict cu", ["curves.csv"]),
  ])
  func `bash completes`(line: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    for name in ["first.yaml", "first.txt", "curves.csv", "curves.yml.old"] { try folder.write("", to: name) }
    try folder.write(
      try Command.run("--generate-completion-script", "bash", in: folder).output, to: "script.bash")
    let words = line.split(separator: " ").map { "'\($0)'" }.joined(separator: " ")
    try folder.write(
      """
      source ./script.bash
      COMP_WORDS=(\(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      function=$(complete -p noise-sim | sed -E 's/.* -F ([^ ]+) .*/\\1/')
      "$function" noise-sim "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """, to: "complete.bash")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "complete.bash"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = try folder.emptyFile("output")
    process.standardError = try folder.emptyFile("errors")
    try process.run()
    process.waitUntilExit()
    let found = try folder.text("output").split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let errors = try folder.text("errors")
    #expect(found.sorted() == expected, "\(errors)")
  }
}
