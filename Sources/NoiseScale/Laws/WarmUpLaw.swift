/// Linear from `from` to `to` over the first `epochs`, then the law `then` over the rest of the stage (or `to`, where there
/// is no `then`).
///
/// Source: Goyal et al., arXiv 1706.02677, section 2.2 (gradual warm-up).
public struct WarmUpLaw: Law {
  public static let name = "warm-up"
  public static let parameterNames = ["from", "to", "epochs", "then"]
  /// The values at both ends of the rise, and its length in epochs, > 0.
  public let from, to, epochs: Double
  /// What runs over the rest of the stage; `nil`: the constant `to`.
  public let then: Quantity?

  public init(parameters: Parameters) throws(ParameterError) {
    from = try parameters.number("from")
    to = try parameters.number("to")
    epochs = try parameters.number("epochs", in: Double.leastNonzeroMagnitude..., "> 0")
    then = try parameters.quantity("then")
  }

  public var parameters: Parameters {
    let start: [(name: String, value: ParameterValue)] = [
      ("from", .number(from)), ("to", .number(to)), ("epochs", .number(epochs)),
    ]
    return Parameters(start + (then.map { [("then", $0.parameterValue)] } ?? []))
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
