/// A part of a schedule: so many epochs with these hyper-parameters, each a number or a law over the stage.
public struct Stage: Sendable, Equatable {
  /// > 0; fractions allowed.
  public var epochs: Double
  /// ε, > 0 where it is constant; a law may pass through 0.
  public var learningRate: Quantity
  /// A law of the batch size is rounded to the nearest integer ≥ 1.
  public var batchSize: Quantity
  /// m, 0 ≤ m < 1; 0 for an optimiser without momentum.
  public var momentum: Quantity
  /// What differs from the optimiser's own parameters, with Adam alone.
  public var adam: AdamSettings

  /// A stage; ``validate(trainingSetSize:optimizer:)`` checks its values.
  public init(
    epochs: Double, learningRate: Quantity, batchSize: Quantity, momentum: Quantity = 0,
    adam: AdamSettings = AdamSettings()
  ) {
    self.epochs = epochs
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.momentum = momentum
    self.adam = adam
  }

  /// The hyper-parameters `epoch` epochs into the stage.
  public func hyperParameters(at epoch: Double) -> HyperParameters {
    HyperParameters(
      learningRate: learningRate.value(at: epoch, of: epochs),
      batchSize: Self.wholeBatch(batchSize.value(at: epoch, of: epochs)),
      momentum: momentum.value(at: epoch, of: epochs), adam: adam)
  }

  /// The hyper-parameters, where all are constant.
  public var constant: HyperParameters? {
    guard let learningRate = learningRate.constant, let batch = constantBatchSize, let momentum = momentum.constant
    else { return nil }
    return HyperParameters(learningRate: learningRate, batchSize: batch, momentum: momentum, adam: adam)
  }

  /// B, where it is constant, as ``hyperParameters(at:)`` gives it.
  public var constantBatchSize: Int? { batchSize.constant.map(Self.wholeBatch) }

  /// The nearest integer within 1…2⁵³: a stage that is not valid must not trap before it is found out.
  private static func wholeBatch(_ value: Double) -> Int { value >= 1 ? Int(min(value.rounded(), 0x1p53)) : 1 }

  /// Checks every value that the stage can take.
  ///
  /// `epochs` finite and > 0; constant ε > 0, a law's ε ≥ 0; B an integer within 1…N (a law's values are rounded);
  /// 0 ≤ m < 1, and 0 for an optimiser without momentum; 0 ≤ β < 1 and δ > 0, and absent but for Adam. Laws are looked at
  /// on a grid of 1001 points and at their joints.
  /// - Throws: ``ParameterError``.
  public func validate(trainingSetSize: Int, optimizer: any Optimizer.Type) throws(ParameterError) {
    guard epochs.isFinite, epochs > 0 else {
      throw ParameterError("epochs", epochs.shortText, allowed: "a number > 0")
    }
    for position in learningRate.rangePositions(of: epochs) {
      let value = learningRate.value(at: position, of: epochs)
      let isConstant = learningRate.constant != nil
      guard value.isFinite, value > 0 || (value == 0 && !isConstant) else {
        throw ParameterError("learning-rate", place(value, position, isConstant), allowed: isConstant ? "> 0" : "≥ 0")
      }
    }
    for position in batchSize.rangePositions(of: epochs) {
      let value = batchSize.value(at: position, of: epochs)
      let isConstant = batchSize.constant != nil
      guard value.isFinite, value.rounded() <= Double(trainingSetSize), value.rounded() >= (isConstant ? 1 : 0),
        !isConstant || value == value.rounded()
      else {
        throw ParameterError(
          "batch-size", place(value, position, isConstant),
          allowed: "an integer within 1…\(trainingSetSize) (the training-set size)")
      }
    }
    for position in momentum.rangePositions(of: epochs) {
      let value = momentum.value(at: position, of: epochs)
      guard value >= 0, value < 1 else {
        throw ParameterError("momentum", place(value, position, momentum.constant != nil), allowed: "0 ≤ momentum < 1")
      }
      guard optimizer.takesMomentum || value == 0 else {
        throw ParameterError(
          "momentum", place(value, position, momentum.constant != nil), allowed: "absent or 0 with this optimizer")
      }
    }
    try adam.validate(for: optimizer)
  }

  private func place(_ value: Double, _ position: Double, _ isConstant: Bool) -> String {
    isConstant ? value.shortText : "\(value.shortText) at epoch \(position.shortText) of its stage"
  }
}
