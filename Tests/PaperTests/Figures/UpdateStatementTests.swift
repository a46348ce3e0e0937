import Experiments
import NoiseScale
import Report
import Testing

@testable import Paper

@Suite struct UpdateStatementTests {
  static func statement(_ relation: UpdateStatement.Relation, _ count: Int) -> UpdateStatement {
    UpdateStatement(figure: "figure-0", schedule: "s", relation: relation, count: count)
  }

  /// 2.5 % on both sides of what is stated, and on the one side of what is only said to be more.
  @Test func `one tolerance for every relation`() {
    for relation in [UpdateStatement.Relation.about, .justBelow, .justAbove, .below] {
      let statement = Self.statement(relation, 40_000)
      #expect(statement.holds(for: 40_000) && statement.holds(for: 41_000) && !statement.holds(for: 41_001))
      #expect(statement.holds(for: 39_000))
      #expect(statement.holds(for: 38_999) == (relation == .below) && statement.holds(for: 1) == (relation == .below))
    }
    #expect(Self.statement(.about, 200).excess(of: 205) == UpdateStatement.tolerance)
    #expect(Self.statement(.about, 29_000).words == "≈ 29\u{202F}000")
  }

  /// By hand: ⌊N/B⌋ batches in each of the epochs.
  @Test func `updates of full batches`() {
    let plans = PaperPlans.plans(PaperPlans.experiment(PaperSchedules.imageNetMomentum, PaperSchedules.imageNetSize))
    #expect(plans.map(\.updatesOfFullBatches) == [30 * 156 + 60 * 19, 30 * 78 + 60 * 19, 30 * 39 + 60 * 19])
    let fraction = Plan(
      Schedule(name: "s", stages: [Stage(epochs: 1.5, learningRate: 0.1, batchSize: 10, momentum: 0)]),
      on: TrainingSet(size: 100, sampling: .withReplacement), optimizer: SGD())
    #expect(fraction.updatesOfFullBatches == nil)
  }

  /// Counted by hand: all of the paper's totals hold.
  @Test func `every statement of the paper`() throws {
    let table = TablePage.updates
    func rows(_ figure: String, _ schedule: String) -> [[Cell]] {
      table.rows.filter { $0[0] == .text(figure) && $0[1] == .text(schedule) }
    }
    // 200 and 205 epochs.
    let hybrid = rows("figure-2", "hybrid")
    #expect(hybrid.map { $0[5] } == [.integer(34_376), .integer(34_767)])
    let decaying = rows("figure-2", "decaying learning rate")
    #expect(decaying.map { $0[5] } == [.integer(78_125), .integer(80_079)])
    let momentum = try #require(rows("figure-7", "momentum 0.95").first)
    #expect(momentum[5...] == [.integer(3519), .flag(true), .integer(3480), .flag(true)])
    #expect(table.rows.allSatisfy { $0[6] != .flag(false) })
    // 5820 of full batches are 3 % below 6000.
    #expect(table.rows.filter { $0[8] == .flag(false) }.map { $0[1] } == [.text("momentum 0.9")])
    let doubled = try #require(rows("ResNet-50", "doubled batch size").first)
    #expect(doubled[2] == .empty && doubled[5] == .integer(9384) && doubled[6] == .empty)
    let baseline = try #require(rows("ResNet-50", PaperSchedules.baseline).first)
    #expect(baseline[5...] == [.integer(14_076), .flag(true), .integer(14_040), .flag(true)])
  }
}
