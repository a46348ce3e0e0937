import Report
import Testing

/// Ranges and marks, read from the script: the horizontal axis ends with the data, the vertical one has room around them.
@Suite struct AxisTicksTests {
  private func lines(_ panel: Panel) -> [Substring] { Figure(name: "f", panels: [panel]).script.split(separator: "\n") }

  private func line(
    _ prefix: String, _ values: [Double], _ scale: Axis.Scale, range: ClosedRange<Double>? = nil
  ) -> String? {
    let axis = Axis("a", scale: scale, range: range)
    let panel = Panel(
      title: "", x: axis, y: axis, series: [Series(name: "", points: values.map { .init(x: $0, y: $0) }, look: 0)])
    return lines(panel).first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// Texts and places of the marks of an axis: a text without a place is that of the same number.
  private func marks(_ texts: String...) -> String {
    "(" + texts.map { $0.contains(" ") ? $0 : "'\($0)' \($0)" }.joined(separator: ", ") + ")"
  }

  @Test func linearRanges() {
    #expect(line("set xrange ", [3, -1, .nan, 2], .linear) == "[-1:3]")
    #expect(line("set xrange ", [], .linear) == "[0:1]")
    #expect(line("set xrange ", [10], .linear) == "[9:11]")
    #expect(line("set xrange ", [0, 0], .linear) == "[-1e-06:1e-06]")
    #expect(line("set xrange ", [0, 1], .linear, range: -5...5) == "[-5:5]")
    #expect(line("set yrange ", [0, 100], .linear) == "[-5:105]")
  }

  @Test func logarithmicRanges() {
    #expect(line("set xrange ", [3, -1, 0, .infinity, 20], .logarithmic) == "[3:20]")
    #expect(line("set xrange ", [-1], .logarithmic) == "[1:10]")
    #expect(line("set xrange ", [8], .logarithmic) == "[4:16]")
    #expect(line("set logscale x", [1, 2], .logarithmic) == " 10")
  }

  /// A tenth to both sides of values that hardly differ, and a twentieth of that as room.
  @Test(arguments: [[100, 100.1], [100, 100]])
  func `values that hardly differ do not fill a vertical axis`(values: [Double]) throws {
    let middle = (values[0] + values[1]) / 2
    for (scale, lower, upper) in [
      (Axis.Scale.linear, middle * 0.89, middle * 1.11), (.logarithmic, middle * 0.895, middle * 1.1174),
    ] {
      let text = try #require(line("set yrange ", values, scale))
      let ends = text.dropFirst().dropLast().split(separator: ":").compactMap { Double($0) }
      #expect(ends.count == 2 && abs(ends[0] / lower - 1) < 1e-3 && abs(ends[1] / upper - 1) < 1e-3, "\(text)")
      // A range of its own is kept.
      #expect(line("set yrange ", values, scale, range: 100...100.1) == "[100:100.1]")
    }
    // Positions in time are as near as they are.
    if values[0] < values[1] { #expect(line("set xrange ", values, .linear) == "[100:100.1]") }
  }

  @Test func `what sets no range may be off the axis`() throws {
    var start = PlotPoint(x: 0, y: 1000)
    start.setsRange = false
    let series = Series(name: "", points: [start, .init(x: 1, y: 20), .init(x: 2, y: 10)], look: 0)
    let panel = Panel(title: "", x: Axis("x"), y: Axis("y"), series: [series])
    #expect(lines(panel).contains("set yrange [9.5:20.5]"))
    // It is drawn all the same, and its mark too.
    #expect(lines(panel).contains("0 1000") && lines(panel).contains("set xrange [0:2]"))
    // Where there is nothing else, it is shown.
    let alone = Panel(title: "", x: Axis("x"), y: Axis("y"), series: [Series(name: "", points: [start], look: 0)])
    #expect(lines(alone).contains("set yrange [890:1110]"))
  }

  @Test func linearMarks() {
    #expect(line("set xtics ", [0, 1], .linear) == marks("0", "0.2", "0.4", "0.6", "0.8", "1"))
    #expect(line("set xtics ", [0, 200], .linear) == marks("0", "50", "100", "150", "200"))
    #expect(line("set ytics ", [-0.1, 0.1], .linear) == marks("'−0.1' -0.1", "'−0.05' -0.05", "0", "0.05", "0.1"))
    // Numbers beside each other have room.
    #expect(line("set xtics ", [100_000, 400_000], .linear) == marks("100000", "200000", "300000", "400000"))
    #expect(line("set xtics ", [0, 3e-5], .linear) == marks("0", "'10⁻⁵' 1e-05", "'2×10⁻⁵' 2e-05", "'3×10⁻⁵' 3e-05"))
  }

  /// Those of a loss that is the same throughout, however small.
  @Test(arguments: [5e-7, 1.2345e-7, 9.99e-12, 0.0123, 77, 123_456, 3e9])
  func `values that hardly differ have two marks at least`(value: Double) throws {
    for scale in [Axis.Scale.linear, .logarithmic] {
      let text = try #require(line("set ytics ", [value, value * 1.0001], scale))
      #expect(text.components(separatedBy: "' ").count > 2, "\(text)")
    }
  }

  @Test func logarithmicMarks() {
    #expect(line("set xtics ", [0.15, 3], .logarithmic) == marks("0.2", "0.5", "1", "2"))
    #expect(line("set xtics ", [0.31, 0.39], .logarithmic) == marks("0.32", "0.34", "0.36", "0.38"))
    #expect(line("set xtics ", [6, 9], .logarithmic)?.hasPrefix("('6' 6, ") == true)
    // Where one number needs a power of ten, all have one but the shortest; decades are divided into nine.
    let decades = line("set xtics ", [1e-5, 100], .logarithmic)
    #expect(
      decades?.hasPrefix(
        "('10⁻⁵' 1e-05, '10⁻⁴' 0.0001, '10⁻³' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10, '100' 100") == true,
      "\(decades ?? "")")
    let few = line("set xtics ", [1, 1e3], .logarithmic)
    #expect(few?.hasPrefix("('1' 1, '10' 10, '100' 100, '1000' 1000, '' 2 1, '' 3 1, ") == true, "\(few ?? "")")
    // Every so many decades where each would be too many.
    let many = line("set ytics ", [1e-60, 1e60], .logarithmic)
    #expect(
      many
        == marks("'10⁻⁶⁰' 1e-60", "'10⁻⁴⁰' 1e-40", "'10⁻²⁰' 1e-20", "1", "'10²⁰' 1e+20", "'10⁴⁰' 1e+40", "'10⁶⁰' 1e+60")
    )
  }
}
