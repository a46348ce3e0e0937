import Descriptions

/// A part of a schedule: so many epochs with these hyper-parameters, each a number or a law over the stage.
public struct Stage: Equatable {
  /// > 0; fractions allowed.
  public var epochs: Double
  /// ε, > 0 where it is constant; a law may pass through 0.
  public var learningRate: Quantity
  /// A law of the batch size is rounded to the nearest integer ≥ 1.
  public var batchSize: Quantity
  /// m, 0 ≤ m < 1; 0 for an optimiser without momentum.
  public var momentum: Quantity
  /// λ ≥ 0.
  public var weightDecay: Quantity
  /// What differs from the optimiser's own parameters, with Adam alone.
  public var adam: AdamSettings

  /// A stage; ``validate(trainingSetSize:optimizer:)`` checks its values.
  public init(
    epochs: Double, learningRate: Quantity, batchSize: Quantity, momentum: Quantity = 0,
    weightDecay: Quantity = 0, adam: AdamSettings = AdamSettings()
  ) {
    self.epochs = epochs
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.adam = adam
  }

  /// The hyper-parameters `epoch` epochs into the stage.
  public func hyperParameters(at epoch: Double) -> HyperParameters {
    HyperParameters(
      learningRate: learningRate.value(at: epoch, of: epochs),
      batchSize: Self.wholeBatch(batchSize.value(at: epoch, of: epochs)),
      momentum: momentum.value(at: epoch, of: epochs), weightDecay: weightDecay.value(at: epoch, of: epochs), adam: adam)
  }

  /// The hyper-parameters, where all are constant.
  public var constant: HyperParameters? {
    guard let learningRate = learningRate.constant, let batch = constantBatchSize, let momentum = momentum.constant,
      let weightDecay = weightDecay.constant
    else { return nil }
    return HyperParameters(
      learningRate: learningRate, batchSize: batch, momentum: momentum, weightDecay: weightDecay, adam: adam)
  }

  /// B, where it is constant, as ``hyperParameters(at:)`` gives it.
  public var constantBatchSize: Int? { batchSize.constant.map(Self.wholeBatch) }

  /// The nearest integer within 1…2⁵³: a stage that is not valid must not trap before it is found out.
  private static func wholeBatch(_ value: Double) -> Int { value >= 1 ? Int(min(value.rounded(), 0x1p53)) : 1 }

  /// β₁, β₂ and δ of the stage's updates; `nil` where the optimiser is not Adam.
  public func adamParameters(with optimizer: any Optimizer) -> (beta1: Double, beta2: Double, delta: Double)? {
    optimizer.adam(HyperParameters(learningRate: 0, batchSize: 1, adam: adam))
  }
}

extension Stage: Described, NodeValue {
  public static let name = "stage"
  public static let meaning =
    "A part of a schedule: so many epochs with these hyper-parameters, each a number or a law."
  private static let adam = "that of the optimizer, adam"
  public static let template = Stage(epochs: 1, learningRate: 1, batchSize: 1)
  public static let fields: [Field<Self>] = [
    .required("epochs", \.epochs, .number(.positive), "How long the stage is, epochs; fractions allowed."),
    .quantity(.learningRate, \.learningRate), .quantity(.batchSize, \.batchSize),
    Field(
      HyperParameter.momentum.rawValue, \.momentum, .quantity(HyperParameter.momentum.allowed),
      HyperParameter.momentum.meaning),
    Field(
      HyperParameter.weightDecay.rawValue, \.weightDecay, .quantity(HyperParameter.weightDecay.allowed),
      HyperParameter.weightDecay.meaning, isOmitted: true),
    .of(.beta1, \.adam.beta1, depends: adam), .of(.beta2, \.adam.beta2, depends: adam),
    .of(.delta, \.adam.delta, depends: adam),
  ]

  public func check() throws(Fault) {
    for (parameter, quantity) in quantities {
      do { try quantity.check() } catch { throw error.under(.key(parameter.rawValue)) }
    }
  }

  private var quantities: [(parameter: HyperParameter, quantity: Quantity)] {
    [(.learningRate, learningRate), (.batchSize, batchSize), (.momentum, momentum), (.weightDecay, weightDecay)]
  }

  /// Checks every value that the stage can take.
  ///
  /// `epochs` finite and > 0; constant ε > 0, a law's ε ≥ 0; B an integer within 1…N (a law's values are rounded);
  /// 0 ≤ m < 1, and 0 for an optimiser without momentum; 0 ≤ β < 1 and δ > 0, and absent but for Adam. Laws are looked at
  /// on a grid of 1001 points and at their joints.
  /// - Throws: ``/Descriptions/Fault`` with the path from the stage.
  public func validate(trainingSetSize: Int, optimizer: any Optimizer.Type) throws(Fault) {
    try validate()
    for (parameter, quantity) in quantities {
      for position in quantity.rangePositions(of: epochs) {
        let value = quantity.value(at: position, of: epochs)
        guard let allowed = parameter.complaint(about: value, trainingSetSize, optimizer) else { continue }
        let place = quantity.constant == nil ? " at epoch \(position.shortText) of its stage" : ""
        throw Fault(parameter.rawValue, value.shortText + place, allowed: allowed)
      }
    }
    for (parameter, value) in adam.set where !optimizer.hyperParameters.contains(parameter) {
      throw Fault(
        parameter.rawValue, value.shortText, allowed: "absent with this optimizer (it belongs to \(Adam.name))")
    }
  }
}

extension HyperParameter {
  /// What is allowed, where a value that a stage can take is not: of a law, which may pass through 0, and with this training set
  /// and optimiser.
  fileprivate func complaint(about value: Double, _ trainingSetSize: Int, _ optimizer: any Optimizer.Type) -> String? {
    switch self {
    case .learningRate: value >= 0 && value.isFinite ? nil : "≥ 0"
    case .batchSize:
      value.rounded() >= 0 && value.rounded() <= Double(trainingSetSize)
        ? nil : "an integer within 1…\(trainingSetSize) (the training-set size)"
    case .momentum:
      value >= 0 && value < 1
        ? optimizer.takesMomentum || value == 0 ? nil : "absent or 0 with this optimizer" : "0 ≤ momentum < 1"
    case .weightDecay:
      value >= 0 && value.isFinite
        ? optimizer.hyperParameters.contains(.weightDecay) || value == 0 ? nil : "absent or 0 with this optimizer" : "≥ 0"
    case .beta1, .beta2, .delta: nil
    }
  }
}

extension Field where Root == Stage {
  fileprivate static func quantity(
    _ parameter: HyperParameter, _ path: any WritableKeyPath<Stage, Quantity> & Sendable
  ) -> Field {
    .required(parameter.rawValue, path, .quantity(parameter.allowed), parameter.meaning)
  }
}
