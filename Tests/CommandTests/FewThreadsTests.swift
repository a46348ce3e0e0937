import Foundation
import TestSupport
import Testing

/// Where the system makes no more threads.
@Suite struct FewThreadsTests {
  static let experiment = """
    title: Few threads
    training-set-size: 100
    problem: {quadratic: {curvature: {values: [1]}}}
    dynamics: [gaussian]
    replicates: 8000
    schedules:
      - {name: a, stages: [{epochs: 1, learning-rate: 0.05, batch-size: 10}]}
      - {name: b, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 20}]}
    """

  /// Runs the command in a shell that has set a limit. Stacks of a gigabyte leave room for none but the first.
  private static func limited(_ arguments: String, in folder: TemporaryFolder) throws -> RunningCommand {
    try RunningCommand(
      shell: "ulimit -s 1000000; ulimit -v 1900000; exec '\(Command.executable.path)' \(arguments)", in: folder.url)
  }

  @Test func `a run takes the threads that there are`() throws {
    let folder = try TemporaryFolder(["x.yaml": Self.experiment])
    let result = try Self.limited("compare x.yaml --threads 500 --quiet --output few", in: folder).wait(timeLimit: 60)
    #expect(result.status == 0, "\(result.errors)")
    _ = try Command.run("compare", "x.yaml", "--threads", "1", "--quiet", "--output", "one", in: folder)
    for file in ["curves.csv", "gaps.csv", "verdicts.csv", "manifest.json"] {
      #expect(try folder.text("few/\(file)") == folder.text("one/\(file)"))
    }
  }

  @Test func `a signal ends it`() throws {
    let folder = try TemporaryFolder(["x.yaml": Self.experiment])
    let running = try Self.limited(
      "compare x.yaml --set replicates=1000000 --set 'schedules.a.stages.1.epochs=100000' --threads 500 --quiet --output few",
      in: folder)
    usleep(500_000)
    running.send(SIGTERM)
    let result = try running.wait(timeLimit: 20)
    #expect([143, -SIGTERM].contains(result.status), "\(result.status) \(result.errors)")
  }
}
