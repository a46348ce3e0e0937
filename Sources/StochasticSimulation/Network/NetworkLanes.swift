import NoiseScale
import SimulationKernels

/// The replicates that are advanced together, one a lane: their parameters, the optimiser's state and working memory.
///
/// Lanes do not influence one another.
final class NetworkLanes {
  static let count = Int(NSK_NETWORK_LANES)

  let problem: NetworkProblem
  private let variant: nsk_variant
  private let widths: UnsafeMutablePointer<Int32>
  private let network: nsk_network
  private let memory: UnsafeMutableRawPointer
  private let state: nsk_network_state
  private let scratch: UnsafeMutablePointer<Float>
  /// Where lane 0 of each parameter is in an array of the state.
  let places: [Int]
  /// Floats of each array of the state.
  let size: Int

  init(problem: NetworkProblem, variant: KernelVariant) {
    self.problem = problem
    self.variant = variant.raw
    let sizes = problem.widths
    widths = .allocate(capacity: sizes.count)
    for (index, size) in sizes.enumerated() { widths[index] = Int32(size) }
    network = nsk_network(
      layers: Int32(sizes.count - 1), relu: problem.activation == .relu ? 1 : 0, widths: widths)
    let (size, working) = withUnsafePointer(to: network) { (nsk_network_size($0), nsk_network_scratch($0)) }
    self.size = size
    let total = 4 * size + working
    memory = .allocate(byteCount: total * MemoryLayout<Float>.stride, alignment: 64)
    let floats = memory.initializeMemory(as: Float.self, repeating: 0, count: total)
    state = nsk_network_state(
      parameters: floats, velocity: floats + size, square: floats + 2 * size, gradient: floats + 3 * size)
    scratch = floats + 4 * size
    places = Self.places(sizes)
  }

  deinit {
    memory.deallocate()
    widths.deallocate()
  }

  /// The problem's order of parameters is [unit][input], the kernels' [input][unit] with an even number of units.
  private static func places(_ widths: [Int]) -> [Int] {
    var (places, start) = ([Int](), 0)
    for (inputs, units) in zip(widths, widths.dropFirst()) {
      let padded = units + units % 2
      for unit in 0..<units { places += (0..<inputs).map { (start + $0 * padded + unit) * count } }
      places += (0..<units).map { (start + inputs * padded + $0) * count }
      start += (inputs + 1) * padded
    }
    return places
  }

  /// The parameters of one lane, in the order of the problem.
  subscript(lane lane: Int) -> [Float] {
    get { places.map { state.parameters[$0 + lane] } }
    set { for (place, value) in zip(places, newValue) { state.parameters[place + lane] = value } }
  }

  var parameters: UnsafeMutablePointer<Float> { state.parameters }

  /// The gradient that was computed last, by ``computeGradient(_:weights:count:)``.
  var gradients: UnsafePointer<Float> { UnsafePointer(state.gradient) }

  /// The gradient of one lane, of the mean loss over a batch as in ``update(_:batch:weights:count:)``.
  func gradient(
    _ batch: UnsafePointer<Int32>, weights: UnsafePointer<Float>? = nil, count: Int
  ) -> (_ lane: Int) -> [Float] {
    computeGradient(batch, weights: weights, count: count)
    return { lane in self.places.map { self.state.gradient[$0 + lane] } }
  }

  /// Leaves the gradient in ``gradients``; nothing else changes. With gates, parameters of all lanes, hidden units of ReLU are on or
  /// off as they are with those.
  func computeGradient(
    _ batch: UnsafePointer<Int32>, weights: UnsafePointer<Float>? = nil, gates: UnsafePointer<Float>? = nil, count: Int
  ) {
    advance(nil, batch, weights, gates, count)
  }

  /// |∇|² of the gradient that was computed last, lane by lane.
  func squaredGradient() -> [Double] {
    var sums = Array(repeating: 0.0, count: Self.count)
    for place in 0..<size { sums[place % Self.count] += Double(state.gradient[place]) * Double(state.gradient[place]) }
    return sums
  }

  /// Σ |∇ℓ|² over the first `count` training examples, lane by lane.
  func gradientSquares(count: Int) -> [Double] {
    var squares = Array(repeating: 0.0, count: Self.count)
    withKernelArguments(problem.train, problem.trainTargets) {
      nsk_network_gradient_squares(variant, $0, state.parameters, $1, count, &squares, scratch)
    }
    return squares
  }

  /// One update with the gradient of the mean loss; example e of lane l is training example `batch[e · lanes + l]`. With
  /// weights, in the same order and of one example more, the gradient of the sum of weight × loss.
  func update(
    _ rule: nsk_network_rule, batch: UnsafePointer<Int32>, weights: UnsafePointer<Float>? = nil, count: Int
  ) {
    withUnsafePointer(to: rule) { advance($0, batch, weights, nil, count) }
  }

  private func advance(
    _ rule: UnsafePointer<nsk_network_rule>?, _ batch: UnsafePointer<Int32>, _ weights: UnsafePointer<Float>?,
    _ gates: UnsafePointer<Float>?, _ count: Int
  ) {
    withKernelArguments(problem.train, problem.trainTargets) { network, examples in
      withUnsafePointer(to: state) {
        nsk_network_update(variant, network, $0, rule, examples, batch, weights, gates, count, scratch)
      }
    }
  }

  /// Mean loss and share of examples classified correctly for the first `count` training examples, lane by lane.
  func evaluateTrain(count: Int) -> [(loss: Double, accuracy: Double)] {
    evaluate(problem.train, problem.trainTargets, count: count)
  }

  /// The same for all test examples.
  func evaluateTest() -> [(loss: Double, accuracy: Double)] {
    evaluate(problem.test, problem.testTargets, count: problem.test.count)
  }

  private func evaluate(_ examples: Examples, _ targets: [Float], count: Int) -> [(loss: Double, accuracy: Double)] {
    var losses = Array(repeating: 0.0, count: Self.count)
    var correct = Array(repeating: Int64(0), count: Self.count)
    withKernelArguments(examples, targets) {
      nsk_network_evaluate(variant, $0, state.parameters, $1, count, &losses, &correct, scratch)
    }
    return (0..<Self.count).map { (losses[$0] / Double(count), Double(correct[$0]) / Double(count)) }
  }

  private func withKernelArguments(
    _ examples: Examples, _ targets: [Float],
    _ body: (UnsafePointer<nsk_network>, UnsafePointer<nsk_network_examples>) -> Void
  ) {
    examples.inputs.withUnsafeBufferPointer { inputs in
      examples.labels.withUnsafeBufferPointer { labels in
        targets.withUnsafeBufferPointer { targets in
          let pointers = nsk_network_examples(
            inputs: inputs.baseAddress, labels: labels.isEmpty ? nil : labels.baseAddress,
            targets: targets.isEmpty ? nil : targets.baseAddress)
          withUnsafePointer(to: network) { network in withUnsafePointer(to: pointers) { body(network, $0) } }
        }
      }
    }
  }
}
