import Elementary
import Equivalence
import Report

/// How far a curve is from its reference, in words: in per cent up to a factor of 2 either way, beyond that in times.
extension Wording {
  /// How far from the reference an interval of gaps reaches, rounded up, to stand behind "within" or "by up to": of logarithms a
  /// percentage of the reference, which is smaller below it than above, or a factor; of accuracies a number.
  package static func reach(_ lower: Double, _ upper: Double, _ kind: GapKind) -> String {
    isInTimes(lower, upper, kind)
      ? "a factor of \(factor(lower, upper))" : smallReach(lower, upper, kind)
  }

  /// How far a verdict's pointwise interval reaches from the reference; `nil` without an interval.
  package static func reach(_ verdict: Verdict, _ kind: GapKind) -> String? {
    interval(of: verdict).map { reach($0.lower, $0.upper, kind) }
  }

  /// Where the band of gaps of a curve that differs lies, to stand behind its metric: `11 … 13 % above the reference's`, `6200 times the
  /// reference's`. The ends are rounded outwards.
  ///
  /// - Parameter whose: What it is measured by, such as `the reference's` or `that of base`.
  package static func distance(_ lower: Double, _ upper: Double, _ kind: GapKind, _ whose: String) -> String {
    let side = lower + upper < 0 ? "below" : "above"
    if isInTimes(lower, upper, kind) { return "\(span(.exp(lower), .exp(upper))) times \(whose)" }
    let (near, far) = (min(lower.magnitude, upper.magnitude), max(lower.magnitude, upper.magnitude))
    guard kind == .logRatio else { return "\(span(near, far)) \(side) \(whose)" }
    let percent = { (gap: Double) in 100 * abs(Double.expMinusOne(side == "below" ? -gap : gap)) }
    return "\(span(percent(near), percent(far))) % \(side) \(whose)"
  }

  /// How far a verdict reaches, in a few characters: of one that differs the gap of the epoch that shows it, with its sign; otherwise how
  /// far the interval reaches, `nil` where it does not speak of all of its region.
  static func shortReach(_ verdict: Verdict, _ kind: GapKind) -> String? {
    if let gap = verdict.deciding?.gap {
      guard kind == .logRatio else { return signed(gap) }
      return isInTimes(gap, gap, kind) ? "\(number(.exp(gap), digits: 2))×" : "\(signed(100 * .expMinusOne(gap))) %"
    }
    let isPartial = [.noSettledEpoch, .missingEpochs, .diverged].contains(verdict.limitation)
    guard !isPartial, let ends = interval(of: verdict) else { return nil }
    return isInTimes(ends.lower, ends.upper, kind)
      ? "\(factor(ends.lower, ends.upper))×" : smallReach(ends.lower, ends.upper, kind)
  }

  private static func interval(of verdict: Verdict) -> (lower: Double, upper: Double)? {
    guard let lower = verdict.lower, let upper = verdict.upper, lower.isFinite, upper.isFinite else { return nil }
    return (lower, upper)
  }

  /// Per cent say little beyond a factor of 2, and cannot go below −100.
  private static func isInTimes(_ lower: Double, _ upper: Double, _ kind: GapKind) -> Bool {
    kind == .logRatio && max(lower.magnitude, upper.magnitude) > .log(2)
  }

  private static func factor(_ lower: Double, _ upper: Double) -> String {
    roundedUp(.exp(max(lower.magnitude, upper.magnitude)))
  }

  private static func smallReach(_ lower: Double, _ upper: Double, _ kind: GapKind) -> String {
    switch kind {
    // What is less than a rounding of the logarithms is none.
    case .logRatio:
      max(lower.magnitude, upper.magnitude) < 1e-12
        ? "0 %" : roundedUp(100 * max(.expMinusOne(upper), -Double.expMinusOne(lower))) + " %"
    case .difference: roundedUp(max(upper, -lower))
    }
  }

  /// One number of what has no width that would be seen.
  private static func span(_ lower: Double, _ upper: Double) -> String {
    if number(lower) == number(upper) { return number(lower) }
    return "\(roundedDown(lower)) … \(roundedUp(upper))"
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "−" : "+") + number(value.magnitude, digits: 2)
  }

  /// Two significant digits that are not below the value (by more than its rounding).
  private static func roundedUp(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return number(value) }
    let unit = Double.exp10(Double.log10(value).rounded(.down) - 1)
    return number((value / unit * (1 - 1e-9)).rounded(.up) * unit, digits: 2)
  }

  /// Two significant digits that are not above the value (by more than its rounding).
  private static func roundedDown(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return number(value) }
    let unit = Double.exp10(Double.log10(value).rounded(.down) - 1)
    return number((value / unit * (1 + 1e-9)).rounded(.down) * unit, digits: 2)
  }
}
