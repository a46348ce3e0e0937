import NoiseScale

/// What a stage of epochs says, read off it without the product's timeline: for tests to hold that against.
extension Stage {
  /// Its length, in epochs.
  public var epochs: Double {
    get { length.value }
    set { length.value = newValue }
  }

  /// The hyper-parameters `epoch` epochs into the stage; a batch is the nearest integer within 1…2⁵³.
  public func hyperParameters(at epoch: Double) -> HyperParameters {
    let batch = batchSize.value(at: epoch, of: epochs)
    return HyperParameters(
      learningRate: learningRate.value(at: epoch, of: epochs),
      batchSize: batch >= 1 ? Int(min(batch.rounded(), 0x1p53)) : 1,
      momentum: momentum.value(at: epoch, of: epochs), weightDecay: weightDecay.value(at: epoch, of: epochs), adam: adam
    )
  }

  /// The hyper-parameters, where all are constant.
  public var constant: HyperParameters? { isConstant ? hyperParameters(at: 0) : nil }

  /// B, where it is constant.
  public var constantBatchSize: Int? { batchSize.constant == nil ? nil : hyperParameters(at: 0).batchSize }
}

extension Schedule {
  /// The sum of the stages' epochs.
  public var epochs: Double { stages.reduce(0) { $0 + $1.epochs } }
}

extension Stage {
  /// The stability of a schedule of this stage alone, on a training set so large that every batch fits.
  public func stability(curvature: Double, optimizer: any Optimizer) -> Stability? {
    let schedule = Schedule(name: "alone", stages: [self])
    return Timeline(schedule, TrainingSet(size: 1_000_000, sampling: .withReplacement)).segments[0]
      .stability(curvature: curvature, optimizer: optimizer)
  }
}
