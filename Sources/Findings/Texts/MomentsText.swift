import NoiseScale
import Report

/// What `scale --at` answers: where positions lie in schedules, and what holds there.
public enum MomentsText {
  /// A row for each schedule and position: the update that contains it, what has been seen after that, and what it uses.
  ///
  /// - Throws: `Fault` for a position that is not within the run.
  public static func table(of plans: [Plan], at positions: [Position]) throws -> Table {
    var table = Table(
      name: "moments",
      columns: [
        "at", "schedule", "update", "examples", "tokens", "epoch", "learning_rate", "batch_size", "momentum",
        "noise_scale",
      ])
    for position in positions {
      for plan in plans {
        let set = plan.trainingSet
        let update: Update
        do { update = try plan.timeline.update(at: position) } catch {
          throw plans.count > 1 ? error.within("schedule '\(plan.schedule.name)'") : error
        }
        let values = update.hyperParameters
        let seen = update.examplesAfter
        table.append([
          .text(position.text), .text(plan.schedule.name), .integer(update.index + 1),
          set.unit == .examples ? .integer(seen) : .empty, set.tokensPerUnit.map { tokens(seen, each: $0) } ?? .empty,
          .init(Double(seen) / Double(set.size)), .init(values.learningRate), .integer(values.batchSize),
          plan.optimizer.takesMomentum ? .init(values.momentum) : .empty, .init(values.noiseScale(set)),
        ])
      }
    }
    return table
  }

  /// So many as make an integer, or nearly so many.
  private static func tokens(_ examples: Int, each: Int) -> Cell {
    let (tokens, isTooLarge) = examples.multipliedReportingOverflow(by: each)
    return isTooLarge ? Cell(Double(examples) * Double(each)) : .integer(tokens)
  }

  /// The same in a format; a text in lines of `width` columns.
  /// - Throws: `Fault` for a position that is not within the run.
  public static func text(of plans: [Plan], at positions: [Position], format: PlanText.Format, width: Int) throws
    -> String
  {
    let table = try table(of: plans, at: positions)
    switch format {
    case .csv: return table.csv
    case .json:
      return JSONValue.array(
        table.rows.map { row in .object(zip(table.columns, row).map { .init($0, JSONValue($1)) }) }
      ).text
    case .text: return table.console(width: width, keys: 2)
    case .latex: return PaperTable(table).latex
    case .markdown, .yaml: return table.markdown()
    }
  }
}

extension JSONValue {
  fileprivate init(_ cell: Cell) {
    self =
      switch cell {
      case .text(let text): .string(text)
      case .number(let number): .number(number)
      case .integer(let integer): .integer(integer)
      case .flag(let flag): .flag(flag)
      case .empty: .null
      }
  }
}
