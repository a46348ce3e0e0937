import Descriptions

/// A quantity laid out over a run: from where on it counts, in which clock, and how long its piece is.
struct Course: Sendable {
  /// Its value or law.
  let quantity: Quantity
  /// The value, where it never changes: looked at once for every update.
  private let fixed: Double?
  /// Whether the clock counts updates; examples otherwise.
  var isInUpdates = false
  /// Examples seen, or updates made, where the piece starts.
  var start = 0.0
  /// Examples in a unit of the clock: N for epochs; 1 for updates.
  var divisor = 1.0
  /// Units of the clock in an example: the sequence length for tokens.
  var factor = 1.0
  /// How long the piece is, in the unit of the clock.
  var length = 1.0
  /// The place in the schedule, for faults.
  var path: [Step] = []
  /// What a message calls the unit of the clock, in the singular: `epoch`.
  var unit = "epoch"

  /// A quantity that never changes.
  init(constant: Double) { (quantity, fixed) = (.constant(constant), constant) }

  init(
    _ quantity: Quantity, isInUpdates: Bool, start: Double, divisor: Double, factor: Double, length: Double,
    path: [Step],
    unit: String
  ) {
    (self.quantity, self.isInUpdates, self.start) = (quantity, isInUpdates, start)
    fixed = if case .law = quantity { nil } else { quantity.value(at: 0, of: 1) }
    (self.divisor, self.factor, self.length) = (divisor, factor, length)
    (self.path, self.unit) = (path, unit)
  }

  var isConstant: Bool { fixed != nil }

  /// How far the piece has come after so many examples and updates, in the unit of the clock.
  func place(examples: Double, updates: Double) -> Double {
    ((isInUpdates ? updates : examples) - start) / divisor * factor
  }

  func value(examples: Double, updates: Double) -> Double {
    fixed ?? quantity.value(at: place(examples: examples, updates: updates), of: length)
  }

  /// The value at a place of the piece.
  func value(at place: Double) -> Double { quantity.value(at: place, of: length) }

  /// Whether places mean the same in both.
  func sharesClock(with other: Course) -> Bool {
    isInUpdates == other.isInUpdates && start == other.start && divisor == other.divisor && factor == other.factor
  }
}
