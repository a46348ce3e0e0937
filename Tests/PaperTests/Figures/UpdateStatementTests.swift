import Experiments
import NoiseScale
import Report
import Testing

@testable import Paper

@Suite struct UpdateStatementTests {
  static func statement(_ relation: UpdateStatement.Relation, _ count: Int, digits: Int) -> UpdateStatement {
    UpdateStatement(figure: "figure-0", schedule: "s", relation: relation, count: count, digits: digits)
  }

  @Test func `about means the stated digits`() {
    let statement = Self.statement(.about, 29_000, digits: 2)
    #expect(!statement.holds(for: 28_499) && statement.holds(for: 28_500))
    #expect(statement.holds(for: 29_499) && !statement.holds(for: 29_500))
    #expect(Self.statement(.about, 80_000, digits: 1).holds(for: 78_125))
    #expect(!Self.statement(.about, 34_800, digits: 3).holds(for: 34_376))
    #expect(Self.statement(.about, 34_800, digits: 3).holds(for: 34_767))
    #expect(statement.words == "≈ 29\u{202F}000")
  }

  @Test func `below, just below and just above`() {
    #expect(Self.statement(.below, 3500, digits: 2).holds(for: 3499))
    #expect(!Self.statement(.below, 3500, digits: 2).holds(for: 3500))
    #expect(Self.statement(.justBelow, 6000, digits: 1).holds(for: 5865))
    #expect(!Self.statement(.justBelow, 6000, digits: 1).holds(for: 5000))
    #expect(!Self.statement(.justBelow, 6000, digits: 1).holds(for: 6001))
    #expect(Self.statement(.justAbove, 14_000, digits: 2).holds(for: 14_076))
    #expect(!Self.statement(.justAbove, 14_000, digits: 2).holds(for: 13_999))
    #expect(!Self.statement(.justAbove, 14_000, digits: 2).holds(for: 14_500))
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

  /// Counted by hand: which of the paper's totals hold, and when.
  @Test func `every statement of the paper`() throws {
    let table = TablePage.updates
    func rows(_ figure: String, _ schedule: String) -> [[Cell]] {
      table.rows.filter { $0[0] == .text(figure) && $0[1] == .text(schedule) }
    }
    // 200 and 205 epochs.
    let hybrid = rows("figure-2", "hybrid")
    #expect(hybrid.map { $0[5] } == [.integer(34_376), .integer(34_767)])
    #expect(hybrid.map { $0[6] } == [.flag(false), .flag(true)])
    let decaying = rows("figure-2", "decaying learning rate")
    #expect(decaying.map { $0[5] } == [.integer(78_125), .integer(80_079)])
    let momentum = try #require(rows("figure-7", "momentum 0.95").first)
    #expect(momentum[5...] == [.integer(3519), .flag(false), .integer(3480), .flag(true)])
    let failing = table.rows.filter { $0[6] == .flag(false) }.map { $0[1] }
    #expect(failing == [.text("hybrid"), .text("momentum 0.95")])
    let doubled = try #require(rows("ResNet-50", "doubled batch size").first)
    #expect(doubled[2] == .empty && doubled[5] == .integer(9384) && doubled[6] == .empty)
    let baseline = try #require(rows("ResNet-50", PaperSchedules.baseline).first)
    #expect(baseline[5...] == [.integer(14_076), .flag(true), .integer(14_040), .flag(true)])
  }
}
