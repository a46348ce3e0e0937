/// A number with a unit, as people write it: `252M tokens`, `4Mi tokens`, `12.5 epochs`, `40 %`, `15.6T`.
///
/// K, M, B and T are 10³, 10⁶, 10⁹ and 10¹²; Ki, Mi, Gi and Ti are 2¹⁰, 2²⁰, 2³⁰ and 2⁴⁰. A unit may stand in the singular, and updates may be called steps.
public struct Measure: Sendable, Hashable {
  /// Finite.
  public var value: Double
  /// What is counted; empty where nothing is said.
  public var unit: String

  /// So many of a unit.
  public init(_ value: Double, _ unit: String = "") { (self.value, self.unit) = (value, unit) }

  /// Reads a number, an optional factor right behind it, and the words of a unit; `nil` for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard var number = words.first else { return nil }
    var unit = words.dropFirst().joined(separator: " ")
    if number.hasSuffix("%") {
      number.removeLast()
      unit = unit.isEmpty ? "%" : "% " + unit
    }
    let suffix = String(number.reversed().prefix { $0.isLetter && $0.isASCII }.reversed())
    let digits = String(number.dropLast(suffix.count))
    // The exponent of ten is put into the text, so that 15.6T is the double nearest to 15.6e12.
    let value: Double? =
      if suffix.isEmpty { Double(digits) } else if let power = Self.decimal[suffix], !digits.contains(where: \.isLetter)
      {
        Double("\(digits)e\(power)")
      } else if let power = Self.binary[suffix] {
        Double(digits).map { $0 * Double(sign: .plus, exponent: power, significand: 1) }
      } else { nil }
    guard digits.isDecimalNumber, let value, value.isFinite else { return nil }
    self.init(value, Self.unit(unit))
  }

  /// The unit that people mean: a step is an update.
  public static func unit(_ text: String) -> String {
    text.split(separator: " ").map { ["step", "steps"].contains($0) ? "updates" : String($0) }.joined(separator: " ")
  }

  private static let decimal = ["K": 3, "M": 6, "B": 9, "T": 12]
  private static let binary = ["Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40]

  /// The text that reads back to the same: with a factor where that is shorter, from a million on.
  public var text: String {
    let plain = value.shortText
    let factors = value.magnitude < 1e6 ? [] : Array(Self.decimal) + Array(Self.binary)
    let texts = factors.compactMap { suffix, power -> String? in
      let factor = suffix.count == 2 ? Double(sign: .plus, exponent: power, significand: 1) : Double("1e\(power)") ?? 1
      guard value.magnitude >= factor, value.magnitude < 1000 * factor else { return nil }
      let text = (value / factor).shortText + suffix
      return Measure(text)?.value == value ? text : nil
    }
    let shortest = texts.min { ($0.count, $0) < ($1.count, $1) }.map { $0.count < plain.count ? $0 : plain } ?? plain
    return unit.isEmpty ? shortest : shortest + " " + unit
  }
}

extension Node {
  /// A number with a unit, or a number alone.
  public var measure: Measure? {
    if let number { return Measure(number) }
    guard case .scalar(let text, _) = content else { return nil }
    return Measure(text)
  }

  /// The node that a measure is read from.
  public static func measure(_ measure: Measure) -> Node {
    measure.unit.isEmpty && measure.text == measure.value.shortText
      ? .number(measure.value) : .text(measure.text)
  }
}

/// A number that may be written with K, M, B, T, Ki, Mi, Gi or Ti.
public struct Measured: NodeValue {
  /// The number.
  public var value: Double

  /// A number.
  public init(value: Double) { self.value = value }
  public init(_ node: Node) throws(Fault) {
    guard let measure = node.measure, measure.unit.isEmpty else {
      throw Fault("value", node.shown, allowed: "a number such as 252M", path: [], place: node.place)
    }
    value = measure.value
  }
  public var node: Node? { .measure(Measure(value)) }
}
