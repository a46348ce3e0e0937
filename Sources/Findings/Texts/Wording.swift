import Elementary
import Equivalence
import Experiments
import Foundation
import NoiseScale
import Report

/// Numbers and findings in words, the same in the report and on the terminal.
package enum Wording {
  /// For the eye; also of what is infinite (an interval of one replicate) or unknown.
  package static func number(_ value: Double, digits: Int = 3) -> String {
    if value.isNaN { return "unknown" }
    guard value.isFinite else { return value < 0 ? "−∞" : "∞" }
    return NumberText.significant(value, digits: digits)
  }

  /// The band of the epoch that makes two curves different; otherwise from the lowest to the highest end of the pointwise intervals.
  static func interval(_ verdict: Verdict) -> String? {
    if let deciding = verdict.deciding { return "\(number(deciding.lower)) … \(number(deciding.upper))" }
    guard let lower = verdict.lower, let upper = verdict.upper else { return nil }
    return "\(number(lower)) … \(number(upper))"
  }

  /// What is said behind a verdict whose replicates are skewed.
  package static let skewed = "less sure than that, for its replicates look skewed"

  /// Stretches of epochs, such as 160–200.
  package static func stretches(_ stretches: [ClosedRange<Double>]) -> String {
    stretches.map { "\(number($0.lowerBound, digits: 6))–\(number($0.upperBound, digits: 6))" }.joined(separator: ", ")
  }

  /// Whole numbers in groups of three.
  package static func count(_ value: Int) -> String {
    var digits = Array(String(abs(value)))
    var position = digits.count - 3
    while position > 0 {
      digits.insert("\u{202F}", at: position)
      position -= 3
    }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// A large number with K, M, B or T, for the eye.
  package static func amount(_ value: Double) -> String {
    for (factor, suffix) in [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")] where value >= factor {
      return number(value / factor, digits: 4) + suffix
    }
    return number(value, digits: 4)
  }

  /// A number of things, such as 1 mode or 2 modes.
  static func plural(_ value: Int, _ thing: String) -> String { "\(count(value)) \(thing)\(value == 1 ? "" : "s")" }

  /// What a verdict counts: whole epochs, whatever else is recorded, or windows.
  package static func unit(recordStep: Double, window: Double?) -> String {
    window != nil ? "window" : recordStep == 1 ? "epoch" : "recorded point"
  }

  /// Names one behind the other; those of schedules that transforms have made have commas of their own.
  static func list(_ names: [String]) -> String {
    names.joined(separator: names.contains { $0.contains(",") } ? "; " : ", ")
  }

  package static func metric(_ name: String) -> String { name.replacingOccurrences(of: "_", with: " ") }

  package static func meaning(_ reason: Reason) -> String {
    switch reason {
    case .unequalNoiseScale: "the schedules do not have the same g"
    case .unequalWeightDecay: "the weight decay does not shrink the weights alike per epoch"
    case .finiteLearningRate: "the discrete optimiser at this learning rate is not its SDE"
    case .memory: "the velocity remembers for θ = B/(N(1−m)) epochs, and θ differs"
    case .finiteTrainingSet: "a batch is a visible part of the training set, so exact and approximate g differ"
    case .batchBoundary: "a stage can only change between updates, and large batches overshoot its end"
    case .diverged: "a schedule diverges"
    case .tooFewReplicates: "the intervals are too wide for the margin"
    case .noSettledEpoch: "no recorded epoch is settled, or none of a stage in which the two differ"
    case .missingEpochs:
      "only one of the two has some of the epochs, they end apart, or nothing is recorded where they differ"
    }
  }

  /// The same where it depends on how batches are drawn.
  static func meaning(_ reason: Reason, _ sampling: Sampling?) -> String {
    guard reason == .finiteTrainingSet, sampling == .reshuffled else { return meaning(reason) }
    return "an epoch has few batches, which leaves slow modes 1 − (B/N)² of their noise"
  }

  /// How two totals of updates compare.
  package static func updates(_ mine: Int, against reference: Int) -> String {
    let ratio = Double(reference) / Double(max(mine, 1))
    if abs(ratio - 1) < 0.005 { return mine == reference ? "as many updates" : "about as many updates" }
    let factor = max(ratio, 1 / ratio)
    // Two digits of a factor near 1 would show none of the difference.
    let text = number(factor, digits: factor < 1.095 ? 3 : 2)
    return ratio > 1 ? "\(text)× fewer updates" : "\(text)× more updates"
  }

  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<1.5: "a second"
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
