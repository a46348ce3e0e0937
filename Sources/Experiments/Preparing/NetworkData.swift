import DataSets
import Descriptions
import Foundation
import NoiseScale
import StochasticSimulation

/// The data of a network experiment, read and checked.
public struct NetworkData: Sendable {
  /// The network with its training and test examples.
  public let problem: NetworkProblem
  /// One for each file read or array generated.
  public let checksums: [FileChecksum]
  /// About how much memory reading them took, bytes.
  let readingBytes: Double

  /// Reads the data set, takes its first N training examples and standardises.
  ///
  /// The folder of `options` overrides the description's.
  /// - Throws: `Fault` with the path from the experiment: files that are missing or wrong, values out of range.
  public init(_ network: NetworkDescription, trainingSetSize: Int, options: RunOptions) throws(Fault) {
    let path: [Step] = ["problem", .key(NetworkDescription.name)]
    let folder =
      options.dataDirectory ?? network.dataDirectory.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? (type(of: network.data).readsNamedFiles ? options.experimentDirectory : nil)
    if let bytes = network.data.bytes(examples: trainingSetSize), bytes > MachineMemory.bytes {
      throw Fault(
        path + ["data"],
        "data needs about \(MachineMemory.text(bytes)) of memory, but this machine has \(MachineMemory.text(MachineMemory.bytes))"
      )
    }
    let split: DataSplit
    do { split = try network.data.load(examples: trainingSetSize, directory: folder) } catch {
      throw error.parameter == "examples"
        ? Fault(["training-set-size"], error.description, kind: error.isOfParameter ? .data : .content)
        : Fault(error, at: path, unlessBlamed: "data")
    }
    do {
      problem = try NetworkProblem(
        hidden: network.hidden, activation: network.activation, train: try Examples(split.train),
        test: try Examples(split.test), loss: network.loss, evaluateTrain: min(network.evaluateTrain, trainingSetSize))
    } catch {
      throw error.under(path)
    }
    (checksums, readingBytes) = (split.checksums, split.readingBytes)
  }
}

extension Fault {
  /// What is wrong with a data set, at the key that is to blame below a path.
  init(_ error: DataSetError, at path: [Step], unlessBlamed key: String? = nil) {
    self.init(
      path + ((error.parameter ?? key).map { [.key($0)] } ?? []), error.description,
      kind: error.isMissingInput ? .missing : error.isOfParameter ? .data : .content)
  }
}

extension Examples {
  init(_ data: LabelledData) throws(Fault) {
    switch data.targets {
    case .classes(let labels, let count):
      try self.init(inputs: data.inputs, labels: labels, featureCount: data.featureCount, classCount: count)
    case .numbers(let numbers, let columns):
      try self.init(inputs: data.inputs, targets: numbers, featureCount: data.featureCount, targetCount: columns)
    }
  }
}
