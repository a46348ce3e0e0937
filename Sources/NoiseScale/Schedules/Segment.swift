import Descriptions

/// A stretch of a run over which every hyper-parameter keeps to one piece: a stage, or what lies between two ends of pieces.
public struct Segment: Sendable {
  /// Counted from 0.
  public internal(set) var index = 0
  /// Nominal, in examples: where the one before ends, and where it ends itself. An update that crosses the end belongs to it.
  public internal(set) var start = 0.0, end = 0.0
  /// Its first update, counted from 0 since the start of the run.
  public internal(set) var firstUpdate = 0
  /// 0 where the update before reaches past the whole segment.
  public internal(set) var updates = 0
  /// Examples seen before the first update and after the last.
  public internal(set) var examplesBefore = 0, examplesAfter = 0
  /// The last update; `nil` where there is none.
  public internal(set) var last: Update?

  var learningRate = Course(constant: 0)
  var batchSize = Course(constant: 1)
  var momentum = Course(constant: 0)
  var weightDecay = Course(constant: 0)
  var beta1, beta2, delta: Course?
  /// Tokens of an example, where N counts tokens.
  var tokensOfExample = 1
  /// Tokens of a unit, where N counts examples.
  var tokensPerUnit: Int?
  var accumulate = 1
  var counting = Counting()
  /// N, in units.
  var epoch = 1

  /// Which piece of its track each hyper-parameter is in, where there are tracks.
  var pieces: [HyperParameter: Int] = [:]

  /// Where the length of the run cuts the last update off, if it does.
  var limit: Double?

  /// Whether all hyper-parameters are constant, but for what the ends of epochs do to a batch.
  public var isConstant: Bool {
    learningRate.isConstant && batchSize.isConstant && momentum.isConstant && weightDecay.isConstant
      && [beta1, beta2, delta].allSatisfy { $0?.isConstant ?? true }
  }

  /// Whether B is constant, but for what the ends of epochs do to it.
  public var hasConstantBatch: Bool { batchSize.isConstant }

  /// Each course with its hyper-parameter.
  var courses: [(parameter: HyperParameter, course: Course)] {
    [
      (.learningRate, learningRate), (.batchSize, batchSize), (.momentum, momentum), (.weightDecay, weightDecay),
    ] + [(.beta1, beta1), (.beta2, beta2), (.delta, delta)].compactMap { name, course in course.map { (name, $0) } }
  }

  subscript(parameter: HyperParameter) -> Course? { courses.first { $0.parameter == parameter }?.course }

  /// The batch of one micro-batch in units: the nearest whole number of examples, at least one.
  ///
  /// It stays within 2⁵³, so that a schedule that is not valid does not trap before it is found out.
  func microBatch(_ value: Double) -> Int {
    let sequence = Double(tokensOfExample * (tokensPerUnit ?? 1))
    let examples = if case .tokens = batchSize.quantity { value / sequence } else { value }
    let whole = examples >= 1 ? min(examples.rounded(), 0x1p53 / Double(tokensOfExample)) : 1
    return min(1 << 53, Int(max(1, whole)) * tokensOfExample)
  }

  /// A whole window of micro-batches, units, within 2⁵³ like these.
  func window(_ micro: Int) -> Int { Int(min(Double(micro) * Double(accumulate), 0x1p53)) }

  /// B of whole windows, units.
  func batch(examples: Double, updates: Double) -> Int {
    window(microBatch(batchSize.value(examples: examples, updates: updates)))
  }

  /// The hyper-parameters after so many examples and updates; B of a whole window.
  func values(examples: Double, updates: Double) -> HyperParameters {
    var values = HyperParameters(
      learningRate: learningRate.value(examples: examples, updates: updates),
      batchSize: batch(examples: examples, updates: updates),
      momentum: momentum.value(examples: examples, updates: updates),
      weightDecay: weightDecay.value(examples: examples, updates: updates))
    if let beta1 { values.adam.beta1 = beta1.value(examples: examples, updates: updates) }
    if let beta2 { values.adam.beta2 = beta2.value(examples: examples, updates: updates) }
    if let delta { values.adam.delta = delta.value(examples: examples, updates: updates) }
    return values
  }

  /// The same at a nominal number of examples; updates are counted as if all batches were like those of the segment's mean.
  public func values(atExamples examples: Double) -> HyperParameters {
    values(examples: examples, updates: self.updates(atExamples: examples))
  }

  /// The same where the number of updates is known too.
  public func values(atExamples examples: Double, updates: Double) -> HyperParameters {
    values(examples: examples, updates: updates)
  }

  /// Updates made, with fractions, at a nominal number of examples.
  func updates(atExamples examples: Double) -> Double {
    if hasConstantBatch, counting.epochEdge == .continuous {
      let batch = Double(batch(examples: examples, updates: Double(firstUpdate)))
      return Double(firstUpdate) + (examples - Double(examplesBefore)) / batch
    }
    guard courses.contains(where: { $0.course.isInUpdates && !$0.course.isConstant }) else {
      return Double(firstUpdate)
    }
    var walk = BatchWalk(self)
    guard let run = walk.skip(toExamples: examples, updates: .infinity) else { return Double(walk.update) }
    return Double(walk.update) - max(0, Double(run.examplesAfter) - examples) / Double(run.stride)
  }

  /// Values over the segment: at both ends, on an even grid of the laws of these hyper-parameters, at the joints of these laws and,
  /// where `isRange`, just before the joints, where a law may jump. One value where all of them are constant.
  func samples(of parameters: [HyperParameter], isRange: Bool = true, divisions: Int = 1000) -> [Sample] {
    let laws = parameters.compactMap { name in self[name].map { (name, $0) } }.filter { !$0.1.isConstant }
    let (first, last) = ends
    guard !laws.isEmpty else {
      return [
        Sample(
          parameter: nil, place: 0, updates: first.updates,
          values: values(examples: first.examples, updates: first.updates))
      ]
    }
    return laws.flatMap { name, course in
      places(of: course, isRange: isRange, divisions: divisions).map { place in
        let (from, to) = placeEnds(of: course)
        let share = to > from ? (place - from) / (to - from) : 0
        let here = (
          examples: first.examples + share * (last.examples - first.examples),
          updates: first.updates + share * (last.updates - first.updates)
        )
        return Sample(
          parameter: name, place: place, updates: here.updates,
          values: values(examples: here.examples, updates: here.updates) {
            // The course itself and those on its clock are taken where they are looked at, without a rounding.
            $0.sharesClock(with: course) ? place : $0.place(examples: here.examples, updates: here.updates)
          })
      }
    }
  }

  /// What the hyper-parameters are at a place of one of them.
  struct Sample {
    /// Whose law is looked at; `nil` where nothing changes.
    var parameter: HyperParameter?
    /// In the clock of its piece.
    var place: Double
    /// Updates made there.
    var updates: Double
    var values: HyperParameters
  }

  private func values(examples: Double, updates: Double, _ place: (Course) -> Double) -> HyperParameters {
    func value(_ course: Course) -> Double { course.isConstant ? course.value(at: 0) : course.value(at: place(course)) }
    var values = HyperParameters(
      learningRate: value(learningRate), batchSize: window(microBatch(value(batchSize))),
      momentum: value(momentum),
      weightDecay: value(weightDecay))
    values.adam = AdamSettings(beta1: beta1.map(value), beta2: beta2.map(value), delta: delta.map(value))
    return values
  }

  /// The nominal ends, in examples and updates.
  var ends: (first: (examples: Double, updates: Double), last: (examples: Double, updates: Double)) {
    ((start, Double(firstUpdate)), (end, Double(firstUpdate + updates)))
  }

  /// The ends of the segment in the clock of a course, within its piece.
  func placeEnds(of course: Course) -> (from: Double, to: Double) {
    let (first, last) = ends
    let from = course.place(examples: first.examples, updates: first.updates)
    let to = course.place(examples: last.examples, updates: last.updates)
    // A stage is as long as it says, whatever the sum of all before rounds to.
    return (max(0, from), index == wholeIndex ? course.length : min(to, course.length))
  }

  /// The segment's index where its pieces are the segment itself; -1 otherwise.
  var wholeIndex = -1

  /// Places at which a law is looked at.
  func places(of course: Course, isRange: Bool, divisions: Int) -> [Double] {
    guard case .law(let law) = course.quantity else { return [0] }
    let (from, to) = placeEnds(of: course)
    let grid = (0...divisions).map { from + (to - from) * Double($0) / Double(divisions) }
    let joints = law.joints(of: course.length).filter { $0 > from && $0 < to }
    return (grid + joints + (isRange ? joints.map(\.nextDown) : [])).sorted()
  }
}
