import Findings
import NoiseScale

/// What the paper says of the number of parameter updates of one schedule.
struct UpdateStatement: Sendable {
  /// How the paper says that a count relates to the number.
  enum Relation: Sendable {
    /// It is near to it.
    case about, justBelow, justAbove
    /// It is smaller, by any amount.
    case below
  }

  /// By what share of a stated number a count may miss it, whatever the relation: 2.5 %, by which the 205 epochs at which the paper's
  /// figures of CIFAR-10 end are more than its 200.
  static let tolerance = 0.025

  /// The name of the figure that shows it, or ``resNet50`` for what is said in the text.
  var figure: String
  var schedule: String
  var relation: Relation
  var count: Int
  /// Whether it is read off a figure, and not in the paper's words.
  var isReadOff = false

  /// What stands for a figure where the paper tells of ResNet-50.
  static let resNet50 = "ResNet-50"

  /// All of them, in the order of the paper's figures.
  static let all: [UpdateStatement] = [
    .init(
      figure: PaperFigure.figure2.name, schedule: PaperSchedules.reference, relation: .about, count: 80_000),
    .init(
      figure: PaperFigure.figure2.name, schedule: PaperSchedules.hybrid, relation: .about, count: 34_800,
      isReadOff: true),
    .init(
      figure: PaperFigure.figure2.name, schedule: PaperSchedules.increasing, relation: .about, count: 29_000),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.original, relation: .about, count: 80_000),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.increasing, relation: .about, count: 29_000),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.increasedRate, relation: .below, count: 6500),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.increasedMomentum, relation: .below, count: 2500),
    .init(
      figure: PaperFigure.figure6.name, schedule: PaperSchedules.reference, relation: .justAbove, count: 14_000),
    .init(
      figure: PaperFigure.figure6.name, schedule: PaperSchedules.increasing, relation: .below, count: 6000),
    .init(
      figure: PaperFigure.figure7.name, schedule: PaperSchedules.momentumName(0.9), relation: .justBelow, count: 6000),
    .init(
      figure: PaperFigure.figure7.name, schedule: PaperSchedules.momentumName(0.95), relation: .below, count: 3500),
    .init(
      figure: PaperFigure.figure7.name, schedule: PaperSchedules.momentumName(0.975), relation: .below, count: 2500),
    .init(figure: resNet50, schedule: PaperSchedules.baseline, relation: .about, count: 14_000),
  ]

  /// Those of one figure.
  static func of(_ figure: PaperFigure) -> [UpdateStatement] { all.filter { $0.figure == figure.name } }

  /// Every schedule of a figure with its updates, and what the paper says of them.
  static func labels(of plans: [Plan], in figure: PaperFigure) -> [String] {
    plans.map { plan in
      let stated = of(figure).first { $0.schedule == plan.schedule.name }
      let paper = stated.map { "paper: \($0.words)" } ?? "not in the paper"
      return "\(plan.schedule.name): \(Wording.count(plan.totalUpdates)) updates (\(paper))"
    }
  }

  /// As the paper says it.
  var words: String {
    let number = Wording.count(count)
    return switch relation {
    case .about: "≈ \(number)"
    case .below: "< \(number)"
    case .justBelow: "just under \(number)"
    case .justAbove: "just over \(number)"
    }
  }

  /// By what share of the stated number this many updates are more than it.
  func excess(of updates: Int) -> Double { Double(updates - count) / Double(count) }

  /// Whether it is true of this many updates, within the ``tolerance``.
  func holds(for updates: Int) -> Bool {
    let excess = excess(of: updates)
    return excess <= Self.tolerance && (relation == .below || excess >= -Self.tolerance)
  }
}
