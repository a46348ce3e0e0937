import Experiments
import Report

/// What was measured of the gradient's noise, for a reader.
public enum NoiseText {
  static let section = ReportSection("Measured noise") { result, _ in
    let (noise, names) = (result.measuredNoise, result.schedules.map(\.name))
    guard let table = table(of: noise, names) else { return [] }
    let warnings = warnings(of: noise, names).map { "\($0.schedule): \($0.text)" }
    return [.table(table), .sentences(warnings), .help([howToRead])]
  }

  /// At the last measurement of every stage, `nil` where nothing was measured; `names` are those of the schedules, by position.
  static func table(of noise: [MeasuredNoise], _ names: [String]) -> Table? {
    guard !noise.isEmpty else { return nil }
    var table = Table(
      name: "noise",
      columns: [
        "schedule", "stage", "at epoch", "tr C", "mean squared gradient", "B_simple", "batch size ÷ B_simple",
        "largest curvature h", "ε·h", "stable below",
      ])
    for measured in lastOfStages(noise) {
      let point = measured.point
      table.append([
        .text(names[measured.schedule]), .integer(measured.stage + 1), Cell(point.epoch),
        Cell(point.covarianceTrace.mean), Cell(point.squaredGradient.mean), Cell(point.simpleNoiseScale),
        Cell(measured.relativeBatch), Cell(point.largestCurvature.mean), Cell(measured.relativeLearningRate),
        Cell(measured.stableBelow),
      ])
    }
    return table
  }

  /// The table of a result in a format, a text in lines of `width` columns; `nil` where nothing was measured.
  public static func text(of result: ExperimentResult, format: PlanText.Format, width: Int) -> String? {
    let table = table(of: result.measuredNoise, result.schedules.map(\.name))
    return switch format {
    case .markdown: table?.markdown()
    case .latex: table.map { PaperTable($0).latex }
    default: table?.console(width: width, keys: 2)
    }
  }

  /// A sentence for every stage in which ε·h came near what the noise scale leaves out, with the schedule that it is about; `names` are
  /// those of the schedules, by position.
  public static func warnings(
    of noise: [MeasuredNoise], _ names: [String]
  ) -> [(schedule: String, text: String)] {
    var worst: [[Int]: MeasuredNoise] = [:]
    for measured in noise {
      let key = [measured.schedule, measured.stage]
      if measured.relativeLearningRate > worst[key]?.relativeLearningRate ?? -.infinity { worst[key] = measured }
    }
    return worst.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, measured in
      sentence(measured).map { (names[measured.schedule], $0) }
    }
  }

  private static func sentence(_ measured: MeasuredNoise) -> String? {
    guard let limit = measured.stableBelow else { return nil }
    let place =
      "stage \(measured.stage + 1), epoch \(Wording.number(measured.point.epoch, digits: 6)): "
    let product = "learning rate × measured largest curvature is \(Wording.number(measured.relativeLearningRate))"
    if measured.relativeLearningRate >= limit {
      return place + product
        + ", where a quadratic would diverge (stable below \(Wording.number(limit))): the noise scale alone does not describe the run"
    }
    guard measured.relativeLearningRate >= 0.1 * limit else { return nil }
    return place + product
      + ", \(Wording.number(100 * measured.relativeLearningRate / limit, digits: 2)) % of the stability limit: "
      + "along the stiffest direction the finite learning rate shifts the noise's level"
  }

  private static func lastOfStages(_ all: [MeasuredNoise]) -> [MeasuredNoise] {
    all.indices.filter { index in
      index + 1 == all.count || all[index + 1].schedule != all[index].schedule
        || all[index + 1].stage != all[index].stage
    }.map { all[$0] }
  }

  private static let howToRead: Prose = """
    Measured on the examples of the train metrics, mean over the replicates. C is the covariance of single examples' gradients, \
    B_simple = tr C/|∇L|² (McCandlish et al.) a batch size, not the noise scale g; where the batch is far below it the gradient \
    is mostly noise. h is the largest eigenvalue of the Hessian; ε·h is what a finite learning rate is measured by.
    """
}
