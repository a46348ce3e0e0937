import NoiseScale

@testable import StochasticSimulation

/// The plainest reference for reshuffled batches: the weight after every update is a sum over the start and all examples' noise so far,
/// and the covariance of the noise of parts of an epoch is C(ℓ_i δ_ij − ℓ_i ℓ_j/N). Nothing of the recursion is shared.
struct ReshuffledRecursion {
  private let size: Int
  /// What a unit of the start, and of the noise of each part of an epoch, is worth in w and v.
  private var weights = [1.0]
  private var velocities = [0.0]
  /// The epoch and the examples of each part; the first stands for the start.
  private var parts: [(epoch: Int, examples: Double)] = [(-1, 0)]

  /// E w² after 0, 1, 2 … updates of a timeline.
  static func squares(
    _ timeline: Timeline, optimizer: String, curvature: Double, gradientVariance: Double, start: Double
  ) -> [Double] {
    var recursion = ReshuffledRecursion(size: timeline.trainingSet.size)
    return [start]
      + timeline.updates.map { update in
        recursion.make(update, optimizer, curvature)
        return recursion.square(start: start, variance: gradientVariance)
      }
  }

  private init(size: Int) { self.size = size }

  private mutating func make(_ update: Update, _ optimizer: String, _ curvature: Double) {
    let values = update.hyperParameters
    let (rate, m) = (values.learningRate, values.momentum)
    var gradient = weights.map { (values.gradientScale * curvature + values.weightDecay) * $0 }
    var (position, left) = (update.examplesBefore, values.batchSize)
    while left > 0 {
      let here = min(left, size - position % size)
      parts.append((position / size, Double(here)))
      gradient.append(values.gradientScale / Double(values.batchSize))
      weights.append(0)
      velocities.append(0)
      (position, left) = (position + here, left - here)
    }
    for index in gradient.indices {
      velocities[index] = m * velocities[index] + gradient[index]
      switch optimizer {
      case "sgd": weights[index] -= rate * gradient[index]
      case "momentum": weights[index] -= rate * velocities[index]
      default: weights[index] -= rate * (gradient[index] + m * velocities[index])
      }
    }
  }

  private func square(start: Double, variance: Double) -> Double {
    var total = weights[0] * weights[0] * start
    for epoch in 0...max(0, parts.last?.epoch ?? 0) {
      let here = parts.indices.filter { parts[$0].epoch == epoch }
      // The spread about the mean over the examples: what a permutation leaves of their noise.
      let examples = here.reduce(0) { $0 + parts[$1].examples }
      let mean = here.reduce(0) { $0 + parts[$1].examples * weights[$1] } / Double(size)
      let spread = here.reduce(0) { $0 + parts[$1].examples * (weights[$1] - mean) * (weights[$1] - mean) }
      total += variance * (spread + (Double(size) - examples) * mean * mean)
    }
    return total
  }
}
