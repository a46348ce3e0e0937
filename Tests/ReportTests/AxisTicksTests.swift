import Testing

@testable import Report

@Suite struct AxisTicksTests {
  private func ticks(
    _ values: [Double], _ scale: Figure.Axis.Scale, range: ClosedRange<Double>? = nil
  ) -> AxisTicks {
    AxisTicks(axis: Figure.Axis("x", scale: scale, range: range), values: values, margins: (0, 0))
  }

  @Test func linearRanges() {
    #expect(ticks([3, -1, .nan, 2], .linear).range == -1...3)
    #expect(ticks([], .linear).range == 0...1)
    #expect(ticks([10], .linear).range == 9...11)
    #expect(ticks([0, 0], .linear).range == -1e-6...1e-6)
    #expect(ticks([0, 1], .linear, range: -5...5).range == -5...5)
    #expect(ticks([0, 1], .linear).marks == nil)
  }

  @Test func logarithmicRanges() {
    #expect(ticks([3, -1, 0, .infinity, 20], .logarithmic).range == 3...20)
    #expect(ticks([-1], .logarithmic).range == 1...10)
    #expect(ticks([8], .logarithmic).range == 4...16)
  }

  @Test func logarithmicMarks() {
    #expect(ticks([1, 1e4], .logarithmic).marks == nil)
    #expect(ticks([0.15, 3], .logarithmic).marks == [0.2, 0.5, 1, 2])
    #expect(ticks([0.31, 0.39], .logarithmic).marks == [0.32, 0.34, 0.36, 0.38])
    #expect(ticks([6, 9], .logarithmic).marks == [6, 7, 8, 9])
  }

  @Test func marginsAreInUnitsOfTheSpread() {
    let linear = AxisTicks(axis: Figure.Axis("x"), values: [0, 10], margins: (0.1, 0.5))
    #expect(linear.range == -1...15)
    let logarithmic = AxisTicks(axis: Figure.Axis("x", scale: .logarithmic), values: [1, 100], margins: (0.5, 1))
    #expect(abs(logarithmic.range.lowerBound - 0.1) < 1e-15)
    #expect(abs(logarithmic.range.upperBound - 10_000) < 1e-9)
  }
}
