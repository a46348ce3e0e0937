import NoiseScale

extension Plan {
  /// How many updates it takes if every epoch drops the examples that do not fill a batch; `nil` where a stage does not have
  /// whole epochs and a constant batch.
  var updatesOfFullBatches: Int? {
    guard
      timeline.segments.allSatisfy({ segment in
        segment.hasConstantBatch
          && [segment.start, segment.end].allSatisfy { $0.remainder(dividingBy: Double(trainingSet.size)) == 0 }
      })
    else { return nil }
    var schedule = schedule
    schedule.counting.epochEdge = .drop
    return Timeline(schedule, trainingSet).totalUpdates
  }
}
