extension Verdict {
  /// Above this ``skewness`` the replicates look too skewed for the confidence.
  public static let skewLimit = 0.2

  /// Whether the replicates look too skewed for the confidence.
  public var isSkewed: Bool { skewness > Self.skewLimit }

  /// Whether something is claimed, with less confidence than it says.
  public var isDoubtful: Bool { isSkewed && kind != .inconclusive }

  /// ``skewness``.
  static func skewness(of estimates: [GapEstimate]) -> Double {
    let known = estimates.filter { $0.standardError.isFinite && $0.standardError > 0 }
    guard !known.isEmpty else { return 0 }
    let shares = known.map(\.shares)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func cube(_ root: Double) -> Double { root * root * root }
    let imputed =
      known[0].isRatio
      ? 3
        * mean(shares.map { ($0.own * $0.own - $0.other * $0.other) / cube(($0.own + $0.other).squareRoot()) })
        .magnitude
      : 0
    let replicates = known.flatMap { [$0.count, $0.referenceCount] }.filter { $0 > 0 }.min() ?? 0
    guard replicates >= 16 else { return imputed }
    let measured =
      mean(known.map(\.thirdOfMean)).magnitude / cube(mean(shares.map { $0.own + $0.other }).squareRoot())
    return max(imputed, measured)
  }
}

extension GapEstimate {
  /// s²/R of each side, in squared units of the gap.
  fileprivate var shares: (own: Double, other: Double) {
    (count > 0 ? spread / Double(count) : 0, referenceCount > 0 ? referenceSpread / Double(referenceCount) : 0)
  }

  /// The third central moment of the gap, to first order.
  fileprivate var thirdOfMean: Double {
    func term(_ third: Double, _ count: Int) -> Double { count > 0 ? third / Double(count * count) : 0 }
    return term(third, count) - term(referenceThird, referenceCount)
  }
}
