import Descriptions

/// A length among the parameters of a law, which a file may give under either of two keys: in the clock of the law's piece, or in
/// epochs by name. It is written under the key under which it was read.
public struct LawLength: Sendable, Equatable {
  /// The length, > 0, in the clock of the piece.
  public var value: Double
  /// Whether the key says epochs, so that the piece must be one in epochs.
  public var isInEpochs: Bool

  /// A length in the clock of a piece, or in epochs.
  public init(_ value: Double, isInEpochs: Bool = false) { (self.value, self.isInEpochs) = (value, isInEpochs) }

  /// What stands under the key for the clock of the piece.
  var inClock: Double? {
    get { isInEpochs ? nil : value }
    set { if let newValue { self = LawLength(newValue) } }
  }

  /// What stands under the key that says epochs.
  var inEpochs: Double? {
    get { isInEpochs ? value : nil }
    set { if let newValue { self = LawLength(newValue, isInEpochs: true) } }
  }
}
