import Descriptions

/// A value as a function of the epochs since the start of a stage.
///
/// A law is described by its parameters alone, so that it can be read from and written to a file without special cases. To add one:
/// a file with a conforming type, a line in ``Laws/all``, and a test.
public protocol Law: Described {
  /// The value `epoch` epochs (0…`length`) into a stage of `length` epochs.
  func value(at epoch: Double, of length: Double) -> Double
  /// Where the law is not smooth, in epochs since the start of the stage.
  func joints(of length: Double) -> [Double]
}

extension Law {
  public func joints(of length: Double) -> [Double] { [] }
}

/// The laws that an experiment file can name.
public enum Laws {
  /// Every law there is. One that is added here can be read from and written to files and is tested with the others.
  public static let all: [any Law.Type] = [
    LinearLaw.self, CosineLaw.self, ExponentialLaw.self, PolynomialLaw.self, StepLaw.self, WarmUpLaw.self,
    WarmUpStableDecayLaw.self, OneCycleLaw.self, ExcerptLaw.self, InverseTimeLaw.self,
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
  /// The value at the start of the stage.
  static func from(_ path: any WritableKeyPath<Root, Double> & Sendable, _ interval: Interval = .all) -> Field {
    .required("from", path, .number(interval), "The value at the start of the stage.")
  }

  /// The value at the end of the stage.
  static func to(_ path: any WritableKeyPath<Root, Double> & Sendable, _ interval: Interval = .all) -> Field {
    .required("to", path, .number(interval), "The value at the end of the stage.")
  }
}
