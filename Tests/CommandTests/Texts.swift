import Foundation
import Testing

/// Whole texts that are kept beside the tests in `Texts`.
///
/// With NOISE_SIM_RECORD=1 a text that differs is written anew, and its test fails all the same: a recording is looked
/// at before it counts.
enum Texts {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Texts", isDirectory: true)

  static func expect(
    _ actual: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    guard expected == nil || !expected!.utf8.elementsEqual(actual.utf8) else { return }
    if ProcessInfo.processInfo.environment["NOISE_SIM_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      Issue.record("\(name) is recorded: look at it, and run the tests again", sourceLocation: sourceLocation)
      return
    }
    Issue.record("\(difference(actual, expected ?? "", name))", sourceLocation: sourceLocation)
  }

  private static func difference(_ actual: String, _ expected: String, _ name: String) -> Comment {
    let (new, old) = (actual.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let line = zip(new, old).prefix { $0 == $1 }.count
    return """
      \(name):\(line + 1) differs
      expected: \(line < old.count ? old[line] : "the end")
      found:    \(line < new.count ? new[line] : "the end")
      """
  }
}
