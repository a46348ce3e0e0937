import Descriptions

/// Linear from `from` to `to` over the first `length`, then the law `then` over the rest of the piece (or `to`, where there is no
/// `then`).
///
/// Source: Goyal et al., arXiv 1706.02677, section 2.2 (gradual warm-up).
public struct WarmUpLaw: Law {
  /// The values at both ends of the rise.
  public var from, to: Double
  /// The length of the rise.
  public var rise: LawLength
  /// What runs over the rest of the piece; `nil`: the constant `to`.
  public var then: Quantity?

  /// A straight rise of `length` in the clock of its piece, then something else.
  public init(from: Double, to: Double, length: Double, then: Quantity? = nil) {
    (self.from, self.to, rise, self.then) = (from, to, LawLength(length), then)
  }

  /// A straight rise of so many epochs, then something else.
  public init(from: Double, to: Double, epochs: Double, then: Quantity? = nil) {
    self.init(from: from, to: to, length: epochs, then: then)
    rise.isInEpochs = true
  }

  public static let name = "warm-up"
  public static let meaning =
    "A straight line from `from` to `to` over the first part of its stage or piece, then another law or `to`."
  public static let template = WarmUpLaw(from: 0, to: 1, length: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("to", \.to, .number(), "The value at the end of the rise."),
    Field("length", \.rise.inClock, .number(.positive), inItsClock("How long the rise is")),
    Field("epochs", \.rise.inEpochs, .number(.positive, unit: "epochs"), "The same in a stage of epochs."),
    Field("then", \.then, .quantity(.number()), "What runs over the rest; left out: the constant `to`."),
  ]
  public static var mapping: Mapping {
    Mapping(name, parameters, meaning: meaning, forms: [["from", "to", "length"], ["from", "to", "epochs"]])
  }

  public func check() throws(Fault) {
    do { try then?.check() } catch { throw error.under("then") }
  }

  public func value(at x: Double, of length: Double) -> Double {
    let rise = rise.value
    if x < rise { return from + (to - from) * (x / rise) }
    guard let then else { return to }
    let rest = max(length - rise, .leastNonzeroMagnitude)
    // The difference carries the rounding of x; a step must not be missed for it.
    let passed = then.isPiecewiseConstant ? x - rise + 2 * x.ulp : x - rise
    return then.value(at: passed, of: rest)
  }

  public var isPiecewiseConstant: Bool { from == to && then?.isPiecewiseConstant ?? true }

  public func joints(of length: Double) -> [Double] {
    guard rise.value < length else { return [] }
    guard case .law(let law)? = then else { return [rise.value] }
    return [rise.value] + law.joints(of: length - rise.value).map { $0 + rise.value }
  }
}
