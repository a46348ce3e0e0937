import Elementary
import NoiseScale

extension Explainer {
  /// The gap of expected losses where every example is seen once an epoch, taken apart as for independent batches: the equation whose
  /// noise adds up to 0 over an epoch at the approximate g, with memory, with stages that end where the batches do, and the optimiser
  /// itself. The sizes add up to the exact gap.
  ///
  /// What is left between that equation and the optimiser is shared out between the finite learning rate, whose size is known for
  /// independent batches of variance C/B, and the finite training set: an epoch of few batches leaves slow modes 1 − (B/N)² of the
  /// noise that the equation does, and more than that is never put down to it. Source: the article *Derivation*, Reshuffling.
  func reshuffledContributions(_ predictions: PredictedCurves, at epoch: Double) -> [Contribution] {
    func gap(_ kind: PredictedCurves.Kind) -> Double { self.gap(predictions, at: epoch) { _ in kind } }
    let overdamped = gap(.overdamped)
    let differs = !pullsAlike(until: epoch)
    let bare = differs ? gap(.overdampedWithoutWeightDecay) : overdamped
    let memory = gap(.withMemory)
    let boundary = gap(.withMemoryAtUpdates)
    let rest = difference(gap(.exact), boundary)
    let independent = difference(
      gap(.independent),
      self.gap(predictions, at: epoch) { remembers($0) ? .independentWithMemory : .independentOverdamped })
    let finite = between(0, few(at: epoch), difference(rest, independent))
    var contributions = [
      Contribution(reason: .unequalNoiseScale, size: bare), Contribution(reason: .finiteTrainingSet, size: finite),
    ]
    if differs { contributions.append(Contribution(reason: .unequalWeightDecay, size: difference(overdamped, bare))) }
    contributions += [
      Contribution(reason: .memory, size: difference(memory, overdamped)),
      Contribution(reason: .batchBoundary, size: difference(boundary, memory)),
      Contribution(reason: .finiteLearningRate, size: difference(rest, finite)),
    ]
    return contributions
  }

  /// ln of the ratio of 1 − (B/N)² of the two schedules: what theory says of slow modes whose epochs have few batches.
  func few(at epoch: Double) -> Double {
    logRatio(at: epoch) { values, trainingSet in
      let share = Double(values.batchSize) / Double(trainingSet.size)
      return 1 - share * share
    }
  }

  private func between(_ a: Double, _ b: Double, _ value: Double) -> Double { min(max(value, min(a, b)), max(a, b)) }
}
