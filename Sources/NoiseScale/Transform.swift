/// Which g a transform keeps, where it keeps g.
public enum Keep: String, Sendable, CaseIterable {
  /// g ≈ εN/(B(1−m)), and so the drift rate γ: the speed of the mean.
  case approximate
  /// g exact for the sampling in use, and so the height of the plateau. With replacement both are the same.
  case exact
}

/// Turns a schedule into another in which something stays the same, epoch by epoch: the noise scale, or what stands for it.
public protocol Transform: Sendable {
  /// The name in an experiment file, e.g. `increase-batch-size`.
  static var name: String { get }
  /// The names its parameters may have, options included.
  static var parameterNames: [String] { get }
  /// The transform with these values, as an experiment file gives them.
  /// - Throws: ``ParameterError`` for a missing or impossible parameter.
  init(parameters: Parameters) throws(ParameterError)
  /// What `init(parameters:)` takes to make this transform again.
  var parameters: Parameters { get }
  /// How large batches may become, and which g is kept.
  var options: BatchOptions { get }
  /// What stays the same.
  var keeps: Invariant { get }
  /// What becomes of each stage.
  /// - Throws: ``ScheduleError`` where a stage cannot be changed so.
  func plan(for schedule: Schedule) throws(ScheduleError) -> [StageChange]
}

/// The transforms that an experiment file can name.
public enum Transforms {
  /// Every transform there is.
  public static let all: [any Transform.Type] = [
    IncreaseBatchSize.self, Hybrid.self, ScaleLearningRate.self, RaiseMomentum.self, DecayLearningRate.self,
    SquareRoot.self, Seesaw.self,
  ]

  /// The names of ``all``, in the same order.
  public static var names: [String] { all.map { $0.name } }

  /// The transform called `name` with these parameters.
  ///
  /// - Throws: ``ParameterError`` for an unknown transform, an unknown parameter, or an impossible value.
  public static func make(_ name: String, _ parameters: Parameters) throws(ParameterError) -> any Transform {
    guard let type = all.first(where: { $0.name == name }) else {
      throw ParameterError(unknown: name, of: "transform", known: names)
    }
    try parameters.requireNames(type.parameterNames, of: name)
    return try type.init(parameters: parameters)
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

  static let sizeNames = ["up-to", "multiple-of"]
  static let parameterNames = sizeNames + ["keep"]

  init(parameters: Parameters) throws(ParameterError) {
    upTo = try parameters.integer("up-to", atLeast: 1)
    multipleOf = try parameters.integer("multiple-of", atLeast: 1) ?? 1
    keep = try parameters.choice("keep", default: Keep.approximate)
    if let upTo, upTo < multipleOf {
      throw ParameterError("up-to", "\(upTo)", allowed: "at least multiple-of (\(multipleOf))")
    }
  }

  var entries: [(name: String, value: ParameterValue)] {
    var entries: [(name: String, value: ParameterValue)] = []
    if let upTo { entries.append(("up-to", .number(Double(upTo)))) }
    if multipleOf != 1 { entries.append(("multiple-of", .number(Double(multipleOf)))) }
    if keep != .approximate { entries.append(("keep", .text(keep.rawValue))) }
    return entries
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

  /// g in the sense of ``Keep``.
  public var keeps: Invariant { options.keep == .exact ? .noiseScale : .approximateNoiseScale }

  /// The schedule after the transform: same epochs, and the same ``keeps`` at every epoch.
  ///
  /// The batch size stays an integer within 1…min(`up-to`, N) and a multiple of `multiple-of`; what rounding or the cap takes
  /// from it is put back in the learning rate. Where a transform undoes a decay that follows a law, the stage becomes stages of constant
  /// batch size with excerpts of the law.
  /// - Parameters:
  ///   - schedule: A valid schedule, whose transformed stages have constant B and m.
  ///   - trainingSet: N, and the sampling that decides the exact g.
  ///   - optimizer: The one whose parameters a stage has where it sets none; rules for Adam need it.
  /// - Throws: ``ScheduleError`` where a stage cannot be changed so.
  public func apply(
    to schedule: Schedule, on trainingSet: TrainingSet, optimizer: any Optimizer = HeavyBall()
  ) throws(ScheduleError) -> Schedule {
    var stages: [Stage] = []
    for (index, change) in try plan(for: schedule).enumerated() {
      do {
        let rebatching = Rebatching(keeps: keeps, options: options, trainingSet: trainingSet, optimizer: optimizer)
        stages += try rebatching.apply(change, to: schedule.stages[index])
      } catch {
        throw ScheduleError(schedule: schedule.name, stage: index, error)
      }
    }
    return Schedule(name: schedule.name, stages: stages)
  }
}
