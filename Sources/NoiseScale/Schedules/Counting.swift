import Descriptions

/// How a run is cut into updates where batches do not divide epochs and lengths.
public struct Counting: Sendable, Hashable {
  /// What becomes of an update that would overshoot the length.
  public enum End: String, Word, Hashable {
    /// It is made: the run ends at the first update after which the length has been seen.
    case reach
    /// It is not made.
    case floor
  }
  /// What becomes of the examples at the end of an epoch that do not fill a batch.
  public enum EpochEdge: String, Word, Hashable {
    /// A batch takes the end of one epoch and the start of the next.
    case continuous
    /// They make a smaller batch.
    case keep
    /// They are passed over.
    case drop
  }
  /// What becomes of a window of micro-batches that the end of an epoch cuts.
  public enum Window: String, Word, Hashable {
    /// It makes an update of the micro-batches that it has.
    case flush
    /// It goes on in the next epoch.
    case carry
  }
  /// By what the gradients of a window are divided.
  public enum WindowScale: String, Word, Hashable {
    /// By how many there are: their mean.
    case actual
    /// By how many there should be: the update of a shorter window is smaller.
    case full
  }
  /// What becomes of the last update.
  public var end = End.reach
  /// What becomes of an epoch's last examples.
  public var epochEdge = EpochEdge.continuous
  /// What becomes of an epoch's last window.
  public var window = Window.flush
  /// How that window is weighted.
  public var windowScale = WindowScale.actual

  /// Continuous: batches straddle epochs, and the last update reaches the length.
  public init() {}
}

extension Counting: Described {
  public static let name = "counting"
  public static let meaning = "How a run is cut into updates."
  public static let template = Counting()
  public static let fields: [Field<Self>] = [
    Field(
      "end", \.end, .words(End.self),
      "reach: the run ends at the first update that reaches its length; floor: an update that would overshoot it is not made.",
      isOmitted: true),
    Field(
      "epoch-edge", \.epochEdge, .words(EpochEdge.self),
      "continuous: batches straddle epochs; keep: the last, smaller batch of every epoch is made; drop: it is passed over.",
      isOmitted: true),
    Field(
      "window", \.window, .words(Window.self),
      "Of accumulated micro-batches that the end of an epoch cuts. flush: an update is made of those there are; carry: the window goes on.",
      isOmitted: true),
    Field(
      "window-scale", \.windowScale, .words(WindowScale.self),
      "By what a shorter window is divided. actual: its own number of micro-batches; full: that of a whole one.",
      isOmitted: true),
  ]
}
