import Equivalence
import Experiments
import Report

extension UserVerdicts {
  /// `verdicts.csv` of these curves.
  public var csv: String { ResultTable.verdicts(of: self).csv }

  /// The same table for a reader.
  public var markdown: String { ResultTable.verdicts(of: self).markdown() }

  /// One sentence a row.
  public var sentences: [String] {
    rows.map { row in
      let dynamics = row.dynamics.map { " under \($0)" } ?? ""
      var text = "\(row.schedule)\(dynamics): \(Wording.metric(row.metric)) "
      // What was measured before a divergence says nothing of the rest.
      guard row.reason != .diverged else {
        return text + "diverges, or that of \(reference) does: \(row.verdict.kind.rawValue) (diverged)"
      }
      if let lower = row.verdict.lower, let upper = row.verdict.upper, lower.isFinite, upper.isFinite {
        text += "within \(Wording.reach(lower, upper, row.kind)) of \(reference) "
      }
      text += row.verdict.region == .settled ? "once settled" : "over all epochs"
      text += " (\(Wording.number(100 * confidence, digits: 6)) %): \(row.verdict.kind.rawValue)"
      if let reason = row.reason { text += " (\(reason.rawValue))" }
      if let needed = row.verdict.replicatesToDecide {
        text += "; about \(Wording.count(needed)) replicates would decide"
      }
      return text
    }
  }
}
