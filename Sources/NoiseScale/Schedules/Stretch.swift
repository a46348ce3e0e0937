/// What happens between two places of a run: its updates there, from the first to the last.
public struct Stretch: Sendable {
  /// The first update that begins there, counted from 0; `nil` where none does.
  public let firstUpdate: Int?
  /// The values of the first update and of the last; where there is none, those of the place where it would begin.
  public let first, last: HyperParameters
}

extension Segment {
  /// The updates that begin between two nominal numbers of examples within the segment; an update that crosses the end is among them.
  ///
  /// What the ends of epochs do to a batch is left out of the first values.
  func stretch(from start: Double, to end: Double) -> Stretch {
    let made = Double(firstUpdate + updates)
    var walk = BatchWalk(self)
    let isFirst = start.isNearly(self.start)
    if !isFirst, start > self.start { walk.skip(toExamples: start.snapped, updates: made) }
    let place = max(Double(walk.examples), isFirst ? self.start.rounded(.up) : start)
    let first = values(examples: place, updates: Double(walk.update))
    guard let last = lastUpdate(before: end), last.index >= walk.update else {
      return Stretch(firstUpdate: nil, first: first, last: first)
    }
    return Stretch(firstUpdate: walk.update, first: first, last: last.hyperParameters)
  }

  private func lastUpdate(before end: Double) -> Update? {
    if end >= self.end || end.isNearly(self.end) { return last }
    var walk = BatchWalk(self)
    let run = walk.skip(toExamples: end.snapped, updates: Double(firstUpdate + updates))
    return run.map { update(of: $0, $0.count - 1) }
  }

  /// An update of consecutive equal ones, counted from 0.
  func update(of run: BatchRun, _ offset: Int) -> Update {
    let (index, before) = (run.firstUpdate + offset, run.examplesBefore + offset * run.stride)
    var values = values(examples: Double(before), updates: Double(index))
    (values.batchSize, values.gradientScale) = (run.batch, run.scale)
    return Update(index: index, examplesBefore: before, stage: self.index, hyperParameters: values, stride: run.stride)
  }
}

extension HyperParameters {
  /// Whether the values are the same but for roundings.
  func isNearly(_ other: HyperParameters) -> Bool {
    batchSize == other.batchSize && zip(numbers, other.numbers).allSatisfy { $0.isNearly($1) }
      && adam.numbers.map { $0 == nil } == other.adam.numbers.map { $0 == nil }
      && zip(adam.numbers, other.adam.numbers).allSatisfy { ($0 ?? 0).isNearly($1 ?? 0) }
  }

  private var numbers: [Double] { [learningRate, momentum, weightDecay, gradientScale] }
}

extension AdamSettings {
  fileprivate var numbers: [Double?] { [beta1, beta2, delta] }
}

extension Double {
  /// Whether it is the same but for roundings.
  func isNearly(_ other: Double) -> Bool {
    self == other || abs(self - other) <= 1e-9 * max(magnitude, other.magnitude)
  }
}
