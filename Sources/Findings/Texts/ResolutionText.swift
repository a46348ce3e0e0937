import Equivalence
import Experiments
import Report

/// What a verdict `equivalent` would have noticed, in words.
package enum ResolutionText {
  /// For a sentence.
  ///
  /// - Parameter region: What the verdict speaks about, such as `once settled`; `nil` where the sentence has said it.
  package static func sentence(_ resolution: Resolution?, over region: String? = nil) -> String {
    guard let resolution else {
      let place = region.map { " \($0)" } ?? ""
      return "what it would have noticed\(place) is not known (compare: {controls: true} measures it)"
    }
    let text = sentence(of: resolution)
    return region.map { "\($0) it \(text.hasPrefix("not ") ? "is " : "")\(text)" } ?? text
  }

  private static func sentence(of resolution: Resolution) -> String {
    let tried = resolution.tried
    switch (resolution.below.map(factor), resolution.above.map(factor)) {
    case (let below?, let above?): return "would have noticed \(above) and \(below)"
    case (let below?, nil):
      return "would have noticed \(below); "
        + (tried.upperBound > 1
          ? "not shown to notice a larger g up to \(factor(tried.upperBound))" : "no larger g was tried")
    case (nil, let above?):
      return "would have noticed \(above); "
        + (tried.lowerBound < 1
          ? "not shown to notice a smaller g down to \(factor(tried.lowerBound))" : "no smaller g was tried")
    case (nil, nil): return "not shown to notice a wrong g \(range(tried))"
    }
  }

  /// For a field of a table; nothing but of `equivalent`.
  static func field(_ explained: ExplainedVerdict) -> String? {
    guard explained.verdict.kind == .equivalent else { return nil }
    guard let resolution = explained.resolution else { return "not known" }
    let parts = [resolution.above, resolution.below].compactMap { $0 }.map(factor)
    return parts.isEmpty ? "none \(range(resolution.tried))" : parts.joined(separator: ", ")
  }

  private static func range(_ tried: ClosedRange<Double>) -> String {
    if tried.lowerBound == 1 { return "up to \(factor(tried.upperBound))" }
    return tried.upperBound == 1
      ? "down to \(factor(tried.lowerBound))" : "from \(factor(tried.lowerBound)) to \(factor(tried.upperBound))"
  }

  /// A multiple of g, such as g × 1.5 and g ÷ 4.
  package static func factor(_ factor: Double) -> String {
    factor < 1 ? "g ÷ \(Wording.number(1 / factor))" : "g × \(Wording.number(factor))"
  }

  static let howToRead: Prose = """
    *Notices*: of the wrong noise scales that were tried, the nearest above and below from which on the same comparison would have called \
    all different with nine chances in ten. They are tried by multiplying the reference's learning rate from its first fall of g on, or \
    over the whole run where g never falls; where curves have a closed form by their expected values, otherwise by controls that are \
    simulated (`compare: {controls: true}`), whose own uncertainty counts against the verdict. *Not known*: neither.
    """
}
