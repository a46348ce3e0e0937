import Report
import Testing

/// Ranges and marks, read from the script: the horizontal axis ends with the data, the vertical one has room around them.
@Suite struct AxisTicksTests {
  private func lines(
    _ values: [Double], _ scale: Axis.Scale, range: ClosedRange<Double>? = nil
  ) -> [Substring] {
    let panel = Panel(
      title: "", x: Axis("x", scale: scale, range: range), y: Axis("y"),
      series: [Series(name: "", points: values.map { .init(x: $0, y: $0) }, look: 0)])
    return Figure(name: "f", panels: [panel]).script.split(separator: "\n")
  }

  private func line(
    _ prefix: String, _ values: [Double], _ scale: Axis.Scale, range: ClosedRange<Double>? = nil
  ) -> String? {
    lines(values, scale, range: range).first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  @Test func linearRanges() {
    #expect(line("set xrange ", [3, -1, .nan, 2], .linear) == "[-1:3]")
    #expect(line("set xrange ", [], .linear) == "[0:1]")
    #expect(line("set xrange ", [10], .linear) == "[9:11]")
    #expect(line("set xrange ", [0, 0], .linear) == "[-1e-06:1e-06]")
    #expect(line("set xrange ", [0, 1], .linear, range: -5...5) == "[-5:5]")
    #expect(line("set xtics ", [0, 1], .linear) == "autofreq")
    #expect(line("set yrange ", [0, 100], .linear) == "[-5:105]")
  }

  @Test func logarithmicRanges() {
    #expect(line("set xrange ", [3, -1, 0, .infinity, 20], .logarithmic) == "[3:20]")
    #expect(line("set xrange ", [-1], .logarithmic) == "[1:10]")
    #expect(line("set xrange ", [8], .logarithmic) == "[4:16]")
    #expect(lines([1, 2], .logarithmic).contains("set logscale x 10"))
  }

  @Test func logarithmicMarks() {
    #expect(line("set xtics ", [1, 1e4], .logarithmic) == "autofreq")
    #expect(line("set xtics ", [0.15, 3], .logarithmic) == "(0.2, 0.5, 1, 2)")
    #expect(line("set xtics ", [0.31, 0.39], .logarithmic) == "(0.32, 0.34, 0.36, 0.38)")
    #expect(line("set xtics ", [6, 9], .logarithmic) == "(6, 7, 8, 9)")
  }
}
