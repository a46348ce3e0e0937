import Foundation
import TestSupport
import Testing

/// The memory that `--dry-run` promises, against what a run takes.
@Suite(.serialized) struct EstimateTests {
  /// Examples, figures whose runs take seconds, and experiments of every kind that takes memory.
  static let runs: [[String]] =
    ["nesterov", "reshuffling", "momentum", "cosine", "divergence"].map { ["compare", "--example", $0] }
    + ["figure-1", "figure-7"].map { ["figures", $0] }
    + [
      "laws.yaml", "points.yaml", "simulated.yaml", "kept.yaml", "wide.yaml", "examples.yaml", "small.yaml",
      "modes.yaml", "images.yaml",
    ].map { ["compare", $0] }

  static let pair = """
    schedules:
      - {name: a, stages: [{epochs: 1, learning-rate: 0.05, batch-size: 100}]}
      - {name: b, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 200}]}
    """

  static let files = [
    // A million updates that all differ: nothing is kept of them.
    "laws.yaml": """
    training-set-size: 500000
    problem: {quadratic: {curvature: {values: [1]}}}
    dynamics: [exact]
    schedules:
      - {name: a, stages: [{epochs: 2, learning-rate: {cosine: {from: 0.1, to: 0}}, batch-size: 1}]}
      - {name: b, stages: [{epochs: 2, learning-rate: {cosine: {from: 0.4, to: 0}}, batch-size: 2}]}
    """,
    "points.yaml": """
    training-set-size: 1000
    problem: {quadratic: {curvature: {values: [1]}}}
    dynamics: [exact]
    record-every: 1e-5
    \(pair)
    """,
    "simulated.yaml": """
    training-set-size: 1000
    problem: {quadratic: {curvature: {values: [1]}}}
    dynamics: [gaussian]
    record-every: 2e-5
    replicates: 32
    \(pair)
    """,
    "kept.yaml": """
    training-set-size: 1000
    problem: {quadratic: {curvature: {values: [1]}}}
    dynamics: [gaussian]
    record-every: 0.002
    replicates: 500
    \(pair)
    """,
    "wide.yaml": """
    training-set-size: 200
    problem: {network: {data: teacher, features: 784, hidden: [256, 256], test-examples: 100}}
    replicates: 16
    \(pair)
    """,
    "examples.yaml": """
    training-set-size: 100000
    problem: {network: {data: teacher, features: 200, hidden: [2], test-examples: 50000, evaluate: {train: 100}}}
    replicates: 1
    schedules: [{name: a, stages: [{epochs: 0.01, learning-rate: 0.05, batch-size: 100}]}]
    """,
    "small.yaml": "schedules: [{name: a, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 100}]}]",
    "modes.yaml": """
    training-set-size: 1000
    problem: {quadratic: {curvature: {power-law: {modes: 200000}}}}
    dynamics: [exact, gaussian]
    replicates: 16
    \(pair)
    """,
    "images.yaml": """
    training-set-size: 2000
    problem: {network: {data: fashion-mnist, hidden: [4], evaluate: {train: 100}}}
    replicates: 1
    schedules: [{name: a, stages: [{epochs: 0.1, learning-rate: 0.05, batch-size: 100}]}]
    """,
  ]

  @Test(arguments: runs) func `memory is within a factor of two`(arguments: [String]) throws {
    let folder = try TemporaryFolder(Self.files)
    let options = ["--threads", "2"] + (arguments.last == "kept.yaml" ? ["--save-replicates"] : [])
    let promised = try Command.run(arguments + options + ["--dry-run"], in: folder)
    #expect(promised.status == 0, "\(promised.errors)")
    let estimates = promised.output.split(separator: "\n").filter { $0.hasPrefix("Estimated: ") }.map(Self.bytes)
    let most = try #require(estimates.max())
    let run = try Command.peakMemory(arguments + options + ["--quiet", "--output", "out"], in: folder)
    #expect(run.status == 0)
    #expect(most <= 2 * run.bytes && run.bytes <= 2 * most, "\(most / 1e6) MB promised, \(run.bytes / 1e6) MB taken")
  }

  /// Of “Estimated: about a second and 34 MB on 2 threads (avx2).”
  static func bytes(_ line: Substring) -> Double {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "and"), let number = Double(words[place + 1]) else { return .nan }
    return number * (["kB": 1e3, "MB": 1e6, "GB": 1e9][words[place + 2]] ?? .nan)
  }

  @Test func `what no machine has is refused before it runs`() throws {
    let folder = try TemporaryFolder([
      "net.yaml": """
      title: Too wide
      training-set-size: 100
      problem: {network: {data: teacher, hidden: [65536, 65536], test-examples: 100}}
      replicates: 2
      schedules: [{name: a, stages: [{epochs: 1, learning-rate: 0.05, batch-size: 1}]}]
      """
    ])
    let refused = try Command.run("compare", "net.yaml", "--threads", "2", "--output", "out", in: folder)
    #expect(refused.status == 65)
    #expect(
      refused.errors.contains("noise-sim: 'Too wide' needs about 645 GB"), "\(refused.errors)")
    #expect(
      refused.errors.contains(
        " GB of memory on 2 threads (parameters, recorded points, replicates that are kept), but this machine has "))
    #expect(!folder.exists("out"))
    let told = try Command.run("compare", "net.yaml", "--threads", "2", "--dry-run", in: folder)
    #expect(told.status == 0 && told.output.hasSuffix("This machine has less memory.\n"), "\(told.output)")
    let data = try Command.run(
      "compare", "net.yaml", "--set", "problem.network.features=4096", "--set", "problem.network.hidden=[4]", "--set",
      "training-set-size=1000000", "--set", "problem.network.test-examples=1000000", "--dry-run", in: folder)
    // 33 GB: refused where there is less, and then before a single example is made.
    if data.status != 0 {
      #expect(data.errors.contains("data needs about 33 GB of memory, but this machine has "), "\(data.errors)")
    }
  }
}
