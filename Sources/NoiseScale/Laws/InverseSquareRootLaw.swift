import Descriptions

/// scale/√(start + max(x, hold)), after x; with `from` in place of `scale`, from · √((start + hold)/(start + max(x, hold))): the same
/// by its first value. `start` ≥ 0 is how far the root is when the piece starts, `hold` ≥ 0 how long the value stays constant before
/// it falls; one of them is > 0.
///
/// Sources: Vaswani et al., arXiv 1706.03762, section 5.3, after its warm-up of w updates (`start` w); Raffel et al., arXiv
/// 1910.10683, section 3.1.2: 1/√max(k, 10⁴) for update k (`scale` 1, `start` 0, `hold` 10⁴).
public struct InverseSquareRootLaw: Law {
  /// What the height of the curve is given by.
  public enum Height: Sendable, Equatable {
    /// The value where the root is at 1, in the clock of the piece.
    case scale(Double)
    /// The value at the start of the piece.
    case from(Double)
  }
  /// The height of the curve.
  public var height: Height
  /// How far the root is at the start of the piece, and how long the value is constant at first, both ≥ 0.
  public var start, hold: Double

  /// scale/√(start + max(x, hold)).
  public init(scale: Double, start: Double, hold: Double = 0) {
    (height, self.start, self.hold) = (.scale(scale), start, hold)
  }

  /// from · √((start + hold)/(start + max(x, hold))).
  public init(from: Double, start: Double, hold: Double = 0) {
    (height, self.start, self.hold) = (.from(from), start, hold)
  }

  public static let name = "inverse-square-root"
  public static let meaning = """
    scale/√(start + max(x, hold)), for x counted from the start of its stage or piece; with `from`, \
    from · √((start + hold)/(start + max(x, hold))).
    """
  public static let template = InverseSquareRootLaw(scale: 1, start: 1)
  public static let fields: [Field<Self>] = [
    Field("scale", \.scale, .number(), "The value where what stands under the root is 1."),
    Field("from", \.from, .number(), "The value at the start of its stage or piece."),
    .required(
      "start", \.start, .number(.nonNegative),
      inItsClock("What stands under the root at the start, > 0 where hold is 0")),
    Field("hold", \.hold, .number(.nonNegative), inItsClock("How long the value stays constant before it falls")),
  ]
  public static var mapping: Mapping {
    Mapping(name, parameters, meaning: meaning, forms: [["scale", "start"], ["from", "start"]])
  }

  private var scale: Double? {
    get { if case .scale(let value) = height { value } else { nil } }
    set { if let newValue { height = .scale(newValue) } }
  }

  private var from: Double? {
    get { if case .from(let value) = height { value } else { nil } }
    set { if let newValue { height = .from(newValue) } }
  }

  public func check() throws(Fault) {
    guard start + hold > 0 else { throw Fault("start", start.shortText, allowed: "> 0 where hold is 0") }
  }

  public func value(at x: Double, of length: Double) -> Double {
    let root = start + max(x, hold)
    return switch height {
    case .scale(let scale): scale / root.squareRoot()
    case .from(let from): from * ((start + hold) / root).squareRoot()
    }
  }

  public func joints(of length: Double) -> [Double] { hold > 0 && hold < length ? [hold] : [] }
}
