import Foundation
import TestSupport
import Testing

/// A run that is ended from outside leaves nothing partial behind, and earlier results as they were.
@Suite struct InterruptTests {
  @Test(arguments: zip([SIGINT, SIGTERM, SIGHUP], [130, 143, 129] as [Int32]))
  func `while it simulates`(signal: Int32, status: Int32) throws {
    let folder = try Self.folder()
    let before = try folder.contents()
    let running = try RunningCommand(["compare", "long.yaml", "--output", "results/new"], in: folder.url)
    try Self.wait("the partial folder") { try folder.contents().keys.contains { $0.hasSuffix("/lock") } }
    running.send(signal)
    let result = try running.wait(timeLimit: 20)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.errorLines.last?.hasPrefix("noise-sim: interrupted") == true, "\(result.errors)")
    #expect(try folder.contents() == before)
  }

  /// The message has a line of its own.
  @Test func `while a bar is shown`() throws {
    let folder = try Self.folder()
    let command =
      "\(Command.executable.path) compare long.yaml --output new & until grep -q ] shown; do sleep 0.05; done; kill $!; wait $!"
    let running = try RunningCommand(
      shell: "unset COLUMNS; script -qfec 'stty cols 80; \(command)' shown < /dev/null", in: folder.url)
    let result = try running.wait(timeLimit: 30)
    let shown = try folder.text("shown").replacing("\r\n", with: "\n")
    #expect(result.status == 143 && shown.contains("\r\u{1B}[Knoise-sim: interrupted; nothing"), "\(shown)")
    let message = shown.split(separator: "\u{1B}[K").last.map { $0.split(separator: "\n") } ?? []
    #expect(message.prefix(2).allSatisfy { $0.count <= 80 }, "\(message)")
  }

  /// Sent a little later each time, from the first thing that the command does.
  @Test func `at any moment`() throws {
    let folder = try Self.folder()
    let before = try folder.contents()
    for step in 0..<40 {
      let running = try RunningCommand(["compare", "short.yaml", "--output", "a/b", "--quiet"], in: folder.url)
      usleep(UInt32(2000 * step))
      running.send(SIGTERM)
      let result = try running.wait(timeLimit: 20)
      let isDone = folder.exists("a/b/manifest.json")
      // Before the command listens to signals, one ends it at once; and once all is in place, it is.
      #expect([143, -SIGTERM].contains(result.status) || (result.status == 0 && isDone), "\(result.status)")
      if isDone { try FileManager.default.removeItem(at: folder.url.appendingPathComponent("a")) }
      #expect(try folder.contents() == before, "after \(2 * step) ms")
    }
  }

  @Test func `while it draws`() throws {
    let folder = try Self.folder()
    // Stands in for gnuplot, and goes on writing files where it is.
    try folder.write(
      """
      #!/bin/sh
      i=0
      while :; do
        i=$((i + 1))
        echo x > more-$i
        echo x > '\(folder.url.path)/bin/drawing'
      done

      """, to: "bin/gnuplot")
    chmod(folder.url.appendingPathComponent("bin/gnuplot").path, 0o755)
    try folder.write("", to: "bin/drawing")
    let before = try folder.contents().filter { $0.key != "bin/drawing" }
    let running = try RunningCommand(
      ["compare", "short.yaml", "--output", "results/new", "--quiet"], in: folder.url,
      environment: ["PATH": folder.url.appendingPathComponent("bin").path])
    try Self.wait("the drawing") { try !folder.text("bin/drawing").isEmpty }
    running.send(SIGINT)
    let result = try running.wait(timeLimit: 20)
    #expect(result.status == 130)
    #expect(result.errorLines.count == 1 && result.errors.hasPrefix("noise-sim: interrupted"), "\(result.errors)")
    #expect(try folder.contents().filter { $0.key != "bin/drawing" } == before)
  }

  /// With earlier results in the place of the new ones, and a run that takes far longer than the test waits.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(long, to: "long.yaml")
    try folder.write(Inputs.quadratic, to: "short.yaml")
    let earlier = try Command.run("compare", "short.yaml", "--output", "results/new", "--seed", "9", in: folder)
    #expect(earlier.status == 0)
    return folder
  }

  static let long = Inputs.quadratic.replacing("training-set-size: 1000", with: "training-set-size: 50000000")
    .replacing("dynamics: [exact, gaussian, langevin]", with: "dynamics: [gaussian]")

  private static func wait(_ what: Comment, until isThere: () throws -> Bool) throws {
    for _ in 0..<1000 {
      if try isThere() { return }
      usleep(10_000)
    }
    Issue.record("\(what) has not come within 10 s")
  }
}
