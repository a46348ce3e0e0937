/// A value as a function of the epochs since the start of a stage.
///
/// A law is described by its parameters alone, so that it can be read from and written to a file without special cases.
public protocol Law: Sendable {
  /// The name in an experiment file, e.g. `cosine`.
  static var name: String { get }
  /// The names its parameters may have.
  static var parameterNames: [String] { get }
  /// The law with these values, as an experiment file gives them.
  ///
  /// - Throws: ``ParameterError`` for a missing or impossible parameter.
  init(parameters: Parameters) throws(ParameterError)
  /// What `init(parameters:)` takes to make this law again.
  var parameters: Parameters { get }
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
    WarmUpStableDecayLaw.self, OneCycleLaw.self, ExcerptLaw.self,
  ]

  /// The names of ``all``, in the same order.
  public static var names: [String] { all.map { $0.name } }

  /// The law called `name` with these parameters.
  /// - Throws: ``ParameterError`` for an unknown law, an unknown parameter, or an impossible value.
  public static func make(_ name: String, _ parameters: Parameters) throws(ParameterError) -> any Law {
    guard let type = all.first(where: { $0.name == name }) else {
      throw ParameterError(unknown: name, of: "law", known: names)
    }
    try parameters.requireNames(type.parameterNames, of: name)
    return try type.init(parameters: parameters)
  }
}
