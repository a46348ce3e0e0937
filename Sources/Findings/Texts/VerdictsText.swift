import Equivalence
import Experiments
import NoiseScale
import Report

/// The verdicts with their reasons, for a reader.
enum VerdictsText {
  static let section = ReportSection("Verdicts") { result, _ in
    guard !result.comparisons.isEmpty else { return [] }
    let names = result.schedules.map(\.name)
    return [
      .table(table(of: result.comparisons, names), tones: VerdictKind.tones),
      .sentences(
        reasons(of: result.comparisons, names, result.plans.first?.trainingSet.sampling)
          + skewed(result.comparisons, names)),
      .help([howToRead, ResolutionText.howToRead]),
    ]
  }

  /// A row for every comparison and region.
  ///
  /// - Parameter names: Of the schedules, by position.
  static func table(of comparisons: [Comparison], _ names: [String]) -> Table {
    var table = Table(
      name: "verdicts",
      columns: [
        "schedule", "dynamics", "metric", "region", "verdict", "epochs", "gap", "at epoch", "interval", "margin",
        "reason", "notices",
      ])
    for comparison in comparisons {
      for explained in comparison.verdicts {
        let verdict = explained.verdict
        table.append([
          .text(names[comparison.schedule]), .text(comparison.dynamics.rawValue),
          .text(Wording.metric(comparison.metric)), .text(verdict.region.rawValue),
          .text(verdict.kind.rawValue), .text("\(verdict.epochs)/\(verdict.runEpochs)"),
          Cell(verdict.deciding?.gap ?? verdict.largestGap),
          Cell(verdict.deciding?.epoch ?? verdict.largestGapEpoch), Cell(Wording.interval(verdict)),
          Cell(verdict.margin), Cell(explained.reason?.rawValue),
          Cell(ResolutionText.field(explained)),
        ])
      }
    }
    return table
  }

  /// Each row that is not equivalent, in words, with what theory predicts beside what was measured.
  private static func reasons(
    of comparisons: [Comparison], _ names: [String], _ sampling: Sampling?
  ) -> [String] {
    comparisons.flatMap { comparison in
      comparison.verdicts.filter { $0.verdict.kind != .equivalent }.compactMap { explained -> String? in
        guard let reason = explained.reason else { return nil }
        let verdict = explained.verdict
        var line =
          "\(names[comparison.schedule]), \(comparison.dynamics.rawValue), \(Wording.metric(comparison.metric)), \(verdict.region.rawValue): "
        line += "\(reason.rawValue): \(Wording.meaning(reason, sampling))"
        if [.noSettledEpoch, .missingEpochs].contains(reason), !verdict.unsettled.isEmpty {
          line += ": epochs \(Wording.stretches(verdict.unsettled))"
        }
        line += prediction(explained, isExact: comparison.dynamics == .exact)
        if let needed = verdict.replicatesToDecide {
          line += "; about \(Wording.count(needed)) replicates would decide (nine chances in ten)"
        }
        return line
      }
    }
  }

  /// The rows whose replicates look too skewed for their confidence.
  private static func skewed(_ comparisons: [Comparison], _ names: [String]) -> [String] {
    comparisons.flatMap { comparison in
      comparison.verdicts.filter(\.verdict.isDoubtful).map { explained in
        "\(names[comparison.schedule]), \(comparison.dynamics.rawValue), \(Wording.metric(comparison.metric)), "
          + "\(explained.verdict.region.rawValue): \(Wording.skewed) (\(Wording.number(explained.verdict.skewness)), near normal up "
          + "to \(Wording.number(Verdict.skewLimit)))"
      }
    }
  }

  /// The gap with what each effect is predicted to add to it; empty where theory has no sizes.
  private static func prediction(_ explained: ExplainedVerdict, isExact: Bool) -> String {
    guard let gap = explained.verdict.deciding?.gap ?? explained.verdict.largestGap, !explained.contributions.isEmpty
    else { return "" }
    let parts = explained.contributions.filter { abs($0.size) >= 0.0005 }.map {
      "\($0.reason.rawValue) \(Wording.number($0.size))"
    }
    let sum = explained.contributions.reduce(0) { $0 + $1.size }
    // The contributions to an exact gap end with what is left, so that their sum predicts nothing.
    let sizes =
      isExact
      ? "; gap \(Wording.number(gap))" : "; measured gap \(Wording.number(gap)), predicted \(Wording.number(sum))"
    return sizes + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  private static let howToRead: Prose = """
    A gap is ln(mean loss/mean reference loss), or the difference of accuracies. Each end of its pointwise interval is \
    one-sided at the confidence c, so that both together hold with 2c − 1; *interval* is from the lowest to the highest end \
    of the region, and *gap* the largest in size. *Equivalent*: the pointwise interval lies inside the margin at every epoch of the \
    region. *Different*: the band that holds for all epochs of the region together lies wholly outside the margin at some epoch, or a \
    schedule diverges; gap, epoch and interval are then of the epoch that shows it, and of its band. *Settled* epochs lie more \
    than 6 memories and a batch after the start and after every change of stage of either schedule; a stage in which the two \
    differ and nothing settles leaves the region inconclusive. *Final* is the end of the run. *Epochs*: how many of those of the run \
    the row has compared, of recorded points where `record-every` is not 1, of windows with `window`. Each row is one statement; nothing is corrected for the number of rows. `exact` has no width.
    """
}
