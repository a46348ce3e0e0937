import Descriptions

/// A part of a schedule: so long with these hyper-parameters, each a number or a law over the stage.
public struct Stage: Equatable, Sendable {
  /// How long it is, > 0, in epochs, updates, examples or tokens: the clock of its laws.
  public var length: Position
  /// ε ≥ 0.
  public var learningRate: Quantity
  /// A law of the batch size is rounded to the nearest integer ≥ 1.
  public var batchSize: Quantity
  /// m, 0 ≤ m < 1; 0 for an optimiser without momentum.
  public var momentum: Quantity
  /// λ ≥ 0.
  public var weightDecay: Quantity
  /// What differs from the optimiser's own parameters, with Adam alone.
  public var adam: AdamSettings
  /// Tokens of an example, where it changes over the run.
  public var sequenceLength: Int?
  /// How many micro-batches make an update.
  public var accumulate: Int

  /// A stage; ``Schedule/validate(on:optimizer:)`` checks its values.
  public init(
    _ length: Position, learningRate: Quantity, batchSize: Quantity, momentum: Quantity = 0,
    weightDecay: Quantity = 0, adam: AdamSettings = AdamSettings(), sequenceLength: Int? = nil, accumulate: Int = 1
  ) {
    self.length = length
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.adam = adam
    self.sequenceLength = sequenceLength
    self.accumulate = accumulate
  }

  /// A stage of so many epochs.
  public init(
    epochs: Double, learningRate: Quantity, batchSize: Quantity, momentum: Quantity = 0,
    weightDecay: Quantity = 0, adam: AdamSettings = AdamSettings()
  ) {
    self.init(
      Position(epochs, .epochs), learningRate: learningRate, batchSize: batchSize, momentum: momentum,
      weightDecay: weightDecay, adam: adam)
  }

  /// Whether nothing changes over it.
  public var isConstant: Bool {
    quantities.allSatisfy { if case .law = $0.quantity { false } else { true } }
  }
}

extension Stage: Described, NodeValue {
  public static let name = "stage"
  public static let meaning =
    "A part of a schedule: so long with these hyper-parameters, each a number or a law in the clock of its length."
  private static let adam = "that of the optimizer, adam"
  public static let template = Stage(epochs: 1, learningRate: 1, batchSize: 1)
  public static let fields: [Field<Self>] = [
    .length(.epochs, "How long the stage is, epochs; fractions allowed."),
    .length(.updates, "How long the stage is, updates; what follows counts from the examples seen by then."),
    .length(.examples, "How long the stage is, examples."), .length(.tokens, "How long the stage is, tokens."),
    .quantity(.learningRate, \.learningRate), .quantity(.batchSize, \.batchSize),
    .optional(.momentum, \.momentum), .optional(.weightDecay, \.weightDecay, isOmitted: true),
    .of(.beta1, \.adam.beta1, depends: adam), .of(.beta2, \.adam.beta2, depends: adam),
    .of(.delta, \.adam.delta, depends: adam),
    .of(.sequenceLength, \.sequenceLength, depends: "that of training-set"),
    Field(
      HyperParameter.accumulate.rawValue, \.accumulate, HyperParameter.accumulate.allowed,
      HyperParameter.accumulate.meaning, isOmitted: true),
  ]

  public static var mapping: Mapping {
    var mapping = Mapping(name, parameters, meaning: meaning)
    let required = [HyperParameter.learningRate, .batchSize].map(\.rawValue)
    let optional = mapping.names.filter { !required.contains($0) && !Clock.own.map(\.rawValue).contains($0) }
    mapping.forms = Clock.own.map { Mapping.Form([$0.rawValue] + required, optional: optional) }
    return mapping
  }

  public func check() throws(Fault) {
    for (parameter, quantity) in quantities {
      do { try quantity.check() } catch { throw error.under(.key(parameter.rawValue)) }
    }
  }

  private var quantities: [(parameter: HyperParameter, quantity: Quantity)] {
    [(.learningRate, learningRate), (.batchSize, batchSize), (.momentum, momentum), (.weightDecay, weightDecay)]
  }

  /// One of the four keys of a length.
  fileprivate subscript(length clock: Clock) -> Measured? {
    get { length.clock == clock ? Measured(value: length.value) : nil }
    set { if let newValue { length = Position(newValue.value, clock) } }
  }
}

extension Field where Root == Stage {
  fileprivate static func length(_ clock: Clock, _ meaning: String) -> Field {
    Field(
      clock.rawValue, \Stage[length: clock],
      .measure(.positive, units: [""], bare: .number(.positive)), meaning)
  }

  fileprivate static func quantity(
    _ parameter: HyperParameter, _ path: any WritableKeyPath<Stage, Quantity> & Sendable
  ) -> Field {
    .required(parameter.rawValue, path, parameter.allowedQuantity, parameter.meaning)
  }

  fileprivate static func optional(
    _ parameter: HyperParameter, _ path: any WritableKeyPath<Stage, Quantity> & Sendable, isOmitted: Bool = false
  ) -> Field {
    Field(parameter.rawValue, path, parameter.allowedQuantity, parameter.meaning, isOmitted: isOmitted)
  }
}
