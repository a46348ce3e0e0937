import Descriptions
import NoiseScale
import Testing

@testable import StochasticSimulation

/// The kernels' update, in which the step follows each part of the gradient at once, against the whole gradient followed
/// by the step in plain `Float`: bit by bit, for batches of one block of examples and of several.
@Suite struct NetworkUpdateTests {
  /// Parameters and optimiser state of one lane.
  private struct PlainState {
    var parameters: [Float]
    var velocity, square: [Float]

    init(_ parameters: [Float]) {
      self.parameters = parameters
      velocity = Array(repeating: 0, count: parameters.count)
      square = velocity
    }

    mutating func step(_ optimizer: any Optimizer, _ gradient: [Float], _ values: HyperParameters, update: Int) {
      let (learningRate, momentum) = (Float(values.learningRate), Float(values.momentum))
      let (scale, decay) = (Float(values.gradientScale), Float(values.weightDecay))
      for (index, part) in gradient.enumerated() {
        let g = optimizer is AdamW ? part * scale : part * scale + parameters[index] * decay
        if optimizer is AdamW {
          parameters[index] -= parameters[index] * Float(values.learningRate * values.weightDecay)
        }
        switch optimizer.rule(values) {
        case .linear(let p, let q):
          velocity[index] = velocity[index] * momentum + g
          parameters[index] -= (g * Float(p) + velocity[index] * Float(q)) * learningRate
        case .adam(let beta1, let beta2, let delta):
          let (b1, b2) = (Float(beta1), Float(beta2))
          velocity[index] = velocity[index] * b1 + g * (1 - b1)
          square[index] = square[index] * b2 + g * g * (1 - b2)
          var powers = (1.0, 1.0)
          for _ in 0...update { powers = (powers.0 * Double(b1), powers.1 * Double(b2)) }
          let (c1, c2) = (Float(1 / (1 - powers.0)), Float(1 / (1 - powers.1)))
          let root = (square[index] * c2).squareRoot()
          parameters[index] -= velocity[index] * c1 / (root + Float(delta)) * learningRate
        case .unknown: return
        }
      }
    }
  }

  static let hidden = [[], [6], [5, 9]]

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam", "adamw"], hidden)
  func isTheGradientThenTheStep(name: String, hidden: [Int]) throws {
    let problem = try noisyProblem(60, features: 27, hidden: hidden, classes: 3)
    let momentum = ["momentum", "nesterov"].contains(name) ? 0.9 : 0
    let optimizer = try Optimizers.read(.text(name))
    for variant in KernelVariant.supported {
      for (batch, decay, scale) in [
        (1, 0.0, 1.0), (31, 0.3, 1), (32, 0, 1), (33, 0.3, 0.75), (100, 0, 1), (100, 0.01, 0.5),
      ] {
        var values = HyperParameters(learningRate: 0.1, batchSize: batch, momentum: momentum, gradientScale: scale)
        values.weightDecay = name == "adam" ? 0 : decay
        let (lanes, rows) = randomLanes(problem, batch: batch, size: 0.7, variant: variant)
        var rules = NetworkRules()
        var expected = (0..<NetworkLanes.count).map { PlainState(lanes[lane: $0]) }
        for update in 0..<3 {
          let gradient = lanes.gradient(rows, count: batch)
          for lane in expected.indices {
            expected[lane].step(optimizer, gradient(lane), values, update: update)
          }
          let rule = rules.next(
            optimizer.rule(values), learningRate: 0.1, momentum: momentum, decay: optimizer.weightDecay(values),
            gradientScale: scale)
          lanes.update(rule, batch: rows, count: batch)
          for lane in expected.indices {
            #expect(
              lanes[lane: lane] == expected[lane].parameters,
              "\(variant), batch \(batch), decay \(values.weightDecay), update \(update), lane \(lane)")
          }
        }
      }
    }
  }
}
