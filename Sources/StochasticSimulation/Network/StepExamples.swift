import NoiseScale
import SimulationKernels

/// Draws, for one group of replicates, the examples whose gradient each step takes, and their weights.
struct StepExamples {
  /// The examples of every lane: example e of lane l is `rows[e · lanes + l]`.
  private(set) var rows: [Int32] = []
  /// Their weights in the sum, in the same order; `nil`: the mean.
  private(set) var weights: [Float]?
  private(set) var count = 0

  private let langevin: NetworkLangevin
  private let trainingSet: TrainingSet
  private let variant: KernelVariant
  private var first: [BatchSampler] = []
  /// Independent of `first`.
  private var second: [BatchSampler] = []
  /// Of the multipliers.
  private let keys: [UInt64]
  private let gaussians: LaneBuffer<Float>

  /// `address` gives the random numbers of a lane.
  init(
    _ langevin: NetworkLangevin?, trainingSet: TrainingSet, variant: KernelVariant,
    address: (_ lane: Int, RandomPurpose) -> RandomAddress
  ) {
    self.langevin = langevin ?? NetworkLangevin(refinement: 1)
    self.trainingSet = trainingSet
    self.variant = variant
    let lanes = 0..<NetworkLanes.count
    func samplers(_ purpose: RandomPurpose) -> [BatchSampler] {
      lanes.map { BatchSampler(address: address($0, purpose), trainingSet: trainingSet) }
    }
    switch self.langevin.method {
    case .batches:
      first = samplers(.batches)
      if self.langevin.refinement > 1 { second = samplers(.secondBatches) }
      (keys, gaussians) = ([], LaneBuffer(0, zero: 0))
    case .multipliers:
      // Gaussians are drawn for more lanes than a group has.
      keys = (0..<laneCount).map { address(min($0, NetworkLanes.count - 1), .multipliers).key }
      gaussians = LaneBuffer((trainingSet.size + 3) / 4 * 4 * laneCount, zero: 0)
      count = trainingSet.size
      rows = (0..<Int32(trainingSet.size)).flatMap { row in lanes.map { _ in row } }
      // One more example, which a kernel may read.
      weights = Array(repeating: 0, count: (count + 1) * NetworkLanes.count)
    }
  }

  /// Those of step `part` of update `update`, before which `examplesBefore` examples were seen; steps come in order.
  mutating func draw(update: Int, part: Int, examplesBefore: Int, batchSize: Int) {
    let position = update * langevin.refinement + part
    guard langevin.method == .batches else {
      drawMultipliers(position: position, batchSize: batchSize)
      return
    }
    if second.isEmpty {
      setCount(batchSize, weights: false)
      Self.draw(&first, into: &rows, from: 0, position: position, examplesBefore: examplesBefore, batchSize: batchSize)
    } else {
      setCount(2 * batchSize, weights: true)
      Self.draw(&first, into: &rows, from: 0, position: position, examplesBefore: examplesBefore, batchSize: batchSize)
      Self.draw(
        &second, into: &rows, from: batchSize, position: position, examplesBefore: examplesBefore, batchSize: batchSize)
    }
  }

  private mutating func setCount(_ examples: Int, weights isWeighted: Bool) {
    guard count != examples else { return }
    count = examples
    let lanes = NetworkLanes.count
    if rows.count < examples * lanes { rows = Array(repeating: 0, count: examples * lanes) }
    guard isWeighted else { return }
    let batch = Double(examples / 2)
    let (one, other) = langevin.batchWeights
    let half = examples / 2 * lanes
    weights =
      Array(repeating: Float(one / batch), count: half) + Array(repeating: Float(other / batch), count: half + lanes)
  }

  private static func draw(
    _ samplers: inout [BatchSampler], into rows: inout [Int32], from start: Int, position: Int, examplesBefore: Int,
    batchSize: Int
  ) {
    rows.withUnsafeMutableBufferPointer { rows in
      for lane in samplers.indices {
        samplers[lane].draw(
          update: position, examplesBefore: examplesBefore, count: batchSize,
          into: rows.baseAddress! + start * NetworkLanes.count + lane, stride: NetworkLanes.count)
      }
    }
  }

  private mutating func drawMultipliers(position: Int, batchSize: Int) {
    nsk_gaussians(
      variant.raw, keys, UInt64(position), 0, Int64((count + 3) / 4), gaussians.pointer)
    let deviation = langevin.multiplierDeviation(batchSize: batchSize, trainingSet: trainingSet)
    let n = Double(count)
    weights?.withUnsafeMutableBufferPointer { weights in
      for lane in 0..<NetworkLanes.count {
        var sum = 0.0
        for example in 0..<count { sum += Double(gaussians[example * laneCount + lane]) }
        let mean = sum / n
        for example in 0..<count {
          let z = Double(gaussians[example * laneCount + lane])
          weights[example * NetworkLanes.count + lane] = Float((1 + deviation * (z - mean)) / n)
        }
      }
    }
  }
}
