import Descriptions
import NoiseScale
import SimulationKernels
import TestSupport
import Testing

@testable import StochasticSimulation

/// Random input of one call of a kernel: 7 modes (padded to 8), 16 lanes, 23 updates from number 5.
private struct KernelCall {
  let modes = 7
  let blocks = 2
  let first = 5
  let count = 23
  let keys: [UInt64]
  let curvature, noise: LaneBuffer<Double>
  let w, v, s, rest: LaneBuffer<Double>

  init(seed: UInt64, bounds: ClosedRange<Double> = -2...2) {
    var random = SeededGenerator(seed)
    keys = (0..<laneCount).map { _ in random.next() }
    curvature = LaneBuffer(random.numbers(modes, 0.01...3), zero: 0, padTo: 8)
    noise = LaneBuffer(random.numbers(modes, 0...2), zero: 0, padTo: 8)
    w = LaneBuffer(random.numbers(modes * laneCount, bounds), zero: 0, padTo: 8 * laneCount)
    v = LaneBuffer(random.numbers(modes * laneCount, bounds), zero: 0, padTo: 8 * laneCount)
    s = LaneBuffer(random.numbers(modes * laneCount, 0...2), zero: 0, padTo: 8 * laneCount)
    rest = LaneBuffer(random.numbers(modes * laneCount, -2...2), zero: 0, padTo: 8 * laneCount)
  }

  /// Some steps of a bridge, of any size.
  static let bridge: [nsk_bridge_step] = {
    var random = SeededGenerator(99)
    return (0..<23).map { _ in
      nsk_bridge_step(remaining: random.number(0...1), kept: random.number(0...1), sigma: random.number(0...2))
    }
  }()

  /// z of an update: [mode][lane].
  func gaussians(_ update: Int) -> [Double] {
    let out = LaneBuffer<Float>(4 * blocks * laneCount, zero: 0)
    nsk_gaussians(NSK_BASELINE, keys, UInt64(update), 0, Int64(blocks), out.pointer)
    return (0..<out.count).map { Double(out[$0]) }
  }

  /// The noise of one update of one place, and what becomes of the rest.
  func noiseNumber(_ z: Double, _ place: Int, _ step: nsk_bridge_step?) -> Double {
    guard let step else { return noise[place / laneCount] * z }
    let drawn = step.sigma * z
    let sum = step.remaining * rest[place] + drawn
    rest[place] = step.kept * rest[place] - drawn
    return noise[place / laneCount] * sum
  }
}

/// Same numbers over 7 modes; NaN is the same as NaN. What pads the eighth may be anything.
private func isSame(_ a: LaneBuffer<Double>, _ b: LaneBuffer<Double>) -> Bool {
  a.count == b.count && (0..<7 * laneCount).allSatisfy { a[$0] == b[$0] || (a[$0].isNaN && b[$0].isNaN) }
}

@Suite struct QuadraticKernelsTests {
  private func linearReference(_ call: KernelCall, _ rule: nsk_linear_rule, bridge: [nsk_bridge_step]?) {
    for k in 0..<call.count {
      let z = call.gaussians(call.first + k)
      for place in 0..<call.modes * laneCount {
        let noise = call.noiseNumber(z[place], place, bridge?[k])
        let gradient = call.curvature[place / laneCount] * call.w[place] + noise
        call.v[place] = rule.momentum * call.v[place] + gradient
        call.w[place] -=
          rule.learning_rate * (rule.gradient_weight * gradient + rule.velocity_weight * call.v[place])
      }
    }
  }

  private func rule(_ optimizer: String, learningRate: Double) throws -> nsk_linear_rule {
    let m = optimizer == "sgd" ? 0 : 0.9
    guard case .linear(let p, let q) = try Optimizers.read(.text(optimizer)).rule(momentum: m) else {
      throw Fault([], "\(optimizer) has no linear rule")
    }
    return nsk_linear_rule(learning_rate: learningRate, momentum: m, gradient_weight: p, velocity_weight: q)
  }

  @Test(arguments: KernelVariant.supported, linearOptimizers)
  func linearRule(_ variant: KernelVariant, _ optimizer: String) throws {
    for bridge in [nil, KernelCall.bridge] {
      let (call, reference) = (KernelCall(seed: 21), KernelCall(seed: 21))
      var rule = try rule(optimizer, learningRate: 0.17)
      linearReference(reference, rule, bridge: bridge)
      nsk_quadratic_linear(
        variant.raw, call.keys, UInt64(call.first), Int64(call.count), Int64(call.blocks), call.curvature.pointer,
        call.noise.pointer, &rule, bridge, call.w.pointer, call.v.pointer, call.rest.pointer)
      #expect(isSame(call.w, reference.w))
      #expect(isSame(call.v, reference.v))
      #expect(isSame(call.rest, reference.rest))
    }
  }

  /// Lanes that reach infinity and NaN leave their neighbours alone.
  @Test(arguments: KernelVariant.supported) func overflowStaysInItsLane(_ variant: KernelVariant) throws {
    let (call, reference) = (KernelCall(seed: 22), KernelCall(seed: 22))
    for buffers in [call, reference] {
      for mode in 0..<buffers.modes {
        buffers.w[mode * laneCount + 3] = 1e308
        buffers.v[mode * laneCount + 3] = -1e308
        buffers.w[mode * laneCount + 12] = .infinity
      }
    }
    var rule = try rule("momentum", learningRate: 5)
    linearReference(reference, rule, bridge: nil)
    nsk_quadratic_linear(
      variant.raw, call.keys, UInt64(call.first), Int64(call.count), Int64(call.blocks), call.curvature.pointer,
      call.noise.pointer, &rule, nil, call.w.pointer, call.v.pointer, call.rest.pointer)
    #expect(isSame(call.w, reference.w))
    for mode in 0..<call.modes {
      for lane in 0..<laneCount {
        let isLost = lane == 12 || (lane == 3 && call.curvature[mode] > 1)
        if isLost { #expect(!call.w[mode * laneCount + lane].isFinite) }
        if lane != 3 && lane != 12 { #expect(call.w[mode * laneCount + lane].isFinite) }
      }
    }
  }

  @Test(arguments: KernelVariant.supported) func adam(_ variant: KernelVariant) {
    for (bridge, kept) in [(nil, 1), (KernelCall.bridge, 1), (nil, 0.99)] {
      let (call, reference) = (KernelCall(seed: 23), KernelCall(seed: 23))
      var rule = nsk_adam_rule(beta1: 0.9, beta2: 0.99, kept: kept)
      var steps: [nsk_adam_step] = []
      var (power1, power2) = (1.0, 1.0)
      for k in 0..<call.count {
        power1 *= rule.beta1
        power2 *= rule.beta2
        let correction = (1 - power2).squareRoot()
        steps.append(nsk_adam_step(rate: 0.03 * correction / (1 - power1), delta: 1e-8 * correction))
        let z = reference.gaussians(call.first + k)
        for place in 0..<call.modes * laneCount {
          let noise = reference.noiseNumber(z[place], place, bridge?[k])
          let gradient = reference.curvature[place / laneCount] * reference.w[place] + noise
          reference.v[place] = rule.beta1 * reference.v[place] + (1 - rule.beta1) * gradient
          reference.s[place] = rule.beta2 * reference.s[place] + (1 - rule.beta2) * (gradient * gradient)
          let step = steps[k].rate * reference.v[place] / (reference.s[place].squareRoot() + steps[k].delta)
          reference.w[place] = kept * reference.w[place] - step
        }
      }
      nsk_quadratic_adam(
        variant.raw, call.keys, UInt64(call.first), Int64(call.count), Int64(call.blocks), call.curvature.pointer,
        call.noise.pointer, &rule, steps, bridge, call.w.pointer, call.v.pointer, call.s.pointer,
        call.rest.pointer)
      // Modes that only pad may hold anything.
      for place in 0..<call.modes * laneCount {
        #expect(call.w[place] == reference.w[place])
        #expect(call.v[place] == reference.v[place])
        #expect(call.s[place] == reference.s[place])
        if bridge != nil { #expect(call.rest[place] == reference.rest[place]) }
      }
    }
  }

  @Test(arguments: KernelVariant.supported) func loss(_ variant: KernelVariant) {
    let call = KernelCall(seed: 24)
    call.w[2 * laneCount + 5] = .infinity
    call.w[3 * laneCount + 6] = .nan
    let out = LaneBuffer<Double>(laneCount, zero: 0)
    nsk_quadratic_loss(variant.raw, Int64(call.modes), call.curvature.pointer, call.w.pointer, out.pointer)
    for lane in 0..<laneCount where lane != 5 && lane != 6 {
      var sum = 0.0
      for mode in 0..<call.modes {
        let w = call.w[mode * laneCount + lane]
        sum += call.curvature[mode] * (w * w)
      }
      #expect(out[lane] == 0.5 * sum)
    }
    #expect(out[5] == .infinity)
    #expect(out[6].isNaN)
  }

  @Test(arguments: KernelVariant.supported) func langevin(_ variant: KernelVariant) {
    let (call, reference) = (KernelCall(seed: 25), KernelCall(seed: 25))
    var random = SeededGenerator(26)
    let phi = random.numbers(4 * call.modes, -1...1)
    let root = random.numbers(3 * call.modes, -1...1)
    let z = LaneBuffer<Float>(4 * 4 * laneCount, zero: 0)
    nsk_gaussians(NSK_BASELINE, call.keys, 3, 0, 4, z.pointer)
    nsk_langevin(variant.raw, Int64(call.modes), phi, root, z.pointer, call.w.pointer, call.v.pointer)
    for place in 0..<call.modes * laneCount {
      let (mode, lane) = (place / laneCount, place % laneCount)
      let n1 = Double(z[2 * mode * laneCount + lane])
      let n2 = Double(z[(2 * mode + 1) * laneCount + lane])
      let (w, v) = (reference.w[place], reference.v[place])
      #expect(call.w[place] == phi[4 * mode] * w + phi[4 * mode + 1] * v + root[3 * mode] * n1)
      #expect(
        call.v[place]
          == phi[4 * mode + 2] * w + phi[4 * mode + 3] * v + (root[3 * mode + 1] * n1 + root[3 * mode + 2] * n2))
    }
  }

  @Test(arguments: KernelVariant.supported) func overdampedLangevin(_ variant: KernelVariant) {
    let (call, reference) = (KernelCall(seed: 27), KernelCall(seed: 27))
    var random = SeededGenerator(28)
    let phi = random.numbers(call.modes, -1...1)
    let sigma = random.numbers(call.modes, 0...1)
    let z = LaneBuffer<Float>(4 * call.blocks * laneCount, zero: 0)
    nsk_gaussians(NSK_BASELINE, call.keys, 3, 0, Int64(call.blocks), z.pointer)
    nsk_langevin_overdamped(variant.raw, Int64(call.modes), phi, sigma, z.pointer, call.w.pointer)
    for place in 0..<call.modes * laneCount {
      let mode = place / laneCount
      #expect(call.w[place] == phi[mode] * reference.w[place] + sigma[mode] * Double(z[place]))
    }
  }
}
