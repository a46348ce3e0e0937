import Equivalence
import Foundation
import NoiseScale
import Report

/// Numbers and findings in words, the same in the report and on the terminal.
enum Wording {
  /// For the eye; also of what is infinite (an interval of one replicate) or unknown.
  static func number(_ value: Double, digits: Int = 3) -> String {
    if value.isNaN { return "unknown" }
    guard value.isFinite else { return value < 0 ? "−∞" : "∞" }
    return NumberText.significant(value, digits: digits)
  }

  /// A gap of logarithms as a percentage, a gap of accuracies as a number.
  static func gap(_ value: Double, _ kind: GapKind) -> String {
    switch kind {
    case .logRatio: number(100 * Foundation.exp(value) - 100, digits: 2) + " %"
    case .difference: number(value, digits: 2)
    }
  }

  /// Whole numbers in groups of three.
  static func count(_ value: Int) -> String {
    var digits = Array(String(abs(value)))
    var position = digits.count - 3
    while position > 0 {
      digits.insert("\u{202F}", at: position)
      position -= 3
    }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// A number of things, such as 1 mode or 2 modes.
  static func plural(_ value: Int, _ thing: String) -> String { "\(count(value)) \(thing)\(value == 1 ? "" : "s")" }

  static func metric(_ name: String) -> String { name.replacingOccurrences(of: "_", with: " ") }

  static func meaning(_ reason: Reason) -> String {
    switch reason {
    case .unequalNoiseScale: "the schedules do not have the same g"
    case .finiteLearningRate: "the discrete optimiser at this learning rate is not its SDE"
    case .memory: "the velocity remembers for θ = B/(N(1−m)) epochs, and θ differs"
    case .finiteTrainingSet: "a batch is a visible part of the training set, so exact and approximate g differ"
    case .batchBoundary: "a stage can only change between updates, and large batches overshoot its end"
    case .diverged: "a schedule diverges"
    case .tooFewReplicates: "the intervals are too wide for the margin"
    case .noSettledEpoch: "no recorded epoch is settled"
    }
  }

  /// How two totals of updates compare.
  static func updates(_ mine: Int, against reference: Int) -> String {
    let ratio = Double(reference) / Double(max(mine, 1))
    if abs(ratio - 1) < 0.005 { return "as many updates" }
    return ratio > 1 ? "\(number(ratio, digits: 2))× fewer updates" : "\(number(1 / ratio, digits: 2))× more updates"
  }
}

extension Wording {
  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<1: "a second"
    case ..<90: "\(number(seconds.rounded(), digits: 2)) seconds"
    case ..<5400: "\(number(seconds / 60, digits: 2)) minutes"
    default: "\(number(seconds / 3600, digits: 2)) hours"
    }
  }

  static func bytes(_ count: Double) -> String {
    switch count {
    case ..<1e6: "\(number(max(count, 1e3) / 1e3, digits: 2)) kB"
    case ..<1e9: "\(number(count / 1e6, digits: 2)) MB"
    default: "\(number(count / 1e9, digits: 2)) GB"
    }
  }
}
