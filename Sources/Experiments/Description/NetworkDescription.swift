import DataSets
import Descriptions
import StochasticSimulation

/// A small network on a data set.
public struct NetworkDescription: Sendable {
  /// The data set with its parameters.
  public var data: any DataSource
  /// Where the files of the data set are, if not in the system's folder or beside the experiment.
  public var dataDirectory: String?
  /// Units of each hidden layer; empty: none.
  public var hidden: [Int]
  /// What a hidden unit does with its sum.
  public var activation: Activation
  /// What the outputs are measured by: squared error where numbers are predicted, else cross-entropy, unless told.
  public var loss: NetworkLoss {
    get { chosenLoss ?? (data.isRegression ? .squaredError : .crossEntropy) }
    set { chosenLoss = newValue }
  }
  /// Train metrics are taken on the first so many training examples.
  public var evaluateTrain: Int {
    get { evaluate.train }
    set { evaluate.train = newValue }
  }
  private var chosenLoss: NetworkLoss?
  private var evaluate: Evaluation

  /// One hidden layer of 32 on Fashion-MNIST unless told.
  public init(
    data: any DataSource = FashionMNISTSource(), dataDirectory: String? = nil, hidden: [Int] = [32],
    activation: Activation = .tanh, loss: NetworkLoss? = nil, evaluateTrain: Int = 10_000
  ) {
    (self.data, self.dataDirectory, self.hidden) = (data, dataDirectory, hidden)
    (self.activation, chosenLoss) = (activation, loss)
    evaluate = Evaluation(train: evaluateTrain)
  }

  /// On how many examples metrics are taken.
  private struct Evaluation: Described, NodeValue {
    var train: Int

    static let name = "evaluate"
    static let meaning = "On how many examples metrics are taken."
    static let template = Evaluation(train: 10_000)
    static let fields: [Field<Self>] = [
      Field("train", \.train, .integer(from: 1), "Train metrics are taken on the first so many examples.")
    ]
  }
}

extension NetworkDescription: Described, NodeValue, Equatable {
  /// More units of a hidden layer would not fit into memory beside their weights.
  public static let mostUnits = 65_536

  public static let name = "network"
  public static let meaning = "A small fully connected network on a data set."
  public static let template = NetworkDescription()
  /// Those besides the data set and its own.
  public static let fields: [Field<Self>] = [
    Field(
      "hidden", \.hidden,
      .list(of: .integer(from: 1, to: Int128(mostUnits)), things: "integers"),
      "Units of each hidden layer; an empty list: none."),
    Field("activation", \.activation, .words(Activation.self), "What a hidden unit does with its sum."),
    Field(
      "loss", \.loss, .words(NetworkLoss.self), "What the outputs are measured by.",
      depends: "squared-error where the task is regression, otherwise cross-entropy"),
    Field("evaluate", \.evaluate, .mapping(Evaluation.mapping), "On how many examples metrics are taken."),
    Field(
      "data-dir", \.dataDirectory, .text,
      "Where the files of the data set are, if not in the system's folder or beside the experiment."),
  ]

  /// The keys of a network, and for each data set its own.
  public static var mapping: Mapping {
    let usual = type(of: template.data).name
    let data = Parameter("data", .word(DataSources.all.map { $0.name }), .value(.text(usual)), "The data set.")
    return Mapping(
      name, [data] + parameters, meaning: meaning,
      variants: .init(key: "data", usual: usual, cases: DataSources.all.map { $0.mapping }))
  }

  public init(_ node: Node) throws(Fault) {
    self = try Self.read(node)
    data = try DataSources.read(node)
  }

  /// The parameters of the data set stand beside its name.
  public var values: Node {
    let own = Self.fields.compactMap { field in field.node(of: self).map { (key: field.name, value: $0) } }
    let set = data.values.entries.map { (key: $0.key, value: $0.value) }
    return .mapping([("data", .text(type(of: data).name))] + set + own)
  }

  public var node: Node? { values }

  public func check() throws(Fault) {
    try data.check()
    guard loss == .squaredError || !data.isRegression else {
      throw Fault("loss", loss.rawValue, allowed: "squared-error where the task is regression")
    }
  }

  public static func == (a: NetworkDescription, b: NetworkDescription) -> Bool { a.values == b.values }
}
