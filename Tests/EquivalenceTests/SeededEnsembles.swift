import Equivalence
import Foundation
import TestSupport

/// Curves of Gaussian replicates around a given mean, each an AR(1) process over the epochs.
struct SeededEnsembles {
  private var generator: SeededGenerator
  private var spare: Double?

  init(seed: UInt64) { generator = SeededGenerator(seed) }

  /// A standard normal number, by Box and Muller.
  private mutating func normal() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
    let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &generator)
    spare = radius * sin(angle)
    return radius * cos(angle)
  }

  /// The summary at each epoch of `replicates` curves with these means, one standard deviation at all epochs, and
  /// correlation ρ between neighbouring epochs.
  mutating func curve(
    means: [Double], deviation: Double, correlation: Double, replicates: Int
  ) -> [SampleSummary] {
    let innovation = (1 - correlation * correlation).squareRoot()
    var samples = means.map { _ in [Double](repeating: 0, count: replicates) }
    for replicate in 0..<replicates {
      var noise = normal()
      for epoch in means.indices {
        if epoch > 0 { noise = correlation * noise + innovation * normal() }
        samples[epoch][replicate] = means[epoch] + deviation * noise
      }
    }
    return samples.map { SampleSummary($0) }
  }
}

/// How often something of known probability may happen in independent trials.
struct Binomial {
  var trials: Int
  var probability: Double

  /// The counts outside of which the chance is at most `alarm` on each side.
  func range(alarm: Double) -> ClosedRange<Int> {
    var logarithm = Double(trials) * log1p(-probability)
    var mass = [exp(logarithm)]
    for count in 1...trials {
      logarithm += log(Double(trials - count + 1) / Double(count) * probability / (1 - probability))
      mass.append(exp(logarithm))
    }
    return Self.firstBeyond(alarm, mass)...(trials - Self.firstBeyond(alarm, mass.reversed()))
  }

  private static func firstBeyond(_ alarm: Double, _ mass: [Double]) -> Int {
    var sum = 0.0
    for (count, chance) in mass.enumerated() {
      sum += chance
      if sum > alarm { return count }
    }
    return mass.count - 1
  }
}
