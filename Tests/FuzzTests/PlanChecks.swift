import Descriptions
import Findings
import NoiseScale
import Report

/// What holds of every schedule that is laid out.
enum PlanChecks {
  /// Numbers are finite, and updates follow one another.
  static func check(_ plan: Plan) throws {
    func unless(_ condition: Bool, _ what: String) throws {
      try FuzzFinding.unless(condition, "schedule '\(plan.schedule.name)': \(what)")
    }
    try unless(!plan.stages.isEmpty, "it has no stage")
    try unless(plan.epochs.isFinite && plan.epochs > 0, "it has \(plan.epochs) epochs")
    try unless(plan.totalUpdates >= 0 && plan.totalExamples >= 0, "it has \(plan.totalUpdates) updates")
    var next = 0
    for stage in plan.stages {
      let segment = stage.segment
      try unless(segment.firstUpdate == next && segment.updates >= 0, "its updates do not follow one another")
      next += segment.updates
      try unless(
        stage.startEpoch.isFinite && stage.endEpoch.isFinite && stage.startEpoch <= stage.endEpoch,
        "its stages do not follow one another")
      for values in [stage.hyperParameters, stage.last] {
        let numbers = [values.learningRate, values.momentum, values.weightDecay]
        try unless(
          numbers.allSatisfy { $0.isFinite && $0 >= 0 } && values.batchSize >= 1,
          "stage \(stage.stage + 1) has \(values)")
      }
      try unless(
        stage.noiseScale.isFinite && stage.approximateNoiseScale.isFinite,
        "stage \(stage.stage + 1) has g \(stage.noiseScale)")
    }
    for warning in plan.warnings(largestCurvature: 1) { try Sentences.check("\(warning)") }
  }

  /// Everything that `scale` prints.
  static func checkTexts(_ plans: [Plan], at positions: [Position]) throws {
    _ = PlanText.markdown(plans)
    _ = PlanText.latex(plans)
    for width in [20, 80] { _ = PlanText.text(plans, width: width) }
    let names = plans.map(\.schedule.name)
    try Sentences.checkNumbers(PlanText.csv(plans), names: names)
    // Update by update, a schedule may be long.
    if plans.reduce(0, { $0 + $1.totalUpdates }) < 20_000 { _ = try PlanText.json(plans) }
    for format in [PlanText.Format.csv, .json] where !positions.isEmpty {
      do {
        try Sentences.checkNumbers(
          try MomentsText.text(of: plans, at: positions, format: format, width: 80), names: names)
      } catch let fault
        as Fault
      {
        try Sentences.check(fault)
      }
    }
  }
}
