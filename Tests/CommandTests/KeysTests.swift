import ExperimentFiles
import Foundation
import TestSupport
import Testing

/// `keys`: every key of experiment files, or those of a name.
@Suite struct KeysTests {
  @Test func `one law`() throws {
    let result = try Command.run("keys", "warm-up", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    try Texts.expect(result.output, is: "keys-warm-up.txt")
  }

  @Test func `one key, wherever it stands`() throws {
    let result = try Command.run("keys", "batch-size", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    #expect(result.output.hasPrefix("schedule: "), "\(result.output)")
    #expect(
      result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "batch-size an integer ≥ 1, or a number > 0 with the unit tokens, or a law such as "), "\(result.output)")
  }

  @Test func `everything, by what it is`() throws {
    let result = try Command.run("keys", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    let lines = result.output.components(separatedBy: "\n")
    #expect(
      lines.filter { !$0.isEmpty && !$0.hasPrefix(" ") && $0 == $0.uppercased() } == [
        "THE EXPERIMENT", "SCHEDULES AND THEIR STAGES", "LAWS, IN PLACE OF A NUMBER", "TRANSFORMS", "OPTIMIZERS",
        "PROBLEMS", "DATA SETS OF A NETWORK",
      ])
  }

  @Test func `an unknown name, and the nearest one`() throws {
    let result = try Command.run("keys", "cosin", in: try TemporaryFolder())
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors
        == "noise-sim: there is no key 'cosin', nor anything with keys of that name; did you mean 'cosine'?\n")
    let far = try Command.run("keys", "zzzzzzzz", in: try TemporaryFolder())
    #expect(far.status == 64)
    #expect(far.errors == "noise-sim: there is no key 'zzzzzzzz', nor anything with keys of that name\n")
  }

  @Test func `as Markdown it is a page`() throws {
    let result = try Command.run("keys", "--format", "markdown", in: try TemporaryFolder())
    #expect(result.status == 0 && result.errors == "")
    #expect(try result.output == KeyList.markdown())
    #expect(result.output.hasPrefix("# All keys\n"))
  }

  @Test func `a format that there is not`() throws {
    let result = try Command.run("keys", "--format", "html", in: try TemporaryFolder())
    #expect(result.status == 64 && result.output == "")
  }
}
