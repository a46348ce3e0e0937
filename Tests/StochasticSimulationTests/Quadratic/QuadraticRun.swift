import NoiseScale
import Records

@testable import StochasticSimulation

/// A plain reference: what a schedule does to one mode, update by update, with nothing shared with the sources but the
/// list of updates. The decay is coupled.
struct NaiveRecursion {
  var optimizer: String
  var curvature: Double
  var gradientVariance: Double
  /// Second moments of (w, v).
  var ww, wv, vv: Double

  init(_ optimizer: String, curvature: Double, gradientVariance: Double, start: Double) {
    (self.optimizer, self.curvature, self.gradientVariance) = (optimizer, curvature, gradientVariance)
    (ww, wv, vv) = (start, 0, 0)
  }

  /// Derivation, "The noisy quadratic, exactly": x′ = A x + b ξ.
  mutating func update(
    learningRate e: Double, batchVariance: Double, momentum m: Double, weightDecay: Double = 0, scale: Double = 1
  ) {
    let h = scale * curvature + weightDecay
    let (a, b, c, d, bw): (Double, Double, Double, Double, Double)
    switch optimizer {
    case "sgd": (a, b, c, d, bw) = (1 - e * h, 0, h, 0, -e)
    case "momentum": (a, b, c, d, bw) = (1 - e * h, -e * m, h, m, -e)
    case "nesterov": (a, b, c, d, bw) = (1 - e * (1 + m) * h, -e * m * m, h, m, -e * (1 + m))
    default: fatalError("no linear rule: \(optimizer)")
    }
    let s = gradientVariance * batchVariance * scale * scale
    (ww, wv, vv) = (
      a * a * ww + 2 * a * b * wv + b * b * vv + bw * bw * s,
      a * c * ww + (a * d + b * c) * wv + b * d * vv + bw * s,
      c * c * ww + 2 * c * d * wv + d * d * vv + s
    )
  }

  /// E w² after 0, 1, 2 … updates of a timeline.
  static func squares(
    _ timeline: Timeline, optimizer: String, curvature: Double, gradientVariance: Double, start: Double
  ) -> [Double] {
    var state = NaiveRecursion(
      optimizer, curvature: curvature, gradientVariance: gradientVariance, start: start)
    let n = Double(timeline.trainingSet.size)
    return [state.ww]
      + timeline.updates.map { update in
        let b = Double(update.hyperParameters.batchSize)
        let variance = timeline.trainingSet.sampling == .withReplacement ? 1 / b : 1 / b - 1 / n
        state.update(
          learningRate: update.hyperParameters.learningRate, batchVariance: variance,
          momentum: update.hyperParameters.momentum, weightDecay: update.hyperParameters.weightDecay)
        return state.ww
      }
  }
}

extension EnsembleCurves {
  var loss: [Point] { curves[0].points }
  var means: [Double] { loss.map(\.moments.mean) }
}

/// The value at a fractional number of updates, linear between the two neighbours.
func interpolated(_ values: [Double], at position: Double) -> Double {
  let index = min(Int(position), values.count - 1)
  let share = position - Double(index)
  return share > 0 ? values[index] + share * (values[index + 1] - values[index]) : values[index]
}

/// The optimisers of the linear rule, by name.
let linearOptimizers = ["sgd", "momentum", "nesterov"]

/// A schedule with jumps of learning rate, batch size and momentum (0 for sgd), and boundaries inside a batch.
func jumpySchedule(_ optimizer: String, scale: Double = 1) -> Schedule {
  let m = optimizer == "sgd" ? 0.0 : 1.0
  func stage(_ epochs: Double, _ rate: Double, _ batch: Int, _ momentum: Double) -> Stage {
    Stage(
      epochs: epochs, learningRate: .constant(scale * rate), batchSize: .constant(Double(batch)),
      momentum: .constant(m * momentum))
  }
  return Schedule(
    name: "jumps",
    stages: [
      stage(2, 0.1, 7, 0.9), stage(1.5, 0.02, 7, 0.9), stage(2, 0.02, 64, 0.9), stage(1.25, 0.05, 16, 0.5),
      stage(2, 0.05, 100, 0.9), stage(1, 0.01, 3, 0),
    ])
}

/// A schedule with laws of all three quantities, the learning rate from 0.
func lawSchedule(_ optimizer: String) throws -> Schedule {
  func linear(_ from: Double, _ to: Double) throws -> Quantity {
    .law(LinearLaw(from: from, to: to))
  }
  let m = optimizer == "sgd" ? 0.0 : 1.0
  return Schedule(
    name: "laws",
    stages: [
      Stage(epochs: 1, learningRate: try linear(0, 0.1), batchSize: 16, momentum: .constant(m * 0.9)),
      Stage(epochs: 1.5, learningRate: 0.1, batchSize: 20, momentum: .constant(m * 0.9)),
      Stage(
        epochs: 2, learningRate: try linear(0.1, 0.01), batchSize: try linear(8, 40),
        momentum: try linear(m * 0.9, m * 0.5)),
    ])
}
