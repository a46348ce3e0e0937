import NoiseScale

/// What the gradient's noise and the loss's curvature are at one moment of one replicate's training, measured on the examples
/// of the train metrics.
public struct NetworkNoise: Sendable, Equatable {
  /// tr C, of the covariance of the gradients of single examples: divisor N where batches are drawn with replacement, N − 1
  /// otherwise.
  public var covarianceTrace: Double
  /// |∇L|²; where only n of N examples are measured, without the tr C (1/n − 1/N) that chance adds (so it may be negative).
  public var squaredGradient: Double
  /// The largest eigenvalue of the Hessian of the loss; with ReLU of the loss with every unit on or off as it is, whose kinks have no
  /// second derivative.
  public var largestCurvature: Double

  /// One replicate's measurement.
  public init(covarianceTrace: Double, squaredGradient: Double, largestCurvature: Double) {
    (self.covarianceTrace, self.squaredGradient) = (covarianceTrace, squaredGradient)
    self.largestCurvature = largestCurvature
  }
}

/// Measures ``NetworkNoise`` in the lanes of a group, over the first `count` training examples; leaves the lanes as they were.
struct NoiseMeasurement {
  let count: Int
  let trainingSet: TrainingSet
  private let rows: [Int32]
  /// One a lane, of length 1 or 0.
  private let start: LaneBuffer<Float>

  /// `address` gives the random numbers of a lane, for the start of Lanczos' iteration.
  init(
    _ lanes: NetworkLanes, count: Int, trainingSet: TrainingSet, address: (_ lane: Int, RandomPurpose) -> RandomAddress
  ) {
    (self.count, self.trainingSet) = (count, trainingSet)
    rows = (0..<Int32(count)).flatMap { row in Array(repeating: row, count: NetworkLanes.count) }
    start = LaneBuffer(lanes.size, zero: 0)
    for lane in 0..<NetworkLanes.count {
      let address = address(lane, .curvatureStart)
      for (index, place) in lanes.places.enumerated() {
        let bits = address.block(UInt64(index / 4))[index % 4]
        start[place + lane] = Float(bits) * 0x1p-31 - 1
      }
    }
  }

  func callAsFunction(_ lanes: NetworkLanes) -> [NetworkNoise] {
    let (n, size) = (Double(count), Double(trainingSet.size))
    let squares = lanes.gradientSquares(count: count)
    lanes.computeGradient(rows, count: count)
    let lengths = lanes.squaredGradient()
    let curvatures = largestCurvature(lanes)
    return (0..<NetworkLanes.count).map { lane in
      let unbiased = count > 1 ? (squares[lane] / n - lengths[lane]) * n / (n - 1) : 0
      return NetworkNoise(
        covarianceTrace: trainingSet.sampling == .withReplacement ? unbiased * (size - 1) / size : unbiased,
        squaredGradient: lengths[lane] - unbiased * (1 / n - 1 / size), largestCurvature: curvatures[lane])
    }
  }

  /// By Hessian–vector products as central differences of the gradient, over a distance at which the error of single
  /// precision and that of the difference are alike. ReLU's units stay on or off as they are where the Hessian is taken: between its
  /// kinks the loss is smooth, and over them a difference would not be its Hessian.
  private func largestCurvature(_ lanes: NetworkLanes) -> [Double] {
    let kept = LaneBuffer<Float>(lanes.size, zero: 0)
    kept.pointer.update(from: lanes.parameters, count: lanes.size)
    defer { lanes.parameters.update(from: kept.pointer, count: lanes.size) }
    let gates = lanes.problem.activation == .relu ? UnsafePointer(kept.pointer) : nil
    let vector = LaneBuffer<Float>(lanes.size, zero: 0)
    vector.pointer.update(from: start.pointer, count: lanes.size)
    var distances = Array(repeating: 0.0, count: NetworkLanes.count)
    for place in 0..<lanes.size { distances[place % NetworkLanes.count] += Double(kept[place] * kept[place]) }
    let steps = distances.map { Float(4e-3 * (1 + $0.squareRoot())) }
    let lanczos = LanczosLanes(dimension: lanes.places.count)
    return lanczos.largestEigenvalue(start: vector) { x, y in
      func gradient(_ sign: Float) {
        for place in 0..<lanes.size {
          lanes.parameters[place] = kept[place] + sign * steps[place % NetworkLanes.count] * x[place]
        }
        lanes.computeGradient(rows, gates: gates, count: count)
      }
      gradient(1)
      y.pointer.update(from: lanes.gradients, count: lanes.size)
      gradient(-1)
      for place in 0..<lanes.size {
        y[place] = (y[place] - lanes.gradients[place]) / (2 * steps[place % NetworkLanes.count])
      }
    }
  }
}
