import Descriptions

/// A part of another law, multiplied by a factor: times · law(start + rate · x, of `of-length`). Past the end of the whole law it keeps the
/// value there.
///
/// Transforms write it when they cut a stage with a law into pieces of constant batch size.
public struct ExcerptLaw: Law {
  /// The law that this is a part of; a number stands for the law that is this number everywhere.
  public var whole: Quantity
  /// The length of the whole law.
  public var ofLength: LawLength
  /// Where in the whole law the excerpt starts, in the law's own clock; a little before its start where an update lies across it.
  public var start: Double
  /// Units of the law's own clock in a unit of the clock of the piece, > 0: 1/B where a law of updates runs on examples.
  public var rate: Double
  /// The factor on its values, > 0.
  public var times: Double

  /// A part of a law that is `ofLength` long in the clock of its piece.
  public init(law: any Law, ofLength: Double, start: Double = 0, rate: Double = 1, times: Double = 1) {
    (whole, self.ofLength, self.start) = (.law(law), LawLength(ofLength), start)
    (self.rate, self.times) = (rate, times)
  }

  /// A part of a law that is `ofEpochs` long.
  public init(law: any Law, ofEpochs: Double, start: Double = 0, times: Double = 1) {
    self.init(law: law, ofLength: ofEpochs, start: start, times: times)
    ofLength.isInEpochs = true
  }

  /// The length of the whole law, in epochs in a stage of epochs.
  public var ofEpochs: Double { ofLength.value }

  public static let name = "excerpt"
  public static let meaning =
    "times · law(start + rate · x), for x counted from the start of its stage or piece: a part of a law that is `of-length` long."
  public static let template = ExcerptLaw(law: LinearLaw.template, ofLength: 1)
  public static let fields: [Field<Self>] = [
    .required("law", \.whole, .named { Laws.catalog }, "The law that this is a part of."),
    Field("of-length", \.ofLength.inClock, .number(.positive), inItsClock("How long the whole law is")),
    Field("of-epochs", \.ofLength.inEpochs, .number(.positive, unit: "epochs"), "The same in a stage of epochs."),
    Field("start", \.start, .number(), inItsClock("Where in the whole law the excerpt starts")),
    Field(
      "rate", \.rate, .number(.positive), "Units of the whole law in one of the piece: 1/B for updates in examples.",
      isOmitted: true),
    Field("times", \.times, .number(.positive), "The factor on its values."),
  ]
  public static var mapping: Mapping {
    Mapping(name, parameters, meaning: meaning, forms: [["law", "of-length"], ["law", "of-epochs"]])
  }

  public func check() throws(Fault) {
    do { try whole.check() } catch { throw error.under("law") }
    guard start <= ofLength.value else {
      let key = ofLength.isInEpochs ? "of-epochs" : "of-length"
      throw Fault("start", start.shortText, allowed: "at most \(key) (\(ofLength.value.shortText))")
    }
  }

  /// The part of `law` (over `length` epochs) from `start`, times `times`; an excerpt of an excerpt is one excerpt.
  static func of(
    _ law: any Law, length: Double, start: Double, rate: Double = 1, times: Double = 1, in clock: Clock
  ) -> ExcerptLaw {
    guard var inner = law as? ExcerptLaw else {
      var excerpt = ExcerptLaw(law: law, ofLength: length, start: start, rate: rate, times: times)
      excerpt.ofLength.isInEpochs = clock == .epochs && rate == 1
      return excerpt
    }
    if rate != 1 { inner.ofLength.isInEpochs = false }
    inner.start += inner.rate * start
    inner.rate *= rate
    inner.times *= times
    return inner
  }

  /// The law itself where the excerpt, over a piece of some length, is the whole of it.
  func simplified(for length: Double) -> Quantity {
    start == 0 && rate == 1 && ofLength.value == length && abs(times - 1) < 1e-12 ? whole : .law(self)
  }

  public func value(at x: Double, of length: Double) -> Double {
    times * whole.value(at: min(start + rate * x, ofLength.value), of: ofLength.value)
  }

  public var isPiecewiseConstant: Bool { whole.isPiecewiseConstant }

  public func joints(of length: Double) -> [Double] {
    guard case .law(let law) = whole else { return [] }
    let joints = law.joints(of: ofLength.value).map { ($0 - start) / rate }
    // What a law does at its very end, such as a last step, shows where more follows.
    let isPassed = start + rate * length > ofLength.value * EqualSteps.nudge
    return isPassed ? joints + [(ofLength.value - start) / rate] : joints
  }
}
