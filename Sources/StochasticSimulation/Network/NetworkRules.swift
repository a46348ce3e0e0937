import NoiseScale
import SimulationKernels

/// The optimiser's rules in single precision, one for each update in turn.
struct NetworkRules {
  /// Π β₁ and Π β₂ over Adam's updates so far.
  private var products = (DecayProduct(), DecayProduct())

  /// - Parameter gradientScale: The factor on the gradient, without the decay.
  mutating func next(
    _ update: UpdateRule, learningRate: Double, momentum: Double, decay: WeightDecay = WeightDecay(),
    gradientScale: Double = 1
  ) -> nsk_network_rule {
    var rule = nsk_network_rule()
    rule.learning_rate = Float(learningRate)
    rule.gradient_scale = Float(gradientScale)
    rule.weight_decay = Float(decay.coupled)
    rule.decoupled_decay = Float(decay.decoupled)
    switch update {
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
      rule.correction1 = Float(1 / (1 - products.0.next(Double(rule.beta1))))
      rule.correction2 = Float(1 / (1 - products.1.next(Double(rule.beta2))))
    case .unknown: preconditionFailure("what is planned only is not run")
    }
    return rule
  }
}
