import Testing

@testable import Report

@Suite struct FigureCurvesTests {
  @Test func `a name is a curve, and what has none goes with the same look`() {
    func series(_ name: String, look: Int) -> Series { Series(name: name, points: [], look: look) }
    let first = Panel(
      title: "", x: Axis("x"), y: Axis("y"),
      series: [
        series("", look: 0), series("a", look: 0), series("b", look: 1), series("", look: 0), series("", look: 2),
      ])
    let second = Panel(
      title: "", x: Axis("x"), y: Axis("y"), series: [series("c", look: 2), series("b", look: 1), series("", look: 1)])
    let curves = FigureCurves(Figure(name: "f", panels: [first, second]))
    #expect(curves.series.map(\.name) == ["a", "b", "c"])
    #expect(first.series.indices.map { curves.curve(of: $0, in: first) } == [0, 0, 1, 0, nil])
    #expect(second.series.indices.map { curves.curve(of: $0, in: second) } == [2, 1, 1])
  }
}
