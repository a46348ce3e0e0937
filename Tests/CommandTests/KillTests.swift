import Foundation
import TestSupport
import Testing

/// Runs that are killed, and runs that meet.
@Suite struct KillTests {
  /// The results with one seed, and with another.
  private static func folder() throws -> (TemporaryFolder, old: [String: Data], new: [String: Data]) {
    let folder = try TemporaryFolder(["short.yaml": Inputs.quadratic, "long.yaml": InterruptTests.long])
    for (name, seed) in [("out", "1"), ("new", "2")] {
      let result = try Command.run("compare", "short.yaml", "--quiet", "--output", name, "--seed", seed, in: folder)
      #expect(result.status == 0)
    }
    return (folder, try folder.contents(of: "out"), try folder.contents(of: "new"))
  }

  /// A little later each time, from the first thing that the command does to the last.
  @Test func `killed at any moment`() throws {
    let (folder, old, new) = try Self.folder()
    let start = ContinuousClock.now
    _ = try Command.run("compare", "short.yaml", "--quiet", "--output", "new", "--seed", "2", in: folder)
    let whole = (ContinuousClock.now - start) / .microseconds(1)
    for step in 0..<36 {
      let running = try RunningCommand(
        ["compare", "short.yaml", "--output", "out", "--seed", "2", "--quiet"], in: folder.url)
      usleep(UInt32(whole * 1.1 * Double(step) / 36))
      running.send(SIGKILL)
      _ = try running.wait(timeLimit: 20)
      let shown = try folder.contents(of: "out").filter { !$0.key.hasPrefix(".noise-sim") }
      if shown["manifest.json"] != nil { #expect(shown == old || shown == new, "after step \(step)") }
      // The next one cleans up, also if it is refused then.
      let refused = try Command.run("compare", "short.yaml", "--output", "out", "--set", "title=Other", in: folder)
      #expect(refused.status == 74 && refused.errors.contains("it holds the results of 'Five modes'"))
      let left = try folder.contents(of: "out")
      #expect(left == old || left == new, "after step \(step)")
      let back = try Command.run("compare", "short.yaml", "--output", "out", "--seed", "1", "--quiet", in: folder)
      #expect(back.status == 0)
      #expect(try folder.contents(of: "out") == old)
    }
  }

  @Test func `runs that begin at once`() throws {
    let (folder, old, _) = try Self.folder()
    let running = try (0..<6).map { _ in
      try RunningCommand(["compare", "long.yaml", "--output", "out", "--quiet"], in: folder.url)
    }
    // All but one end at once.
    for _ in 0..<500 where running.filter(\.isRunning).count > 1 { usleep(20_000) }
    let lives = running.map(\.isRunning)
    #expect(lives.filter { $0 }.count == 1)
    for (command, isLast) in zip(running, lives) {
      if isLast { command.send(SIGTERM) }
      let result = try command.wait(timeLimit: 20)
      if isLast {
        #expect(result.status == 143)
      } else {
        #expect(result.status == 74)
        #expect(
          result.errors
            == "noise-sim: \(folder.url.path)/out cannot be written: another run is writing to this folder\n")
      }
    }
    #expect(try folder.contents(of: "out") == old)
  }
}
