import Descriptions

/// from, from + by, from + 2 by, … to: a batch size that grows (or falls) in n = (to − from)/by equal increments.
///
/// At x of a length E in examples (or tokens, or epochs), n sizes come before `to`, which x = E has:
/// - share examples: each gets E/n, so that the size is from + by · ⌊n x/E⌋ (Megatron-LM's `--rampup-batch-size`);
/// - share updates: each gets as many updates, so that size b gets E b/Σb (the batch-size warm-up of ModernBERT's Composer).
///
/// The two make different numbers of updates of the same three numbers: the mean size over the updates is harmonic in the first,
/// arithmetic in the second.
public struct IncrementsLaw: Law {
  /// What each size before the last gets an equal share of.
  public enum Share: String, Word {
    /// Of the examples, or tokens.
    case examples
    /// Of the updates; in a piece that is counted in examples, tokens or epochs.
    case updates
  }
  /// The first size and the last, both > 0, and the increment.
  public var from, to, by: Double
  /// What is shared equally.
  public var share: Share

  /// Equal increments from one size to another.
  public init(from: Double, to: Double, by: Double, share: Share = .examples) {
    (self.from, self.to, self.by, self.share) = (from, to, by, share)
  }

  public static let name = "increments"
  public static let meaning = """
    A batch that goes from `from` to `to` in n = (to − from)/by increments, with equal examples or equal updates at each size: \
    from + by · ⌊n x/E⌋ at x of the length E of its stage or piece, or the sizes b for E b/Σb each.
    """
  public static let template = IncrementsLaw(from: 1, to: 2, by: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from, .positive), .to(\.to, .positive),
    .required("by", \.by, .number(), "The increment; to − from is a whole multiple of it."),
    Field(
      "share", \.share, .words(Share.self),
      "What each size before the last gets equally much of, in a piece counted in examples, tokens or epochs."),
  ]

  public func check() throws(Fault) {
    let exact = (to - from) / by
    guard exact.isFinite, count >= 1, abs(exact - count) <= 1e-9 * count else {
      throw Fault("by", by.shortText, allowed: "a whole part of to − from (\((to - from).shortText))")
    }
    // Beyond it there are whole numbers of increments that no double is.
    guard count <= 0x1p53 else {
      throw Fault("by", by.shortText, allowed: "so large that there are at most 2^53 increments")
    }
  }

  /// n.
  private var count: Double { ((to - from) / by).rounded() }

  /// The sum of the first sizes.
  private func sum(_ sizes: Double) -> Double { sizes * (from + by * (sizes - 1) / 2) }

  public func value(at x: Double, of length: Double) -> Double {
    let made = made(at: x, of: length)
    return made < count ? from + by * made : to
  }

  /// How many increments were made before x. An update that starts on one up to rounding belongs to what follows.
  private func made(at x: Double, of length: Double) -> Double {
    switch share {
    case .examples: return EqualSteps(distance: length / count).passed(at: x)
    case .updates:
      // The most sizes whose examples fit before x, by bisection: their sum is a parabola, whose inverse rounds badly.
      let passed = x / length * sum(count) * EqualSteps.nudge
      guard passed < sum(count) else { return count }
      var (low, high) = (0.0, count)
      while high - low > 1 {
        let middle = ((low + high) / 2).rounded(.down)
        if sum(middle) <= passed { low = middle } else { high = middle }
      }
      return low
    }
  }

  public var isPiecewiseConstant: Bool { true }

  public func joints(of length: Double) -> [Double] {
    switch share {
    case .examples: return EqualSteps(distance: length / count).joints(of: length)
    case .updates:
      guard count > 1, count < EqualSteps.most else { return [] }
      return (1..<Int(count)).map { length * (sum(Double($0)) / sum(count)) }
    }
  }
}
