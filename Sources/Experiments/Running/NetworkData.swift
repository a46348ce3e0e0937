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
  /// The folder of `options` overrides the description's.
  /// - Throws: `DataSetError` (missing or wrong files), ``ExperimentError`` (keys out of range), `SimulationError`.
  public init(_ network: NetworkDescription, trainingSetSize: Int, options: RunOptions) throws {
    let path: [ExperimentError.PathStep] = ["problem", "network"]
    let source: any DataSource
    do { source = try DataSources.named(network.data) } catch {
      throw ExperimentError(path + ["data"], "\(error)")
    }
    var values = network.dataParameters
    values[NetworkDescription.trainingExamples] = .number(Double(trainingSetSize))
    let folder =
      options.dataDirectory ?? network.dataDirectory.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? (source.readsNamedFiles ? options.experimentDirectory : nil)
    let split = try source.load(values, directory: folder)
    let activation = Activation(rawValue: network.activation) ?? .tanh
    problem = try NetworkProblem(
      hidden: network.hidden, activation: activation, train: try Examples(split.train), test: try Examples(split.test),
      loss: NetworkLoss(rawValue: network.loss) ?? .crossEntropy,
      evaluateTrain: min(network.evaluateTrain, trainingSetSize))
    checksums = split.checksums
  }
}

extension Examples {
  init(_ data: LabelledData) throws {
    switch data.targets {
    case .classes(let labels, let count):
      try self.init(inputs: data.inputs, labels: labels, featureCount: data.featureCount, classCount: count)
    case .numbers(let numbers, let columns):
      try self.init(inputs: data.inputs, targets: numbers, featureCount: data.featureCount, targetCount: columns)
    }
  }
}
