import NoiseScale
import SimulationKernels

extension UpdateRule {
  /// The rule of update `update`, counted from 0, in single precision.
  func network(learningRate: Double, momentum: Double, update: Int) -> nsk_network_rule {
    var rule = nsk_network_rule()
    rule.learning_rate = Float(learningRate)
    switch self {
    case .linear(let gradientWeight, let velocityWeight):
      rule.kind = NSK_LINEAR
      rule.momentum = Float(momentum)
      rule.gradient_weight = Float(gradientWeight)
      rule.velocity_weight = Float(velocityWeight)
    case .adam(let beta1, let beta2, let delta):
      rule.kind = NSK_ADAM
      rule.beta1 = Float(beta1)
      rule.beta2 = Float(beta2)
      rule.delta = Float(delta)
      // Of the rounded β, so that the first step is ε whatever the rounding of 1 − β.
      rule.correction1 = Self.correction(Double(rule.beta1), update)
      rule.correction2 = Self.correction(Double(rule.beta2), update)
    }
    return rule
  }

  /// 1/(1 − βᵏ) with k = `update` + 1.
  private static func correction(_ beta: Double, _ update: Int) -> Float {
    var (power, square, left) = (1.0, beta, update + 1)
    while left > 0 {
      if left & 1 == 1 { power *= square }
      square *= square
      left >>= 1
    }
    return Float(1 / (1 - power))
  }
}
