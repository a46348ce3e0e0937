import DataSets
import Foundation
import NoiseScale
import StochasticSimulation

/// The data of a network experiment, read and checked.
public struct NetworkData: Sendable {
  /// The network with its training and test examples.
  public let problem: NetworkProblem
  /// One for each file read or array generated.
  public let checksums: [FileChecksum]

  /// Reads the data set, takes its first N training examples and standardises.
  ///
  /// `directory` overrides the description's.
  /// - Throws: ``/DataSets/DataSetError`` (missing or wrong files), ``ExperimentError`` (keys out of range),
  ///   ``/StochasticSimulation/SimulationError``.
  public init(_ network: NetworkDescription, trainingSetSize: Int, directory: URL? = nil) throws {
    let path: [ExperimentError.PathStep] = ["problem", "network"]
    let source: any DataSource
    do { source = try DataSources.named(network.data) } catch {
      throw ExperimentError(path + ["data"], "\(error)")
    }
    var values: [String: Double] = [:]
    for entry in network.dataParameters.entries {
      guard case .number(let value) = entry.value else {
        throw ExperimentError(path + [.key(entry.name)], "\(entry.name) is \(entry.value.text), but must be a number")
      }
      values[entry.name] = value
    }
    values[NetworkDescription.trainingExamples] = Double(trainingSetSize)
    let folder = directory ?? network.dataDirectory.map { URL(fileURLWithPath: $0, isDirectory: true) }
    let split = try source.load(values, directory: folder)
    let activation = Activation(rawValue: network.activation) ?? .tanh
    problem = try NetworkProblem(
      hidden: network.hidden, activation: activation, train: try Examples(split.train), test: try Examples(split.test),
      evaluateTrain: min(network.evaluateTrain, trainingSetSize))
    checksums = split.checksums
  }
}

extension Examples {
  init(_ data: ClassificationData) throws {
    try self.init(
      inputs: data.inputs, labels: data.labels, featureCount: data.featureCount, classCount: data.classCount)
  }
}
