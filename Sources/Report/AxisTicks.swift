import Elementary

/// The ends of an axis and the marks on it.
struct AxisTicks {
  /// The values at both ends.
  let range: ClosedRange<Double>
  /// The values that carry a number, ascending.
  let marks: [Double]
  /// The values between them that carry a shorter mark alone.
  let minorMarks: [Double]
  /// The number beside a mark.
  func text(of mark: Double) -> String { TickText.text(mark, longest: Self.longest(marks)) }

  /// What numbers beside an axis need of it.
  struct Room {
    /// The length of the axis, and the size of the numbers, in pixels.
    let length, fontSize: Double
    /// Whether the numbers stand side by side, not above each other.
    let isHorizontal: Bool
    /// How wide a number may be.
    var widest = Double.infinity

    /// Where numbers may be as wide as they are.
    var withLongNumbers: Room { Room(length: length, fontSize: fontSize, isHorizontal: isHorizontal) }
  }

  /// - Parameters:
  ///   - values: what must be visible on the axis; what it cannot show is passed over.
  ///   - margin: what is left free before and after the values, in units of their spread, if the axis has no range of
  ///     its own.
  ///   - isTight: whether values that hardly differ may take the whole axis, as positions in time do.
  init(axis: Axis, values: [Double], margin: Double, isTight: Bool = false, room: Room) {
    let isLogarithmic = axis.scale == .logarithmic
    let range =
      axis.range
      ?? AxisRange(isLogarithmic: isLogarithmic, margin: margin, isTight: isTight).range(of: values.filter(axis.shows))
    self.range = range
    let choices = isLogarithmic ? Self.logarithmicChoices(in: range) : Self.evenChoices(in: range)
    marks =
      choices.first { $0.count >= 2 && Self.fit($0, in: range, isLogarithmic, room) }
      // Numbers that are long, but apart, are better than one alone.
      ?? choices.first { $0.count >= 2 && Self.fit($0, in: range, isLogarithmic, room.withLongNumbers) }
      ?? choices.last { !$0.isEmpty } ?? [range.lowerBound, range.upperBound]
    minorMarks = isLogarithmic && Self.areDecades(marks) ? Self.ninths(in: range) : []
  }

  /// How long decimals may be: where one number of an axis needs a power of ten, all but the shortest have one.
  private static func longest(_ marks: [Double]) -> Int {
    marks.allSatisfy { TickText.isShort($0, longest: 6) } ? 6 : 4
  }

  /// Whether no number comes too near to the one beside it.
  private static func fit(
    _ marks: [Double], in range: ClosedRange<Double>, _ isLogarithmic: Bool, _ room: Room
  ) -> Bool {
    let longest = longest(marks)
    func width(_ mark: Double) -> Double {
      GnuplotText.width(of: TickText.text(mark, longest: longest), fontSize: room.fontSize)
    }
    func place(_ value: Double) -> Double {
      let (lower, upper) = (range.lowerBound, range.upperBound)
      let share =
        isLogarithmic
        ? Double.log10(value / lower) / Double.log10(upper / lower) : (value - lower) / (upper - lower)
      return share * room.length
    }
    guard marks.allSatisfy({ width($0) <= room.widest }) else { return false }
    return zip(marks, marks.dropFirst()).allSatisfy { a, b in
      let needed =
        room.isHorizontal
        ? (width(a) + width(b)) / 2 + 0.7 * room.fontSize : 1.25 * room.fontSize
      return place(b) - place(a) >= needed
    }
  }

  /// 1-2-5 and even steps over less than two and a half decades, decades over more: the densest first.
  private static func logarithmicChoices(in range: ClosedRange<Double>) -> [[Double]] {
    let decades = Double.log10(range.upperBound / range.lowerBound)
    let first = Int(Double.log10(range.lowerBound).rounded(.down))
    let last = Int(Double.log10(range.upperBound).rounded(.up))
    // Read from decimal text, so that 0.2 is 0.2 and not 2 · 0.1 rounded twice.
    func marks(_ digits: [Int], every step: Int = 1) -> [Double] {
      (first...last).filter { $0 % step == 0 }.flatMap { exponent in digits.compactMap { Double("\($0)e\(exponent)") } }
        .filter(range.contains)
    }
    var choices: [[Double]] = []
    if decades < 2.5 {
      choices = [marks([1, 2, 5]), marks([1, 3])].filter { $0.count >= 3 }
      choices += decades < 1 ? evenChoices(in: range) : []
    }
    return choices + [1, 2, 3, 5, 10, 20, 50, 100].map { marks([1], every: $0) }.filter { $0.count >= 2 }
  }

  /// Steps of 1, 2 or 5: the densest first.
  private static func evenChoices(in range: ClosedRange<Double>) -> [[Double]] {
    [8, 5, 4, 3, 2].map { evenMarks(in: range, count: $0) }
  }

  private static func evenMarks(in range: ClosedRange<Double>, count: Double) -> [Double] {
    let rough = (range.upperBound - range.lowerBound) / count
    guard rough.isNormal else { return [] }
    let exponent = Int(Double.log10(rough).rounded(.down))
    let unit = Double.exp10(Double(exponent))
    let digit = [1, 2, 5].first { Double($0) * unit >= rough } ?? 10
    let step = Double(digit) * unit
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    // Of values that differ in their last digits only, steps cannot be told apart.
    guard first <= last, max(first.magnitude, last.magnitude) < 0x1p53 else { return [] }
    return (Int(first)...Int(last)).compactMap { Double("\($0 * digit)e\(exponent)") }
  }

  private static func areDecades(_ marks: [Double]) -> Bool {
    marks.count <= 7 && zip(marks, marks.dropFirst()).allSatisfy { (9.99...10.01).contains($1 / $0) }
  }

  private static func ninths(in range: ClosedRange<Double>) -> [Double] {
    let first = Int(Double.log10(range.lowerBound).rounded(.down))
    let last = Int(Double.log10(range.upperBound).rounded(.up))
    return (first...last).flatMap { exponent in (2...9).compactMap { Double("\($0)e\(exponent)") } }
      .filter(range.contains)
  }
}
