/// Consecutive updates of one segment with batches of the same size.
struct BatchRun: Sendable {
  /// The first, counted from 0 since the start of the run, and how many.
  var firstUpdate: Int, count: Int
  /// Examples seen, or passed over, before the first.
  var examplesBefore: Int
  /// Examples of each, and how far each brings the run: more than the batch where the end of an epoch is dropped.
  var batch: Int, stride: Int
  /// The share of its micro-batches that a window has, where it is divided by all of them; 1 otherwise.
  var scale = 1.0
  /// From the start of an update to its last example: more than the batch where a window passes over the end of an epoch.
  var reach: Int

  init(firstUpdate: Int, count: Int, examplesBefore: Int, batch: Int, stride: Int, scale: Double = 1, reach: Int? = nil)
  {
    (self.firstUpdate, self.count, self.examplesBefore) = (firstUpdate, count, examplesBefore)
    (self.batch, self.stride, self.scale, self.reach) = (batch, stride, scale, reach ?? batch)
  }

  var examplesAfter: Int { examplesBefore + count * stride }
}

/// Walks through the batches of a segment, as many at a time as have the same size.
///
/// A constant batch is one run, or two an epoch where epochs have edges. A law of the batch is monotone between its joints, so that
/// the updates of equal rounded size are found by doubling and halving: the cost grows with the number of sizes, not of updates.
struct BatchWalk {
  private let segment: Segment
  /// Updates made, and examples seen, so far.
  private(set) var update: Int
  private(set) var examples: Int
  private let joints: [Double]
  /// Runs of equal batches that may still be made.
  private(set) var room: Int
  /// Whether a batch was met that is larger than an epoch, where epochs have edges: no epoch has a whole one.
  private(set) var isPastEpoch = false

  /// More examples than any schedule may have, so that none of the numbers here overflows before it is found out.
  private static let mostExamples = 0x1p54

  /// From the first update of a segment.
  /// - Parameter room: How many runs of equal batches may be made; the walk ends before one more.
  init(_ segment: Segment, room: Int = .max) {
    self.segment = segment
    self.room = room
    (update, examples) = (segment.firstUpdate, segment.examplesBefore)
    if case .law(let law) = segment.batchSize.quantity {
      joints = law.joints(of: segment.batchSize.length)
    } else {
      joints = []
    }
  }

  /// The next updates of equal size that begin before both ends; `nil` where there are none.
  mutating func next(toExamples end: Double, updates last: Double) -> BatchRun? {
    while Double(examples) < end, Double(update) < last, !isPastEpoch, Double(examples) <= Self.mostExamples, room > 0 {
      guard var run = segment.counting.epochEdge == .continuous ? straddling : atEdges else { continue }
      let most = min(end, 2 * Self.mostExamples)
      run.count = min(run.count, Self.count(from: run.examplesBefore, to: most, each: run.stride))
      if last < .infinity { run.count = min(run.count, Int(min((last - Double(update)).rounded(.up), 0x1p62))) }
      if let limit = segment.limit {
        // The update that would overshoot is not made.
        let room = (limit - Double(run.examplesBefore)) / Double(run.reach)
        run.count = min(run.count, Int(min(max(0, room).rounded(.down), 0x1p62)))
      }
      guard run.count > 0 else { return nil }
      if !segment.hasConstantBatch { run.count = equal(run) }
      update += run.count
      examples = run.examplesAfter
      room -= 1
      return run
    }
    return nil
  }

  /// Walks to where the first of both ends is reached; the updates of the last size before it.
  @discardableResult
  mutating func skip(toExamples end: Double, updates last: Double) -> BatchRun? {
    var run: BatchRun?
    while true {
      skipEpochs(toExamples: end, updates: last)
      guard let next = next(toExamples: end, updates: last) else { return run }
      run = next
    }
  }

  /// Updates that begin before `end`.
  private static func count(from examples: Int, to end: Double, each: Int) -> Int {
    Int(min(((end - Double(examples)) / Double(each)).rounded(.up), 0x1p62))
  }

  /// Batches that take no notice of epochs.
  private var straddling: BatchRun {
    let batch = segment.batch(examples: Double(examples), updates: Double(update))
    return BatchRun(firstUpdate: update, count: .max, examplesBefore: examples, batch: batch, stride: batch)
  }

  /// Batches within an epoch; `nil` where the rest of the epoch was passed over.
  private var atEdges: BatchRun? {
    mutating get {
      let (n, micro) = (segment.epoch, microBatch)
      let left = n - examples % n
      let (drops, most, window) = (segment.counting.epochEdge == .drop, segment.accumulate, segment.window(micro))
      guard window <= n else {
        isPastEpoch = true
        return nil
      }
      if drops, left < micro {
        examples += left
        return nil
      }
      let batches = drops ? left / micro : (left + micro - 1) / micro
      let whole = drops ? batches / most : left / window
      // The last window of an epoch passes over what is dropped.
      let isLast = drops && batches == whole * most && left > batches * micro
      let count = segment.hasConstantBatch ? (isLast ? whole - 1 : whole) : min(1, isLast ? whole - 1 : whole)
      if count > 0 {
        return BatchRun(
          firstUpdate: update, count: count, examplesBefore: examples, batch: window, stride: window)
      }
      if segment.counting.window == .carry, most > 1 { return carried(micro, drops: drops) }
      let made = min(batches, most)
      let scale = segment.counting.windowScale == .full ? Double(made) / Double(most) : 1
      return BatchRun(
        firstUpdate: update, count: 1, examplesBefore: examples, batch: drops ? made * micro : left, stride: left,
        scale: scale)
    }
  }

  /// The greatest number that divides both, > 0.
  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }

  /// One window that goes on over the ends of epochs.
  private func carried(_ micro: Int, drops: Bool) -> BatchRun {
    var (here, batch, missing) = (examples, 0, segment.accumulate)
    while missing > 0 {
      let left = segment.epoch - here % segment.epoch
      let made = min(missing, drops ? left / micro : (left + micro - 1) / micro)
      // Without room for a micro-batch the rest of the epoch is passed over.
      let part = made > 0 ? min(made * micro, left) : left
      if made > 0 { batch += part }
      here += part
      missing -= made
    }
    let reach = here - examples
    let left = segment.epoch - here % segment.epoch
    if drops, left < micro { here += left }
    return BatchRun(
      firstUpdate: update, count: 1, examplesBefore: examples, batch: batch, stride: here - examples, reach: reach)
  }

  private var microBatch: Int {
    segment.microBatch(segment.batchSize.value(examples: Double(examples), updates: Double(update)))
  }

  /// How many updates of a run have the batch of its first, under a law.
  private func equal(_ run: BatchRun) -> Int {
    let course = segment.batchSize
    func place(_ index: Int) -> Double {
      course.place(
        examples: Double(run.examplesBefore) + Double(index) * Double(run.stride),
        updates: Double(run.firstUpdate + index))
    }
    let size = segment.microBatch(course.value(at: place(0)))
    func isEqual(_ index: Int) -> Bool { segment.microBatch(course.value(at: place(index))) == size }
    // Beyond the next joint a law may come back to the same size.
    let joint = joints.first { $0 > place(0) } ?? .infinity
    var (good, step) = (0, 1)
    while good + step < run.count, place(good + step) <= joint, isEqual(good + step) {
      good += step
      step *= 2
    }
    while step > 0 {
      if good + step < run.count, place(good + step) <= joint, isEqual(good + step) { good += step }
      step /= 2
    }
    return good + 1
  }

  /// Passes over whole epochs of equal updates at once: as many together as it takes until a window ends with an epoch again.
  private mutating func skipEpochs(toExamples end: Double, updates last: Double) {
    guard segment.counting.epochEdge != .continuous, segment.hasConstantBatch, examples % segment.epoch == 0 else {
      return
    }
    let (micro, most) = (microBatch, segment.accumulate)
    let batches = segment.counting.epochEdge == .drop ? segment.epoch / micro : (segment.epoch + micro - 1) / micro
    guard batches > 0, segment.window(micro) <= segment.epoch else { return }
    let period = segment.counting.window == .carry ? most / Self.commonDivisor(batches, most) : 1
    guard Double(segment.epoch) * Double(period) <= Self.mostExamples else { return }
    let (n, each) = (segment.epoch * period, (batches * period + most - 1) / most)
    // One of them stays, so that there is a last update to be asked for: a whole one where the first of it might overshoot.
    var room = min((end - Double(examples)) / Double(n), (last - Double(update)) / Double(each)).rounded(.up)
    if let limit = segment.limit { room = min(room, ((limit - Double(examples)) / Double(n)).rounded(.down)) }
    let epochs = Int(min(room - 1, 0x1p62 / Double(n)))
    guard epochs > 0 else { return }
    update += epochs * each
    examples += epochs * n
  }
}
