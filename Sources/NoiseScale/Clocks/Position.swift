import Descriptions

/// In what a length or a position of a run is counted.
public enum Clock: String, Sendable, CaseIterable {
  /// Examples seen ÷ N.
  case epochs
  /// Updates made.
  case updates
  /// Examples seen; sequences where there is a sequence length.
  case examples
  /// Tokens seen.
  case tokens
  /// Per cent of the length, in its clock.
  case percent = "%"
  /// Per cent of all updates.
  case percentOfUpdates = "% updates"

  /// Those that count by themselves, without a length.
  public static let own: [Clock] = [.epochs, .updates, .examples, .tokens]

  /// The clock that a unit names, also in the singular; a step is an update.
  public init?(unit: String) {
    let unit = Measure.unit(unit)
    guard let clock = Clock.allCases.first(where: { $0.rawValue == unit || $0.rawValue == unit + "s" }) else {
      return nil
    }
    self = clock
  }
}

/// A place in a run, or a length of it: a number with a clock.
public struct Position: Sendable, Hashable {
  /// In the unit of the clock, counted from the start of what it is a position in.
  public var value: Double
  /// What is counted.
  public var clock: Clock

  /// So much on a clock.
  public init(_ value: Double, _ clock: Clock) { (self.value, self.clock) = (value, clock) }

  /// A position as people type it: `150B tokens`, `12.5 epochs`, `40 %`, also `update 95000` or `step 95000`; `nil` for anything else.
  public init?(typed text: String) {
    let words = text.split(separator: " ")
    let swapped = words.count == 2 && Clock(unit: String(words[0])) != nil ? "\(words[1]) \(words[0])" : text
    guard let measure = Measure(swapped), let clock = Clock(unit: measure.unit), measure.value > 0 else { return nil }
    self.init(measure.value, clock)
  }

  /// As a file has it: `252M tokens`.
  public var text: String { Measure(value, clock.rawValue).text }
}

extension Position: NodeValue {
  /// The position that a node says: a number with a clock.
  /// - Throws: ``/Descriptions/Fault`` where the node is not a number with a clock.
  public init(_ node: Node) throws(Fault) {
    guard let measure = node.measure, let clock = Clock(unit: measure.unit) else {
      throw Fault("value", node.shown, allowed: Allowed.position().words, path: [], place: node.place)
    }
    self.init(measure.value, clock)
  }

  public var node: Node? { .text(text) }
}

extension Allowed {
  /// A position > 0 on one of these clocks.
  public static func position(_ clocks: [Clock] = Clock.allCases) -> Allowed {
    .measure(.positive, units: clocks.map(\.rawValue))
  }
}
