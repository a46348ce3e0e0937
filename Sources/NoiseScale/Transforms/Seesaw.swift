import Descriptions
import Elementary

/// Splits every decay between learning rate and batch: where ε would be divided by α, it is divided by a = αˣ and the batch
/// multiplied by b = α^(2−2x), so that a√b = α. x is `exponent`: ½ is the paper's (ε/√α, B × α), 1 the decay itself.
///
/// Stable only for a ≥ √b, that is x ≥ ½: below it the learning rate would outgrow what the larger batch allows, which is an
/// error. Past the cap, ε falls by what is left.
///
/// A pair (ε/a, B × b) for ε/α leaves a decoupled weight decay α/(ab) of what it shrinks per epoch, ελN/B; `weight-decay: rescale` makes
/// it λab/α.
///
/// Keeps ε/√B (``Invariant/rateByRootOfBatch``), which stands for g with Adam where gradients are mostly noise. With gradient
/// descent, momentum and Nesterov it keeps ε/√B too, but there g = that of the decay divided by √b: ab = α would keep it.
/// Source: Meterez et al., arXiv 2510.14717.
public struct Seesaw: Transform {
  /// x, ½ ≤ x ≤ 1.
  public var exponent: Double
  public var options: BatchOptions
  public var decayScaling: DecayScaling

  /// The paper's split unless told; batch sizes stay within ``BatchOptions``.
  public init(exponent: Double = 0.5, upTo: Int? = nil, multipleOf: Int = 1, weightDecay: DecayScaling = .keep) {
    self.exponent = exponent
    decayScaling = weightDecay
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf)
  }

  public var keeps: Invariant { .rateByRootOfBatch }

  public var splitsSteps: Bool { true }

  public static let name = "seesaw"
  public static let meaning =
    "Splits every decay by α between learning rate and batch, for Adam: ε/αˣ and B × α^(2−2x), x the exponent."
  public static let template = Seesaw()
  public static let fields: [Field<Self>] =
    [
      Field(
        "exponent", \.exponent, .number(Interval(from: 0.5, to: 1)),
        "x: a decay by α becomes ε/αˣ and B × α^(2−2x); below ½ that is not stable (αˣ < √(α^(2−2x))).")
    ] + Field.sizes + [.weightDecay(\.decayScaling)]

  public func plan(for schedule: LoweredSchedule) -> [StageChange] {
    let power = 1 - exponent
    return Growth(decays: .max).changes(for: schedule).map { change in
      var change = change
      change.wish =
        switch change.wish {
        // ε/αˣ is α^(1−x) times the decayed ε/α.
        case .learningRate(let factor): .learningRate(factor: .pow(factor, power))
        case .varyingLearningRate(let factor): .varyingLearningRate { .pow(factor($0), power) }
        case .batchSize: change.wish
        }
      return change
    }
  }
}
