import DataSets
import Foundation
import NoiseScale
import StochasticSimulation

/// The loss that is minimised.
public enum ProblemDescription: Sendable, Equatable {
  /// The noisy quadratic: independent modes, every dynamics.
  case quadratic(QuadraticDescription)
  /// A small classifier on data: minibatches alone.
  case network(NetworkDescription)

  /// Whether the loss is defined by data.
  public var isNetwork: Bool {
    if case .network = self { true } else { false }
  }
}

/// The noisy quadratic ½ Σ h_i w_i² with gradient-noise covariance diag(c_i).
public struct QuadraticDescription: Sendable, Equatable {
  /// The curvatures h_i > 0 of the modes.
  public enum Curvature: Sendable, Equatable {
    /// h_i = largest · i^(−exponent), i = 1…modes.
    case powerLaw(modes: Int, largest: Double, exponent: Double)
    /// Each by itself.
    case values([Double])
  }
  /// The per-example gradient variances c_i ≥ 0 of the modes.
  public enum GradientVariance: Sendable, Equatable {
    /// c_i = factor · h_i.
    case perCurvature(Double)
    /// The same for all modes.
    case constant(Double)
    /// Each by itself, as many as curvatures.
    case values([Double])
  }
  /// h_i, and with them the number of modes.
  public var curvature: Curvature
  /// c_i, so that a batch has the variance c_i/B, or c_i (1/B − 1/N) without replacement.
  public var gradientVariance: GradientVariance
  /// Of every w_i at the start.
  public var initialMean: Double
  /// ≥ 0.
  public var initialVariance: Double

  /// 1000 modes h_i = i^(−½) with c_i = h_i and w_i ~ N(0, 1) at the start, unless told.
  public init(
    curvature: Curvature = .powerLaw(modes: 1000, largest: 1, exponent: 0.5),
    gradientVariance: GradientVariance = .perCurvature(1), initialMean: Double = 0, initialVariance: Double = 1
  ) {
    self.curvature = curvature
    self.gradientVariance = gradientVariance
    self.initialMean = initialMean
    self.initialVariance = initialVariance
  }
}

/// A small softmax classifier on a data set.
public struct NetworkDescription: Sendable, Equatable {
  /// The name of a data set.
  public var data: String
  /// Parameters of the data set, e.g. `pool`.
  public var dataParameters: Parameters
  /// Where the files of the data set are, if not in the system's folder.
  public var dataDirectory: String?
  /// Units of each hidden layer; empty: none.
  public var hidden: [Int]
  /// `tanh` or `relu`.
  public var activation: String
  /// Train metrics are taken on the first so many training examples.
  public var evaluateTrain: Int

  /// One hidden layer of 32 on Fashion-MNIST unless told; the data set's own defaults are filled in.
  public init(
    data: String = "fashion-mnist", dataParameters: Parameters = [:], dataDirectory: String? = nil,
    hidden: [Int] = [32], activation: String = "tanh", evaluateTrain: Int = 10_000
  ) {
    self.data = data
    self.dataParameters = Self.withDefaults(dataParameters, of: data)
    self.dataDirectory = dataDirectory
    self.hidden = hidden
    self.activation = activation
    self.evaluateTrain = evaluateTrain
  }
}

extension NetworkDescription {
  /// The names that the parameters of a data set may have, or `nil` for an unknown data set. How many training examples are
  /// used is the experiment's `training-set-size`.
  public static func parameterNames(of data: String) -> [String]? {
    DataSources.all.first { $0.name == data }?.parameters.map(\.name).filter { $0 != trainingExamples }
  }

  /// The data sets that `data` may name.
  public static var dataSetNames: [String] { DataSources.all.map(\.name) }

  /// The data sets' own name of N.
  static let trainingExamples = "examples"

  private static func withDefaults(_ given: Parameters, of data: String) -> Parameters {
    guard let source = DataSources.all.first(where: { $0.name == data }) else { return given }
    let known = source.parameters.filter { $0.name != trainingExamples }
    let filled = known.map { (name: $0.name, value: given[$0.name] ?? .number($0.defaultValue)) }
    return Parameters(filled + given.entries.filter { entry in !known.contains { $0.name == entry.name } })
  }
}

extension QuadraticDescription {
  /// More would not fit into memory beside their moments.
  private static let largestModes = 10_000_000

  /// The arrays h_i and c_i that the description stands for.
  /// - Throws: ``/StochasticSimulation/SimulationError`` for values out of range.
  public func make() throws(SimulationError) -> QuadraticProblem {
    let h: [Double]
    switch curvature {
    case .powerLaw(let modes, let largest, let exponent):
      guard (1...Self.largestModes).contains(modes) else {
        throw SimulationError("modes is \(modes), but must be an integer within 1…\(Self.largestModes)")
      }
      guard largest > 0, largest.isFinite else {
        throw SimulationError("largest is \(largest.shortText), but must be a number > 0")
      }
      guard exponent.isFinite else { throw SimulationError("exponent is \(exponent), but must be a finite number") }
      h = (1...modes).map { largest * pow(Double($0), -exponent) }
    case .values(let values): h = values
    }
    let c: [Double]
    switch gradientVariance {
    case .perCurvature(let factor): c = h.map { factor * $0 }
    case .constant(let value): c = h.map { _ in value }
    case .values(let values): c = values
    }
    return try QuadraticProblem(
      curvature: h, gradientVariance: c, initialMean: initialMean, initialVariance: initialVariance)
  }
}
