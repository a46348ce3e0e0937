import Equivalence
import Experiments
import Findings
import NoiseScale
import StochasticSimulation
import Testing
import TinyExperiments

@Suite struct EquationComparingTests {
  private func refined(_ refinement: Int, learningRate: Double, _ dynamics: [Dynamics] = [.minibatch, .langevin])
    -> Experiment
  {
    Tiny.network(replicates: 64, [Tiny.schedule("one", momentum: 0.5, [(6, learningRate, 10)])]).with {
      $0.dynamics = dynamics
      $0.langevin.refinement = refinement
    }
  }

  private func verdict(_ result: ExperimentResult, _ refinement: Int) -> Verdict? {
    result.equationComparisons.first { $0.metric == "train_loss" && $0.refinement == refinement }?.verdict(.whole)
  }

  /// Small steps follow their equation at any refinement.
  @Test func `a run of small steps follows its equation`() throws {
    let result = try refined(4, learningRate: 0.02).result()
    #expect(result.runs.map(\.refinement) == [nil, 4, 2])
    #expect(verdict(result, 1)?.kind == .equivalent)
    #expect(verdict(result, 2)?.kind == .equivalent)
    #expect(result.comparisons.isEmpty)
    let text = result.headlines
    #expect(text.count == 1)
  }

  /// At a learning rate near the stability limit, the run and its equation part, and l = 2 is not l = 4.
  @Test func `a run of large steps does not`() throws {
    let result = try refined(16, learningRate: 4).result()
    let run = try #require(verdict(result, 1))
    #expect(run.kind == .different)
    #expect(try #require(verdict(result, 8)).kind != .different)
  }

  /// l = 1 of the equation is the run itself, to the last bit.
  @Test func `without refinement there is no gap`() throws {
    let result = try refined(1, learningRate: 0.5).result()
    #expect(result.runs.map(\.refinement) == [nil, 1])
    #expect(result.equationComparisons.allSatisfy { $0.verdicts.allSatisfy { $0.largestGap ?? 0 == 0 } })
  }

  @Test func `tables name coarser runs`() throws {
    let result = try refined(5, learningRate: 0.1, [.langevin]).result()
    let names = ResultTable.curves.table(of: result).rows.map { $0[1] }
    #expect(names.first == .text("langevin") && names.last == .text("langevin (l = 2)"))
    #expect(ResultTable.refinement.table(of: result).rows.count == 4 * 3)
    #expect(!ResultTable.refinement.isWritten(for: try Tiny.network([Tiny.schedule("a", [(1, 0.1, 10)])]).result()))
  }
}
