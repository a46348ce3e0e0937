import Equivalence
import Experiments

extension ExperimentResult {
  /// What a reader asks first, where several schedules are compared: which have the reference's learning curve once settled and at the end,
  /// in every metric, which do not, and of which it is open. A sentence each.
  var answer: [String] {
    let compared = schedules.indices.filter { $0 != reference && !mainComparisons(of: $0).isEmpty }
    guard compared.count > 1 else { return [] }
    let kinds = Dictionary(grouping: compared, by: worst)
    func names(_ kind: VerdictKind) -> String? { kinds[kind].map { Wording.list($0.map { schedules[$0].name }) } }
    return [
      names(.equivalent).map {
        "Same learning curve as \(schedules[reference].name), once settled and at the end: \($0)."
      },
      names(.different).map { "Not the same: \($0)." },
      names(.inconclusive).map { "Not decided: \($0)." },
    ].compactMap(\.self)
  }

  /// Over the settled epochs and the end, and over all metrics.
  private func worst(_ schedule: Int) -> VerdictKind {
    let kinds = mainComparisons(of: schedule).flatMap { comparison in
      [Region.settled, .final].map { comparison.verdict($0).verdict.kind }
    }
    return [.different, .inconclusive].first(where: kinds.contains) ?? .equivalent
  }
}
