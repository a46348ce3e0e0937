import Findings
import Foundation
import NoiseScale

/// What the paper says of the number of parameter updates of one schedule.
struct UpdateStatement: Sendable {
  /// How a count relates to the number that is stated.
  enum Relation: Sendable {
    /// It rounds to the number in the digits that are given.
    case about
    /// It is smaller.
    case below
    /// It is smaller, or larger, and rounds to the number in the digits that are given.
    case justBelow, justAbove
  }

  /// The name of the figure that shows it, or ``resNet50`` for what is said in the text.
  var figure: String
  var schedule: String
  var relation: Relation
  var count: Int
  /// How many digits of the count are stated.
  var digits: Int
  /// Whether it is read off a figure, and not in the paper's words.
  var isReadOff = false

  /// What stands for a figure where the paper tells of ResNet-50.
  static let resNet50 = "ResNet-50"

  /// All of them, in the order of the paper's figures.
  static let all: [UpdateStatement] = [
    .init(
      figure: PaperFigure.figure2.name, schedule: PaperSchedules.reference, relation: .about, count: 80_000, digits: 1),
    .init(
      figure: PaperFigure.figure2.name, schedule: PaperSchedules.hybrid, relation: .about, count: 34_800, digits: 3,
      isReadOff: true),
    .init(
      figure: PaperFigure.figure2.name, schedule: PaperSchedules.increasing, relation: .about, count: 29_000, digits: 2),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.original, relation: .about, count: 80_000, digits: 1),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.increasing, relation: .about, count: 29_000, digits: 2),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.increasedRate, relation: .below, count: 6500, digits: 2
    ),
    .init(
      figure: PaperFigure.figure5.name, schedule: PaperSchedules.increasedMomentum, relation: .below, count: 2500,
      digits: 2),
    .init(
      figure: PaperFigure.figure6.name, schedule: PaperSchedules.reference, relation: .justAbove, count: 14_000,
      digits: 2),
    .init(
      figure: PaperFigure.figure6.name, schedule: PaperSchedules.increasing, relation: .below, count: 6000, digits: 1),
    .init(
      figure: PaperFigure.figure7.name, schedule: PaperSchedules.momentumName(0.9), relation: .justBelow, count: 6000,
      digits: 1),
    .init(
      figure: PaperFigure.figure7.name, schedule: PaperSchedules.momentumName(0.95), relation: .below, count: 3500,
      digits: 2),
    .init(
      figure: PaperFigure.figure7.name, schedule: PaperSchedules.momentumName(0.975), relation: .below, count: 2500,
      digits: 2),
    .init(figure: resNet50, schedule: PaperSchedules.baseline, relation: .about, count: 14_000, digits: 2),
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

  /// Whether it is true of this many updates.
  func holds(for updates: Int) -> Bool {
    switch relation {
    case .about: roundsToCount(updates)
    case .below: updates < count
    case .justBelow: updates < count && roundsToCount(updates)
    case .justAbove: updates > count && roundsToCount(updates)
    }
  }

  private func roundsToCount(_ updates: Int) -> Bool {
    let unit = pow(10, floor(log10(Double(count))) - Double(digits - 1))
    return (Double(updates) / unit).rounded() * unit == Double(count)
  }
}
