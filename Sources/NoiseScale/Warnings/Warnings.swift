import Descriptions
import Elementary

/// Something about a schedule that its user should know before running it, with the number that triggered it.
public struct Warning: Sendable, Equatable, CustomStringConvertible {
  /// What a warning is about; the raw values are what files and messages say.
  public enum Kind: String, Sendable, CaseIterable {
    /// B > N/10: without replacement the plateau lies lower. Its value is −ln(1 − B/N). Where batches are reshuffled the plateau follows
    /// the approximate g, and only B = N, which has no noise, is worth a warning.
    case largeBatch = "large-batch"
    /// A stage no longer than the wait of ``Settling``. Its value is that wait, epochs.
    case shortStage = "short-stage"
    /// More than 1 % of a stage goes by while the velocity builds up. Its value is that share.
    case lostMemory = "lost-memory"
    /// The last batch of a stage reaches past its end by more than 5 % of the next stage. Its value is in epochs.
    case overshoot
    /// The batch before reaches past the whole stage. Its value is by how many epochs past its start.
    case skippedStage = "skipped-stage"
    /// A track ends before the run does, and its last value is held. Its value is where, as a share of the run.
    case held
    /// ε·h, with a coupled weight decay ε(h + λ), is at or above the limit of ``Optimizer/stabilityLimit(momentum:)``. Its value
    /// is that number.
    case unstable
    /// The optimiser is Adam, for which equal g is an observation. Its value is 0.
    case adam
    /// What the optimiser does is not known, so that its g is formal. Its value is 0.
    case formal
  }
  /// What it is about.
  public var kind: Kind
  /// Counted from 0; `nil`: the whole schedule.
  public var stage: Int?
  /// The number that triggered it, in the unit that its kind says.
  public var value: Double
  /// One sentence.
  public var description: String
}

extension Plan {
  /// The warnings of this plan. `largestCurvature` is the largest eigenvalue h of the Hessian, where it is known.
  public func warnings(largestCurvature: Double? = nil) -> [Warning] {
    var warnings: [Warning] = []
    let settling = Settling([timeline], optimizer: optimizer)
    for planned in stages {
      warnings += [
        largeBatch(planned), skippedStage(planned), shortStage(planned, settling), lostMemory(planned),
        overshoot(planned),
      ].compactMap(\.self)
      if let largestCurvature, let warning = unstable(planned, largestCurvature) { warnings.append(warning) }
    }
    warnings += timeline.held.map { parameter, end, share in
      Warning(
        kind: .held, stage: nil, value: share,
        description:
          "the last piece of \(parameter.rawValue) ends at \(end.text), \((100 * share).rounded3) % of the run; its last value is held "
          + "to the end")
    }
    if optimizer.isAdaptive {
      warnings.append(
        Warning(
          kind: .adam, stage: nil, value: 0,
          description: "with \(optimizer.name) equal g (taken at m = 0) is an observation without theory"))
    }
    if !optimizer.isSimulated {
      warnings.append(
        Warning(
          kind: .formal, stage: nil, value: 0,
          description:
            "what \(optimizer.title) does is not known: g is what its values say, and nothing can be simulated"))
    }
    return warnings
  }

  private func largeBatch(_ planned: PlannedStage) -> Warning? {
    let batch = planned.segment.samples(of: [.batchSize]).map(\.values.batchSize).max() ?? 0
    let share = Double(batch) / Double(trainingSet.size)
    guard share > 0.1, share == 1 || trainingSet.sampling != .reshuffled else { return nil }
    let off = -Double.log(onePlus: -share)
    let amount = share < 1 ? "lower by −ln(1−B/N) = \(off.rounded3)" : "0"
    let effect =
      trainingSet.sampling != .withReplacement
      ? "at the same approximate g the plateau is \(amount)"
      : "drawn without replacement the plateau would be \(amount)"
    return Warning(
      kind: .largeBatch, stage: planned.stage, value: off,
      description:
        "stage \(planned.stage + 1): batch size \(batch) is above N/10; \(effect)")
  }

  private func skippedStage(_ planned: PlannedStage) -> Warning? {
    guard planned.segment.updates == 0 else { return nil }
    let over = Double(planned.segment.examplesBefore) / Double(trainingSet.size) - planned.startEpoch
    return Warning(
      kind: .skippedStage, stage: planned.stage, value: over,
      description:
        "stage \(planned.stage + 1) gets no update: it lasts \((planned.endEpoch - planned.startEpoch).rounded3) epochs "
        + "and the batch before ends \(over.rounded3) epochs after its start")
  }

  private func shortStage(_ planned: PlannedStage, _ settling: Settling) -> Warning? {
    let wait = settling.wait(after: planned.startEpoch)
    let length = planned.endEpoch - planned.startEpoch
    guard length <= wait else { return nil }
    return Warning(
      kind: .shortStage, stage: planned.stage, value: wait,
      description:
        "stage \(planned.stage + 1) lasts \(length.rounded3) epochs but needs \(wait.rounded3) (6 memories and a batch) to settle"
    )
  }

  /// From rest the velocity loses qmθ epochs; a jump m → m′ loses the share 1 − (1−m′)/(1−m) of that with m′.
  private func lostMemory(_ planned: PlannedStage) -> Warning? {
    let momentum = planned.hyperParameters.momentum
    guard let memory = optimizer.lostMemory(momentum: momentum) else { return nil }
    let before = planned.stage == 0 ? nil : self.momentum(atEndOf: timeline.segments[planned.stage - 1])
    let share = before.map { max(0, 1 - (1 - momentum) / (1 - $0)) } ?? 1
    let lost = share * memory * planned.memoryEpochs
    let part = lost / (planned.endEpoch - planned.startEpoch)
    guard part > 0.01 else { return nil }
    return Warning(
      kind: .lostMemory, stage: planned.stage, value: part,
      description:
        "stage \(planned.stage + 1) loses \(lost.rounded3) epochs (\((100 * part).rounded3) % of it) while the velocity builds up"
    )
  }

  private func momentum(atEndOf segment: Segment) -> Double {
    segment.momentum.value(at: segment.placeEnds(of: segment.momentum).to)
  }

  private func overshoot(_ planned: PlannedStage) -> Warning? {
    let over = (Double(planned.segment.examplesAfter) - planned.segment.end) / Double(trainingSet.size)
    let next = planned.stage + 1 < stages.count ? stages[planned.stage + 1] : planned
    let part = over / (next.endEpoch - next.startEpoch)
    guard planned.segment.updates > 0, part > 0.05 else { return nil }
    return Warning(
      kind: .overshoot, stage: planned.stage, value: over,
      description:
        "stage \(planned.stage + 1): its last batch overshoots its end by \(over.rounded3) epochs, \((100 * part).rounded3) % of "
        + (next.stage == planned.stage ? "the stage" : "the next stage"))
  }

  private func unstable(_ planned: PlannedStage, _ curvature: Double) -> Warning? {
    guard let stability = planned.segment.stability(curvature: curvature, optimizer: optimizer), !stability.isStable
    else {
      return nil
    }
    let decay = optimizer.weightDecay(stability.hyperParameters).coupled
    let product =
      decay > 0
      ? "(largest curvature \(curvature.shortText) + weight decay \(decay.shortText))"
      : "largest curvature \(curvature.shortText)"
    return Warning(
      kind: .unstable, stage: planned.stage, value: stability.value,
      description:
        "stage \(planned.stage + 1) diverges: learning rate × \(product) is "
        + "\(stability.value.rounded3), and \(optimizer.name) is stable below \(stability.limit.rounded3)")
  }
}

extension Double {
  /// Three significant digits, for sentences.
  var rounded3: String {
    guard isFinite, self != 0 else { return shortText }
    let exponent = Int(Double.log10(magnitude).rounded(.down)) - 2
    let digits = magnitude / .exp10(Double(exponent))
    // Near the ends of the range of Double the text itself is the best there is.
    guard digits.isFinite, let value = Double("\(Int(digits.rounded()))e\(exponent)"), value.isFinite else {
      return "\(self)"
    }
    return (self < 0 ? -value : value).shortText
  }
}
