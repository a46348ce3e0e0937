import NoiseScale

extension Plan {
  /// How many updates it takes if every epoch drops the examples that do not fill a batch; `nil` where a stage does not have
  /// whole epochs and a constant batch.
  var updatesOfFullBatches: Int? {
    var updates = 0
    for stage in schedule.stages {
      guard let batch = stage.constantBatchSize, stage.epochs.rounded() == stage.epochs else { return nil }
      updates += Int(stage.epochs) * (trainingSet.size / batch)
    }
    return updates
  }
}
