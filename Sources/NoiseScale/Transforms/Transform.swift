import Descriptions

/// Which g a transform keeps, where it keeps g.
public enum Keep: String, Word {
  /// g ≈ εN/(B(1−m)), and so the drift rate γ: the speed of the mean.
  case approximate
  /// g exact for the sampling in use, and so the height of the plateau. With replacement both are the same; reshuffled batches have none.
  case exact
}

/// Turns a schedule into another in which something stays the same, epoch by epoch: the noise scale, or what stands for it.
public protocol Transform: Described {
  /// How large batches may become, and which g is kept.
  var options: BatchOptions { get set }
  /// What stays the same.
  var keeps: Invariant { get }
  /// How Adam's parameters follow the batch; `nil` where they do not.
  var adamScaling: AdamScaling? { get }
  /// What becomes of the weight decay.
  var decayScaling: DecayScaling { get }
  /// Whether a learning rate that goes in steps is taken as a stage for each step.
  var splitsSteps: Bool { get }
  /// What becomes of each stage.
  /// - Throws: ``/Descriptions/Fault`` where a stage cannot be changed so.
  func plan(for schedule: LoweredSchedule) throws(Fault) -> [StageChange]
}

/// The transforms that an experiment file can name.
public enum Transforms {
  /// Every transform there is.
  public static let all: [any Transform.Type] = [
    IncreaseBatchSize.self, Hybrid.self, ScaleLearningRate.self, RaiseMomentum.self, DecayLearningRate.self,
    SquareRoot.self, Seesaw.self,
  ]

  /// The same with their parameters described.
  public static let catalog = Catalog("transform", all)

  /// The transform that a node names, with its parameters.
  /// - Throws: ``/Descriptions/Fault`` for an unknown transform, an unknown parameter, or an impossible value.
  public static func read(_ node: Node) throws(Fault) -> any Transform {
    guard let transform = try catalog.read(node) as? any Transform else {
      preconditionFailure("the catalogue holds transforms alone")
    }
    return transform
  }
}

/// The options of transforms: `up-to`, `multiple-of` and, where g is kept, `keep`.
public struct BatchOptions: Sendable, Equatable {
  /// The largest batch size made; what is left of the change goes to the learning rate. `nil`: N.
  public var upTo: Int?
  /// Every batch size made is a multiple of it.
  public var multipleOf: Int
  /// Which g stays the same; rules that do not keep g have no choice here.
  public var keep: Keep

  /// Batches up to `upTo`, in multiples of `multipleOf`.
  public init(upTo: Int? = nil, multipleOf: Int = 1, keep: Keep = .approximate) {
    (self.upTo, self.multipleOf, self.keep) = (upTo, multipleOf, keep)
  }

  func check() throws(Fault) {
    guard let upTo, upTo < multipleOf else { return }
    throw Fault("up-to", "\(upTo)", allowed: "at least multiple-of (\(multipleOf))")
  }
}

extension Field where Root: Transform {
  /// The options that every transform has.
  static var sizes: [Field] {
    [
      Field(
        "up-to", \.options.upTo, .integer(from: 1),
        "The largest batch size made; what is left of the change goes to the learning rate. Left out: N."),
      Field(
        "multiple-of", \.options.multipleOf, .integer(from: 1), "Of which every batch size made is a multiple.",
        isOmitted: true),
    ]
  }

  /// What becomes of the weight decay.
  static func weightDecay(_ path: any WritableKeyPath<Root, DecayScaling> & Sendable) -> Field {
    Field(
      HyperParameter.weightDecay.rawValue, path, .words(DecayScaling.self),
      "keep: λ stays; rescale: λ (B′/B)/(ε′/ε), which keeps what the weights shrink by per epoch.",
      isOmitted: true)
  }

  /// The options of the transforms that keep g.
  static var options: [Field] {
    sizes + [
      Field(
        "keep", \.options.keep, .words(Keep.self),
        "approximate: g ≈ εN/(B(1−m)), and so the drift rate; exact: the exact g, and so the plateau (not with sampling reshuffled).",
        isOmitted: true)
    ]
  }
}

/// How a transform changes one stage.
public struct StageChange: Sendable {
  /// Which batch size is wanted.
  public enum Wish: Sendable {
    /// The one at which the learning rate becomes `factor` times the old.
    case learningRate(factor: Double)
    /// The same, for a factor that depends on the epochs into the stage; the batch size then moves in doublings, always
    /// rounded towards the old one, so that the learning rate never exceeds the wish.
    case varyingLearningRate(factor: @Sendable (Double) -> Double)
    /// This one.
    case batchSize(Int)
  }
  /// The batch size that is wanted, before it is rounded and capped.
  public var wish: Wish
  /// The new momentum; `nil` leaves it.
  public var momentum: Double?
  /// Whether the batch size may not fall below the old.
  public var onlyGrows: Bool

  /// A change of one stage.
  public init(_ wish: Wish, momentum: Double? = nil, onlyGrows: Bool) {
    self.wish = wish
    self.momentum = momentum
    self.onlyGrows = onlyGrows
  }
}

extension Transform {
  /// The name of its type, for one whose type is not known.
  public var name: String { Self.name }

  public func check() throws(Fault) { try options.check() }

  /// g in the sense of ``Keep``.
  public var keeps: Invariant { options.keep == .exact ? .noiseScale : .approximateNoiseScale }
  public var adamScaling: AdamScaling? { nil }
  public var decayScaling: DecayScaling { .keep }
  public var splitsSteps: Bool { false }

  /// The schedule after the transform: same epochs, and the same ``keeps`` at every epoch.
  ///
  /// The batch size stays an integer within 1…min(`up-to`, N) and a multiple of `multiple-of`; what rounding or the cap takes
  /// from it is put back in the learning rate. Where a transform undoes a decay that follows a law, the stage becomes stages of constant
  /// batch size with excerpts of the law. Tracks stay tracks: a piece that is left alone stays as it was said; one that is not ends where it ended, in examples.
  /// - Parameters:
  ///   - schedule: A valid schedule, whose transformed stages have constant B and m.
  ///   - trainingSet: N, and the sampling that decides the exact g.
  ///   - optimizer: The one whose parameters a stage has where it sets none; rules for Adam need it.
  /// - Throws: ``/Descriptions/Fault`` for an impossible parameter, `keep: exact` where batches are reshuffled, or with the stage where
  ///   one cannot be changed so.
  public func apply(
    to schedule: Schedule, on trainingSet: TrainingSet, optimizer: any Optimizer = HeavyBall()
  ) throws(Fault) -> Schedule {
    try transformed(schedule, on: trainingSet, optimizer: optimizer).schedule
  }

  /// The same, with a sentence for everything that was done otherwise than asked for.
  /// - Throws: ``/Descriptions/Fault`` for an impossible parameter, or with the stage where one cannot be changed so.
  public func transformed(
    _ schedule: Schedule, on trainingSet: TrainingSet, optimizer: any Optimizer = HeavyBall()
  ) throws(Fault) -> (schedule: Schedule, notes: [String]) {
    try validate()
    if keeps == .noiseScale, trainingSet.sampling == .reshuffled {
      throw Fault(
        "keep", Keep.exact.rawValue,
        allowed:
          "approximate where batches are reshuffled: what an epoch leaves of their noise depends on the curvature, so that there is no exact g"
      )
    }
    let timeline = Timeline(schedule, trainingSet)
    let taken = timeline.lowered(splittingSteps: splitsSteps)
    let lowered = LoweredSchedule(stages: taken.map(\.stage), batches: taken.map { $0.stage.batch(on: trainingSet) })
    let part = schedule.stages.isEmpty ? "piece" : "stage"
    var changes: [Retracking.Change] = []
    var notes: [String] = []
    for (index, change) in try plan(for: lowered).enumerated() {
      let (segment, stage) = taken[index]
      var rebatching = Rebatching(self, on: trainingSet, optimizer: optimizer)
      do {
        changes.append(.init(segment: segment, taken: stage, made: try rebatching.apply(change, to: stage)))
      } catch {
        throw error.within("\(part) \(segment.index + 1)")
      }
      notes += rebatching.notes.map { "\(part) \(segment.index + 1): \($0)" }
    }
    try checkEdges(schedule, changes)
    let hasShort = schedule.counting.epochEdge == .keep || changes.contains { $0.segment.accumulate > 1 }
    if schedule.counting.epochEdge != .continuous, hasShort, changes.contains(where: { !$0.keepsBatches }) {
      notes.append("this does not hold for the last update of an epoch, which is smaller")
    }
    let form: Schedule.Form =
      if let retracking = Retracking(timeline, changes, optimizer: optimizer) { .tracks(try retracking.tracks()) } else
      {
        .stages(changes.flatMap(\.made))
      }
    return (Schedule(name: schedule.name, form, counting: schedule.counting), notes)
  }

  /// A stage of updates whose law would have to be known between updates that are not at equal distances is refused.
  private func checkEdges(_ schedule: Schedule, _ changes: [Retracking.Change]) throws(Fault) {
    guard case .stages = schedule.form, schedule.counting.epochEdge != .continuous else { return }
    for change in changes {
      guard let uneven = change.segment.courses.first(where: { change.segment.countsUnevenly($0.course) }) else {
        continue
      }
      throw Fault(
        uneven.parameter.rawValue,
        allowed:
          "a law in updates cannot be transformed where epochs have edges; give its stage a length in epochs, examples or tokens"
      ).within("stage \(change.segment.index + 1)")
    }
  }
}
