/// A part of another law, multiplied by a factor: times · law(start + x, of `of-epochs`).
///
/// Transforms write it when they cut a stage with a law into pieces of constant batch size.
public struct ExcerptLaw: Law {
  public static let name = "excerpt"
  public static let parameterNames = ["law", "of-epochs", "start", "times"]
  /// The law that this is a part of.
  public let law: any Law
  /// The length of the whole law, epochs.
  public let ofEpochs: Double
  /// Where in the whole law the excerpt starts, epochs.
  public let start: Double
  /// The factor on its values, > 0.
  public let times: Double

  public init(parameters: Parameters) throws(ParameterError) {
    guard case .law(let law)? = try parameters.quantity("law") else {
      throw ParameterError("law", parameters["law"]?.text, allowed: "a law such as {cosine: {from: 0.1, to: 0}}")
    }
    self.law = law
    ofEpochs = try parameters.number("of-epochs", in: Double.leastNonzeroMagnitude..., "> 0")
    start = try parameters.number("start", default: 0, in: 0...ofEpochs, "within 0…of-epochs")
    times = try parameters.number("times", default: 1, in: Double.leastNonzeroMagnitude..., "> 0")
  }

  private init(_ law: any Law, ofEpochs: Double, start: Double, times: Double) {
    (self.law, self.ofEpochs, self.start, self.times) = (law, ofEpochs, start, times)
  }

  /// The part of `law` (over `length` epochs) from `start`, times `times`; an excerpt of an excerpt is one excerpt.
  static func of(_ law: any Law, length: Double, start: Double, times: Double) -> ExcerptLaw {
    guard let inner = law as? ExcerptLaw else {
      return ExcerptLaw(law, ofEpochs: length, start: start, times: times)
    }
    return ExcerptLaw(inner.law, ofEpochs: inner.ofEpochs, start: inner.start + start, times: inner.times * times)
  }

  public var parameters: Parameters {
    [
      "law": .law(name: type(of: law).name, law.parameters), "of-epochs": .number(ofEpochs), "start": .number(start),
      "times": .number(times),
    ]
  }

  public func value(at epoch: Double, of length: Double) -> Double {
    times * law.value(at: min(start + epoch, ofEpochs), of: ofEpochs)
  }

  public func joints(of length: Double) -> [Double] { law.joints(of: ofEpochs).map { $0 - start } }
}
