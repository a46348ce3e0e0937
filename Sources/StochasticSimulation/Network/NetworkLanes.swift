import NoiseScale
import SimulationKernels

/// The replicates that are advanced together, one a lane: their parameters, the optimiser's state and working memory.
///
/// Every array is [index][lane]. Lanes do not influence one another.
final class NetworkLanes {
  static let count = Int(NSK_LANES)

  private let problem: NetworkProblem
  private let variant: nsk_variant
  private let parameterCount: Int
  private let widths: UnsafeMutablePointer<Int32>
  private let network: nsk_network
  private let memory: UnsafeMutableRawPointer
  /// Parameters; velocity or Adam's mean; Adam's mean square; gradient.
  private let parameters, velocity, square, gradient, scratch: UnsafeMutablePointer<Float>
  /// Π β₁ and Π β₂ over Adam's updates so far.
  private var products = (DecayProduct(), DecayProduct())

  init(problem: NetworkProblem, variant: KernelVariant) {
    self.problem = problem
    self.variant = variant.raw
    parameterCount = problem.parameterCount
    let sizes = problem.widths
    widths = .allocate(capacity: sizes.count)
    for (index, size) in sizes.enumerated() { widths[index] = Int32(size) }
    network = nsk_network(
      layers: Int32(sizes.count - 1), relu: problem.activation == .relu ? 1 : 0, widths: widths)
    let state = parameterCount * Self.count
    let working = withUnsafePointer(to: network) { nsk_network_scratch($0) }
    let total = 4 * state + working
    memory = .allocate(byteCount: total * MemoryLayout<Float>.stride, alignment: 64)
    parameters = memory.initializeMemory(as: Float.self, repeating: 0, count: total)
    velocity = parameters + state
    square = velocity + state
    gradient = square + state
    scratch = gradient + state
  }

  deinit {
    memory.deallocate()
    widths.deallocate()
  }

  /// The parameters of one lane, in the order of the kernels.
  subscript(lane lane: Int) -> [Float] {
    get { (0..<parameterCount).map { parameters[$0 * Self.count + lane] } }
    set { for index in 0..<parameterCount { parameters[index * Self.count + lane] = newValue[index] } }
  }

  /// The gradient that was last computed, of one lane.
  func gradient(lane: Int) -> [Float] { (0..<parameterCount).map { gradient[$0 * Self.count + lane] } }

  /// The gradient of the mean loss over a batch; example e of lane l is training example `batch[e · lanes + l]`.
  func computeGradient(_ batch: UnsafePointer<Int32>, count: Int) {
    withUnsafePointer(to: network) { network in
      problem.train.inputs.withUnsafeBufferPointer { inputs in
        problem.train.labels.withUnsafeBufferPointer { labels in
          nsk_network_gradient(
            variant, network, parameters, gradient, inputs.baseAddress, labels.baseAddress, batch, count, scratch)
        }
      }
    }
  }

  /// The next step of the optimiser, with the gradient that was last computed.
  func step(_ rule: UpdateRule, learningRate: Double, momentum: Double) {
    switch rule {
    case .linear(let gradientWeight, let velocityWeight):
      nsk_network_step_linear(
        variant, parameters, velocity, gradient, parameterCount, Float(learningRate), Float(momentum),
        Float(gradientWeight), Float(velocityWeight))
    case .adam(let beta1, let beta2, let delta):
      // The corrections are those of the rounded β, so that the first step is ε whatever the rounding of 1 − β.
      let correction1 = Float(1 / (1 - products.0.next(Double(Float(beta1)))))
      let correction2 = Float(1 / (1 - products.1.next(Double(Float(beta2)))))
      nsk_network_step_adam(
        variant, parameters, velocity, square, gradient, parameterCount, Float(learningRate), Float(beta1),
        Float(beta2), correction1, correction2, Float(delta))
    }
  }

  /// Mean loss and share of examples classified correctly for the first `count` examples of a set, lane by lane.
  func evaluate(_ examples: Examples, count: Int) -> [(loss: Double, accuracy: Double)] {
    var losses = Array(repeating: 0.0, count: Self.count)
    var correct = Array(repeating: Int64(0), count: Self.count)
    withUnsafePointer(to: network) { network in
      examples.inputs.withUnsafeBufferPointer { inputs in
        examples.labels.withUnsafeBufferPointer { labels in
          nsk_network_evaluate(
            variant, network, parameters, inputs.baseAddress, labels.baseAddress, count, &losses, &correct, scratch)
        }
      }
    }
    return (0..<Self.count).map { (losses[$0] / Double(count), Double(correct[$0]) / Double(count)) }
  }
}
