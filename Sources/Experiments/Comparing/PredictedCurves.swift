/// Expected losses of a quadratic's schedules under the equations that explain a gap, at the epochs of the gaps alone, computed
/// when they are first asked for.
final class PredictedCurves {
  typealias Kind = ExpectedLosses.Kind

  private struct Key: Hashable {
    var kind: Kind
    var schedule: Int
  }

  private let prepared: PreparedExperiment
  private let expected: ExpectedLosses
  /// The recorded epochs that stand behind each compared one: itself, or those of its window.
  private let members: [Double: [Double]]
  /// All of them, ascending.
  private let epochs: [Double]
  private var curves: [Key: [Double: Double]] = [:]

  /// `nil` for a network. `epochs` are those of gaps, in any order, with the recorded ones behind each.
  init?(_ prepared: PreparedExperiment, epochs: [(epoch: Double, members: [Double])]) {
    guard let expected = ExpectedLosses(prepared) else { return nil }
    (self.prepared, self.expected) = (prepared, expected)
    members = Dictionary(epochs.map { ($0.epoch, $0.members) }, uniquingKeysWith: { first, _ in first })
    self.epochs = Set(epochs.flatMap(\.members)).sorted()
  }

  /// The expected loss at one of the epochs, on average over its window; NaN where the schedule has none.
  func loss(_ kind: Kind, schedule: Int, at epoch: Double) -> Double {
    let own = members[epoch] ?? []
    return own.reduce(0) { $0 + recordedLoss(kind, schedule: schedule, at: $1) } / Double(own.count)
  }

  private func recordedLoss(_ kind: Kind, schedule: Int, at epoch: Double) -> Double {
    let key = Key(kind: kind, schedule: schedule)
    if curves[key] == nil { curves[key] = curve(kind, of: schedule) }
    if let loss = curves[key]?[epoch] { return loss }
    // Ends of two schedules may differ by rounding.
    return curves[key]?.first { abs($0.key - epoch) <= 1e-9 * epoch }?.value ?? .nan
  }

  private func curve(_ kind: Kind, of schedule: Int) -> [Double: Double] {
    let plan = prepared.plans[schedule]
    let recorded = prepared.grid(plan).epochs
    let common = CommonEpochs(epochs, recorded).positions
    let asked = common.map { epochs[$0.mine] }
    let losses = expected.losses(kind, of: plan, at: common.map { recorded[$0.reference] })
    return Dictionary(uniqueKeysWithValues: zip(asked, losses))
  }
}
