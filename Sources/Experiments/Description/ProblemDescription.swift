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

  var hasSquaredError: Bool {
    if case .network(let network) = self { network.loss == NetworkLoss.squaredError.rawValue } else { false }
  }

  /// Whether an accuracy is among the metrics.
  var hasAccuracy: Bool {
    if case .network(let network) = self { !network.isRegression } else { false }
  }
}

/// A small network on a data set.
public struct NetworkDescription: Sendable, Equatable {
  /// A value of a parameter of the data set.
  public typealias DataValue = DataSets.DataValue

  /// The name of a data set.
  public var data: String
  /// Parameters of the data set, e.g. `pool`.
  public var dataParameters: DataValues
  /// Where the files of the data set are, if not in the system's folder or beside the experiment.
  public var dataDirectory: String?
  /// Units of each hidden layer; empty: none.
  public var hidden: [Int]
  /// `tanh` or `relu`.
  public var activation: String
  /// `cross-entropy` or `squared-error`.
  public var loss: String
  /// Train metrics are taken on the first so many training examples.
  public var evaluateTrain: Int

  /// One hidden layer of 32 on Fashion-MNIST unless told; the data set's own defaults are filled in.
  public init(
    data: String = "fashion-mnist", dataParameters: DataValues = [:], dataDirectory: String? = nil,
    hidden: [Int] = [32], activation: String = "tanh", loss: String? = nil, evaluateTrain: Int = 10_000
  ) {
    self.data = data
    self.dataParameters = Self.withDefaults(dataParameters, of: data)
    let isRegression = Self.isRegression(self.dataParameters)
    self.loss = loss ?? (isRegression ? NetworkLoss.squaredError : .crossEntropy).rawValue
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

  /// The parameter of a data set under that name.
  public static func dataParameter(_ name: String, of data: String) -> DataParameter? {
    DataSources.all.first { $0.name == data }?.parameters.first { $0.name == name }
  }

  /// The data sets that `data` may name.
  public static var dataSetNames: [String] { DataSources.all.map(\.name) }

  /// What a value of a parameter must be.
  public typealias DataParameter = DataSets.DataParameter

  /// The data sets' own name of N.
  static let trainingExamples = "examples"

  /// Whether numbers are to be predicted, so that there is no accuracy.
  var isRegression: Bool { Self.isRegression(dataParameters) }

  private static func isRegression(_ parameters: DataValues) -> Bool { parameters["task"] == .text("regression") }

  /// What the data are called in a report: the name of their first file, or of the data set.
  var dataTitle: String {
    for entry in dataParameters.entries {
      if case .text(let file) = entry.value, Self.dataParameter(entry.name, of: data)?.allowed == .file { return file }
    }
    return data
  }

  private static func withDefaults(_ given: DataValues, of data: String) -> DataValues {
    guard let source = DataSources.all.first(where: { $0.name == data }) else { return given }
    let filled = source.withDefaults(given).entries.filter { $0.name != trainingExamples }
    return DataValues(filled + given.entries.filter { entry in !filled.contains { $0.name == entry.name } })
  }
}
