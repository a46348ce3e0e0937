import Descriptions

/// A value as a function of the time since the start of a piece: a stage, or a piece of a hyper-parameter's own.
///
/// Time is counted in the clock of the piece: epochs in a stage of epochs, otherwise updates, examples or tokens. A law does not
/// know which; the times among its parameters (`every`, `warm-up`, …) are in the same clock.
///
/// A law is described by its parameters alone, so that it can be read from and written to a file without special cases. To add one:
/// a file with a conforming type, a line in ``Laws/all``, and a test.
public protocol Law: Described {
  /// The value at `x` (0…`length`), counted from the start of a piece that is `length` long. Between two neighbouring joints it
  /// never falls after it rose, nor rises after it fell.
  func value(at x: Double, of length: Double) -> Double
  /// Where the law is not smooth within the piece, counted like x; what happens at its very end alone is not among them.
  func joints(of length: Double) -> [Double]
  /// Whether the value changes only at the joints. Where these are too many to be listed (``joints(of:)``), it changes without
  /// them.
  var isPiecewiseConstant: Bool { get }
}

extension Law {
  public func joints(of length: Double) -> [Double] { [] }
  public var isPiecewiseConstant: Bool { false }

  /// The parts of a piece over which the law is constant, one after another: where each starts, and its value.
  ///
  /// `nil` where the law is smooth, or has more steps than are listed. The values are taken amid the parts, away from what
  /// rounding does at their ends; a value that holds at the very end alone is not among them.
  func constantParts(of length: Double) -> [(start: Double, value: Double)]? {
    guard isPiecewiseConstant else { return nil }
    let starts = [0] + joints(of: length).filter { $0 > 0 && $0 < length }.sorted()
    let parts = zip(starts, starts.dropFirst() + [length]).map { start, end in
      (start: start, value: value(at: start + (end - start) / 2, of: length))
    }
    // Steps that are not listed show as a difference between both ends of a part, over which the law is monotone.
    let ends = zip(parts, starts.dropFirst() + [length]).allSatisfy { part, end in
      let last = part.start + (end - part.start) * (1 - 1e-9)
      return value(at: part.start, of: length) == part.value && value(at: last, of: length) == part.value
    }
    return ends ? parts : nil
  }
}

extension Quantity {
  /// Whether the value changes only at the joints of a law.
  var isPiecewiseConstant: Bool {
    switch self {
    case .constant, .tokens: true
    case .law(let law): law.isPiecewiseConstant
    }
  }
}

extension Law {
  /// The key by which the law, or what it runs on the same clock, says a length in epochs; `nil` where none does.
  var keyInEpochs: String? {
    switch self {
    case let law as WarmUpLaw: law.rise.isInEpochs ? "epochs" : law.then?.law?.keyInEpochs
    case let law as ExcerptLaw: law.ofLength.isInEpochs ? "of-epochs" : law.rate == 1 ? law.whole.law?.keyInEpochs : nil
    default: nil
    }
  }
}

extension Quantity {
  /// The law, where it is one.
  var law: (any Law)? { if case .law(let law) = self { law } else { nil } }
}

/// The laws that an experiment file can name.
public enum Laws {
  /// Every law there is. One that is added here can be read from and written to files and is tested with the others.
  public static let all: [any Law.Type] = [
    LinearLaw.self, CosineLaw.self, ExponentialLaw.self, PolynomialLaw.self, StepLaw.self, WarmUpLaw.self,
    WarmUpStableDecayLaw.self, OneCycleLaw.self, ExcerptLaw.self, InverseTimeLaw.self, OneMinusSquareRootLaw.self,
    InverseSquareRootLaw.self, LogarithmicLaw.self, IncrementsLaw.self, TableLaw.self,
  ]

  /// The same with their parameters described.
  public static let catalog = Catalog(
    "law", takesNames: false, words: "a law such as {cosine: {from: 0.1, to: 0}}", all)

  /// The law that a node names, with its parameters.
  /// - Throws: ``/Descriptions/Fault`` for an unknown law, an unknown parameter, or an impossible value.
  public static func read(_ node: Node) throws(Fault) -> any Law {
    guard let law = try catalog.read(node) as? any Law else { preconditionFailure("the catalogue holds laws alone") }
    return law
  }
}

extension Field where Root: Law {
  /// The value at the start of the piece.
  static func from(_ path: any WritableKeyPath<Root, Double> & Sendable, _ interval: Interval = .all) -> Field {
    .required("from", path, .number(interval), "The value at the start of its stage or piece.")
  }

  /// The value at the end of the piece.
  static func to(_ path: any WritableKeyPath<Root, Double> & Sendable, _ interval: Interval = .all) -> Field {
    .required("to", path, .number(interval), "The value at the end of its stage or piece.")
  }
}

/// The meaning of a time among the parameters of a law.
func inItsClock(_ meaning: String) -> String { "\(meaning), in the clock of its piece: epochs in a stage of epochs." }
