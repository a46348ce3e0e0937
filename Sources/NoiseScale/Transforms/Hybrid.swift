import Descriptions

/// Undoes the first `decays` decays of the learning rate by growing the batch; later ones stay decays.
///
/// Keeps g at every update (``Keep``). Source: the paper's "hybrid", Smith et al., arXiv 1711.00489, section 5.1.
public struct Hybrid: Transform {
  /// How many decays are undone, ≥ 0.
  public var decays: Int
  public var options: BatchOptions

  /// Batch sizes stay within ``BatchOptions``; `keep` says which g.
  public init(decays: Int = 1, upTo: Int? = nil, multipleOf: Int = 1, keep: Keep = .approximate) {
    self.decays = decays
    options = BatchOptions(upTo: upTo, multipleOf: multipleOf, keep: keep)
  }

  public var splitsSteps: Bool { true }

  public static let name = "hybrid"
  public static let meaning =
    "Undoes the first decays of the learning rate by growing the batch; later ones stay decays."
  public static let template = Hybrid()
  public static let fields: [Field<Self>] =
    [Field("decays", \.decays, .integer(from: 0), "How many decays are undone.")] + Field.options

  public func plan(for schedule: LoweredSchedule) -> [StageChange] {
    Growth(decays: decays).changes(for: schedule)
  }
}
