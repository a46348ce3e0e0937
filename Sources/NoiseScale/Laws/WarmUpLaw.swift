import Descriptions

/// Linear from `from` to `to` over the first `epochs`, then the law `then` over the rest of the stage (or `to`, where there
/// is no `then`).
///
/// Source: Goyal et al., arXiv 1706.02677, section 2.2 (gradual warm-up).
public struct WarmUpLaw: Law {
  /// The values at both ends of the rise, and its length in epochs, > 0.
  public var from, to, epochs: Double
  /// What runs over the rest of the stage; `nil`: the constant `to`.
  public var then: Quantity?

  /// A straight rise, then something else.
  public init(from: Double, to: Double, epochs: Double, then: Quantity? = nil) {
    (self.from, self.to, self.epochs, self.then) = (from, to, epochs, then)
  }

  public static let name = "warm-up"
  public static let meaning =
    "A straight line from `from` to `to` over the first epochs of its stage, then another law or `to`."
  public static let template = WarmUpLaw(from: 0, to: 1, epochs: 1)
  public static let fields: [Field<Self>] = [
    .from(\.from), .required("to", \.to, .number(), "The value at the end of the rise."),
    .required("epochs", \.epochs, .number(.positive, unit: "epochs"), "How long the rise is."),
    Field("then", \.then, .quantity(.number()), "What runs over the rest of the stage; left out: the constant `to`."),
  ]

  public func check() throws(Fault) {
    do { try then?.check() } catch { throw error.under("then") }
  }

  public func value(at epoch: Double, of length: Double) -> Double {
    if epoch < epochs { return from + (to - from) * (epoch / epochs) }
    guard let then else { return to }
    return then.value(at: epoch - epochs, of: max(length - epochs, .leastNonzeroMagnitude))
  }

  public func joints(of length: Double) -> [Double] {
    guard epochs < length else { return [] }
    guard case .law(let law)? = then else { return [epochs] }
    return [epochs] + law.joints(of: length - epochs).map { $0 + epochs }
  }
}
