import Foundation
import NoiseScale
import Report

/// Every schedule of the paper, stage by stage, and its updates beside what the paper states.
public enum TablePage: PaperPage {
  public static let name = "table"
  public static let title = "Schedules and updates"

  public static func write(from published: PublishedFigures, to output: inout PageOutput) throws {
    try output.write(schedules.csv, to: "schedules.csv")
    try output.write(updates.csv, to: "updates.csv")
    try output.write(text, to: "README.md")
  }

  /// The schedules of one figure.
  struct Group: Sendable {
    var figure, optimizer: String
    var trainingSetSize: Int
    var schedules: [ScheduleDescription]
    var plans: [Plan] { PaperPlans.plans(schedules, trainingSetSize, optimizer: optimizer) }
  }

  /// What stands for a figure where the paper tells of ResNet-50.
  static let resNet50 = "ResNet-50"

  static let groups: [Group] = [
    Group(
      figure: Figure2.name, optimizer: HeavyBall.name, trainingSetSize: PaperSchedules.smallSize,
      schedules: PaperSchedules.annealing()),
    Group(
      figure: Figure3.name, optimizer: Nesterov.name, trainingSetSize: PaperSchedules.smallSize,
      schedules: PaperSchedules.annealing()),
    Group(
      figure: Figure4.name, optimizer: SGD.name, trainingSetSize: PaperSchedules.smallSize,
      schedules: PaperSchedules.annealing(momentum: 0)),
    Group(
      figure: Figure4.name, optimizer: Adam.name, trainingSetSize: PaperSchedules.smallSize,
      schedules: FashionMNISTExperiments.adam.schedules),
    Group(
      figure: Figure5.name, optimizer: HeavyBall.name, trainingSetSize: PaperSchedules.smallSize,
      schedules: PaperSchedules.fewerUpdates),
    Group(
      figure: Figure6.name, optimizer: HeavyBall.name, trainingSetSize: PaperSchedules.imageNetSize,
      schedules: PaperSchedules.imageNet),
    Group(
      figure: Figure7.name, optimizer: HeavyBall.name, trainingSetSize: PaperSchedules.imageNetSize,
      schedules: PaperSchedules.imageNetMomentum),
    Group(
      figure: resNet50, optimizer: HeavyBall.name, trainingSetSize: PaperSchedules.imageNetSize,
      schedules: PaperSchedules.resNet50),
  ]

  /// `schedules.csv` of every group, with its figure, optimiser and N.
  static var schedules: Table {
    let own = ["figure", "optimizer", "training_set_size"]
    var all: Table?
    for group in groups {
      let table = SchedulesTable.table(of: group.plans)
      if all == nil { all = Table(name: "schedules", columns: own + table.columns) }
      for row in table.rows {
        all?.append([.text(group.figure), .text(group.optimizer), .integer(group.trainingSetSize)] + row)
      }
    }
    return all!
  }

  /// A way to count the updates of a statement's schedule.
  struct Counting: Sendable {
    var statement: UpdateStatement
    var epochs: Double
    var updates: Int
    /// Each epoch drops the examples that do not fill a batch.
    var isOfFullBatches: Bool
    /// In words, behind a number of updates.
    var condition: String
  }

  /// Every statement with its nominal length, with the 205 epochs at which the paper's figures of CIFAR-10 end, and with full
  /// batches alone.
  static var countings: [Counting] {
    UpdateStatement.all.flatMap { statement -> [Counting] in
      guard let group = groups.first(where: { $0.figure == statement.figure }) else { return [] }
      let lengths: [Double?] = group.trainingSetSize == PaperSchedules.smallSize ? [nil, 205] : [nil]
      return lengths.flatMap { length -> [Counting] in
        let plans = PaperPlans.plans(
          group.schedules, group.trainingSetSize, optimizer: group.optimizer, epochs: length)
        guard let plan = plans.first(where: { $0.schedule.name == statement.schedule }) else { return [] }
        let epochs = plan.schedule.epochs
        let length = "in \(Wording.number(epochs)) epochs"
        return [
          Counting(
            statement: statement, epochs: epochs, updates: plan.totalUpdates, isOfFullBatches: false, condition: length)
        ]
          + (plan.updatesOfFullBatches.map {
            [
              Counting(
                statement: statement, epochs: epochs, updates: $0, isOfFullBatches: true,
                condition: length + " that drop the examples that do not fill a batch")
            ]
          } ?? [])
      }
    }
  }

  /// ``countings`` as a table, a row for each length.
  static var updates: Table {
    var table = Table(
      name: "updates",
      columns: [
        "figure", "schedule", "stated", "stated_updates", "epochs", "updates", "holds", "updates_of_full_batches",
        "holds_of_full_batches",
      ])
    let all = countings
    for counting in all where !counting.isOfFullBatches {
      let statement = counting.statement
      let full = all.first {
        $0.isOfFullBatches && $0.epochs == counting.epochs && $0.statement.figure == statement.figure
          && $0.statement.schedule == statement.schedule
      }
      table.append([
        .text(statement.figure), .text(statement.schedule), .text(statement.words), .integer(statement.count),
        Cell(counting.epochs), .integer(counting.updates), .flag(statement.holds(for: counting.updates)),
        Cell(full?.updates), full.map { .flag(statement.holds(for: $0.updates)) } ?? .empty,
      ])
    }
    // Of the doubled batch the paper tells the time and not the updates.
    for plan in PaperPlans.plans(PaperSchedules.resNet50, PaperSchedules.imageNetSize, optimizer: HeavyBall.name)
    where plan.schedule.name == PaperSchedules.doubledBatch {
      table.append([
        .text(resNet50), .text(plan.schedule.name), .empty, .empty, Cell(plan.schedule.epochs),
        .integer(plan.totalUpdates), .empty, Cell(plan.updatesOfFullBatches), .empty,
      ])
    }
    return table
  }

  private static var text: String {
    var parts = [
      "# \(title)",
      """
      Every schedule of the paper: ε, B, m, the noise scale g exactly (batches drawn without replacement) and approximately, the \
      memory θ = B/(N(1−m)), and parameter updates. The same in [schedules.csv](schedules.csv) with all digits. N is 50 000 for \
      CIFAR-10 (200 epochs) and 1 281 167 for ImageNet (90 epochs).
      """,
    ]
    for group in groups {
      parts += [
        "## \(heading(group))",
        ReportText.schedules(of: group.plans).markdown().trimmingCharacters(in: .newlines),
      ]
      if group.figure == resNet50 {
        parts.append(
          """
          The paper doubles the batch after 30 epochs and states a time, half an hour instead of an hour, but no number of updates; ε \
          here is what equal g leaves of a decay by ten at epochs 30, 60 and 80.
          """)
      }
    }
    var summary = Table(
      name: "updates",
      columns: ["figure", "schedule", "stated", "epochs", "updates", "holds", "updates of full batches", "holds "])
    for row in updates.rows {
      func count(_ cell: Cell) -> Cell {
        if case .integer(let value) = cell { .text(Wording.count(value)) } else { cell }
      }
      summary.append([row[0], row[1], row[2], row[4], count(row[5]), row[6], count(row[7]), row[8]])
    }
    parts += [
      "## Updates, stated and counted",
      """
      ≈ holds if the count rounds to the number in the digits that are stated, *just under* and *just over* if it is also on that \
      side. The paper's figures of CIFAR-10 end near 205 epochs, so both lengths are counted. *Full batches*: each epoch drops the \
      examples that do not fill a batch. The same in [updates.csv](updates.csv).
      """, summary.markdown(),
    ]
    return parts.joined(separator: "\n\n")
  }

  private static func heading(_ group: Group) -> String {
    let words = [
      HeavyBall.name: "momentum", Nesterov.name: "Nesterov momentum", SGD.name: "plain SGD", Adam.name: "Adam",
    ]
    let number = group.figure.split(separator: "-").last.map(String.init) ?? ""
    let figure = group.figure.hasPrefix("figure-") ? "Figure \(number)" : group.figure
    return "\(figure), \(words[group.optimizer] ?? group.optimizer)"
  }
}
