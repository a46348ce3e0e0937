import Foundation
import TestSupport
import Testing

/// A schedule that diverges is a result: it is told everywhere, and the run goes on.
@Suite struct DivergenceTests {
  @Test func `on a quadratic`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Inputs.quadratic.replacing("{epochs: 5, learning-rate: 0.1,", with: "{epochs: 5, learning-rate: 3.5,"),
      to: "q.yaml")
    let result = try Command.run("compare", "q.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0)
    try Texts.expect(result.errors, is: "diverged/quadratic-errors.txt")
    let exact = result.errorLines.first { $0.contains("(exact)") } ?? ""
    let gaussian = result.errorLines.first { $0.contains("(gaussian)") } ?? ""
    for line in [exact, gaussian] {
      for part in ["epoch 1", "update 100", "stage 1", "mode 1 has ε·h = 3.5", "stable below 3"] {
        #expect(line.contains(part), "\(part): \(line)")
      }
    }
    #expect(gaussian.contains("16 of 16 replicates"))
    try checkFiles(folder, schedule: "unequal", dynamics: "gaussian", lastEpoch: 0)
    #expect(try folder.text("out/report.md").contains("unequal (exact) diverges by epoch 1"))
    // The others are as if it had not been there.
    try folder.write(Inputs.quadratic, to: "q.yaml")
    #expect(try Command.run("compare", "q.yaml", "--output", "all", "--quiet", in: folder).status == 0)
    for name in ["decay", "grow", "capped"] {
      #expect(try rows(folder, "out/curves.csv", name) == rows(folder, "all/curves.csv", name))
    }
  }

  @Test func `on a network`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Inputs.network.replacing("hidden: [5]", with: "hidden: [5], activation: relu") + """
          - name: wild
            stages: [{epochs: 3, learning-rate: 1e9, batch-size: 10, momentum: 0.9}]

        """, to: "n.yaml")
    let result = try Command.run("compare", "n.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0)
    let line = result.errorLines.first ?? ""
    for part in ["diverged: wild (minibatch)", "epoch 1", "update 30", "stage 1", "of 4 replicates"] {
      #expect(line.contains(part), "\(part): \(line)")
    }
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(try folder.text("out/report.md").contains("wild (minibatch) diverges by epoch 1"))
    try checkFiles(folder, schedule: "wild", dynamics: "minibatch", lastEpoch: 0)
  }

  @Test func `of the reference`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Inputs.quadratic.replacing("name: unequal", with: "name: wild")
        .replacing("{epochs: 5, learning-rate: 0.1,", with: "{epochs: 5, learning-rate: 3.5,")
        + "compare: {reference: wild}\n", to: "q.yaml")
    let result = try Command.run("compare", "q.yaml", "--output", "out", "--quiet", in: folder)
    #expect(result.status == 0)
    let verdicts = try rows(folder, "out/verdicts.csv", "decay")
    #expect(
      !verdicts.isEmpty
        && verdicts.filter { !$0.contains(",langevin,") }.allSatisfy { $0.contains("different,diverged") })
  }

  /// Rows end before the divergence, and the verdict says why.
  private func checkFiles(
    _ folder: TemporaryFolder, schedule: String, dynamics: String, lastEpoch: Double
  ) throws {
    let curves = try rows(folder, "out/curves.csv", schedule).filter { $0.contains(",\(dynamics),") }
    let epochs = curves.map { Double($0.split(separator: ",", omittingEmptySubsequences: false)[3]) ?? .nan }
    #expect(!epochs.isEmpty && epochs.allSatisfy { $0 <= lastEpoch }, "\(epochs)")
    let verdicts = try rows(folder, "out/verdicts.csv", schedule).filter { $0.contains(",\(dynamics),") }
    #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0.contains(",different,diverged,") }, "\(verdicts)")
  }

  private func rows(_ folder: TemporaryFolder, _ file: String, _ schedule: String) throws -> [String] {
    try folder.text(file).split(separator: "\n").map(String.init).filter { $0.hasPrefix(schedule + ",") }
  }
}
