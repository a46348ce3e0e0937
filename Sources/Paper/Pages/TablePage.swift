import Experiments
import Findings
import Foundation
import NoiseScale
import Report

extension PaperPage {
  /// Every schedule of the paper, stage by stage, and its updates beside what the paper states.
  public static let table = PaperPage("table", title: "Schedules and updates") { page, _, output in
    try output.write(TablePage.schedules.csv, to: "schedules.csv")
    try output.write(TablePage.updates.csv, to: "updates.csv")
    try output.write(TablePage.text(page.title), to: "README.md")
  }
}

/// What stands on the page of schedules and updates.
enum TablePage {
  /// `schedules.csv` of every group, with its figure, optimiser and N.
  static var schedules: Table {
    var table = Table(
      name: "schedules", columns: ["figure", "optimizer", "training_set_size"] + ResultTable.schedules.columns)
    for group in ScheduleGroup.all {
      for row in ResultTable.schedules(of: group.plans).rows {
        table.append(
          [.text(group.figure), .text(group.experiment.optimizer.name), .integer(group.experiment.trainingSetSize)]
            + row)
      }
    }
    return table
  }

  /// ``UpdateCounting/all`` as a table, a row for each length.
  static var updates: Table {
    var table = Table(
      name: "updates",
      columns: [
        "figure", "schedule", "stated", "stated_updates", "epochs", "updates", "holds", "updates_of_full_batches",
        "holds_of_full_batches",
      ])
    let all = UpdateCounting.all
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
    for plan in PaperPlans.resNet50
    where plan.schedule.name == PaperSchedules.doubledBatch {
      table.append([
        .text(UpdateStatement.resNet50), .text(plan.schedule.name), .empty, .empty, Cell(plan.epochs),
        .integer(plan.totalUpdates), .empty, Cell(plan.updatesOfFullBatches), .empty,
      ])
    }
    return table
  }

  static func text(_ title: String) -> String {
    var parts = [
      "# \(title)",
      """
      Nothing here is simulated, so there are no replicates, no margin and no confidence: all of it is computed and counted.
      """,
      """
      Every schedule of the paper: ε, B, m, the noise scale g exactly (batches drawn without replacement) and approximately, the \
      memory θ = B/(N(1−m)), and parameter updates. The same in [schedules.csv](schedules.csv) with all digits. N is \
      \(Wording.count(PaperSchedules.smallSize)) for CIFAR-10 (\(length(PaperSchedules.smallEpochs)) epochs) and \
      \(Wording.count(PaperSchedules.imageNetSize)) for ImageNet (\(length(PaperSchedules.imageNetEpochs)) epochs).
      """,
    ]
    for group in ScheduleGroup.all {
      parts += [
        "## \(heading(group))",
        SchedulesText.table(of: group.plans).markdown().trimmingCharacters(in: .newlines),
      ]
      if group.figure == UpdateStatement.resNet50 {
        parts.append(
          """
          The paper doubles the batch after 30 epochs and states a time, half an hour instead of an hour, but no number of updates; ε \
          here is what equal g leaves of a decay by ten at epochs 30, 60 and 80.
          """)
      }
    }
    var summary = Table(
      name: "updates",
      columns: ["figure", "schedule", "stated", "epochs", "updates", "holds", "updates of full batches", "holds"])
    for row in updates.rows {
      func count(_ cell: Cell) -> Cell {
        if case .integer(let value) = cell { .text(Wording.count(value)) } else { cell }
      }
      summary.append([row[0], row[1], row[2], row[4], count(row[5]), row[6], count(row[7]), row[8]])
    }
    parts += [
      "## Updates, stated and counted",
      """
      A statement holds if the count is within \(Evidence.Finding.tolerance) of the number that is stated, or below it where fewer are: one \
      tolerance for all, by which \(length([UpdateCounting.lengthOfFigures])) epochs are more than \
      \(length(PaperSchedules.smallEpochs)). The paper's figures of CIFAR-10 end near \(length([UpdateCounting.lengthOfFigures])) epochs, \
      so both lengths are counted. *Full batches*: each epoch drops the \
      examples that do not fill a batch. The same in [updates.csv](updates.csv).
      """, summary.markdown(),
    ]
    return parts.joined(separator: "\n\n")
  }

  private static func length(_ epochs: [Double]) -> String { Wording.number(epochs.reduce(0, +)) }

  private static func heading(_ group: ScheduleGroup) -> String {
    let words = [
      HeavyBall.name: "momentum", Nesterov.name: "Nesterov momentum", SGD.name: "plain SGD", Adam.name: "Adam",
    ]
    let number = group.figure.split(separator: "-").last.map(String.init) ?? ""
    let figure = group.figure.hasPrefix("figure-") ? "Figure \(number)" : group.figure
    return "\(figure), \(words[group.experiment.optimizer.name] ?? group.experiment.optimizer.name)"
  }
}
