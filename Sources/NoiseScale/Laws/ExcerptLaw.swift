import Descriptions

/// A part of another law, multiplied by a factor: times · law(start + x, of `of-epochs`).
///
/// Transforms write it when they cut a stage with a law into pieces of constant batch size.
public struct ExcerptLaw: Law {
  /// The law that this is a part of; a number stands for the law that is this number everywhere.
  public var whole: Quantity
  /// The length of the whole law, epochs.
  public var ofEpochs: Double
  /// Where in the whole law the excerpt starts, epochs.
  public var start: Double
  /// The factor on its values, > 0.
  public var times: Double

  /// A part of a law that is `ofEpochs` long.
  public init(law: any Law, ofEpochs: Double, start: Double = 0, times: Double = 1) {
    (whole, self.ofEpochs, self.start, self.times) = (.law(law), ofEpochs, start, times)
  }

  public static let name = "excerpt"
  public static let meaning =
    "times · law(start + x), for x epochs into its stage: a part of a law that is `of-epochs` long."
  public static let template = ExcerptLaw(law: LinearLaw.template, ofEpochs: 1)
  public static let fields: [Field<Self>] = [
    .required("law", \.whole, .named { Laws.catalog }, "The law that this is a part of."),
    .required("of-epochs", \.ofEpochs, .number(.positive, unit: "epochs"), "How long the whole law is."),
    Field("start", \.start, .number(.nonNegative, unit: "epochs"), "Where in the whole law the excerpt starts."),
    Field("times", \.times, .number(.positive), "The factor on its values."),
  ]

  public func check() throws(Fault) {
    do { try whole.check() } catch { throw error.under("law") }
    guard start <= ofEpochs else {
      throw Fault("start", start.shortText, allowed: "at most of-epochs (\(ofEpochs.shortText))")
    }
  }

  /// The part of `law` (over `length` epochs) from `start`, times `times`; an excerpt of an excerpt is one excerpt.
  static func of(_ law: any Law, length: Double, start: Double, times: Double) -> ExcerptLaw {
    guard var inner = law as? ExcerptLaw else {
      return ExcerptLaw(law: law, ofEpochs: length, start: start, times: times)
    }
    inner.start += start
    inner.times *= times
    return inner
  }

  public func value(at epoch: Double, of length: Double) -> Double {
    times * whole.value(at: min(start + epoch, ofEpochs), of: ofEpochs)
  }

  public func joints(of length: Double) -> [Double] {
    guard case .law(let law) = whole else { return [] }
    return law.joints(of: ofEpochs).map { $0 - start }
  }
}
