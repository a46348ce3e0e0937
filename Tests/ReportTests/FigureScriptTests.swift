import Report
import Testing

@Suite struct FigureScriptTests {
  /// One panel with everything: a band, a gap, a step, a guide, both scales.
  static let small = Figure(
    name: "small", title: "It's small",
    panels: [
      Figure.Panel(
        title: "loss", x: Figure.Axis("time (epochs)"), y: Figure.Axis("loss", scale: .logarithmic),
        series: [
          Figure.Series(
            name: "first",
            points: [
              .init(x: 0, y: 1, lower: 0.5, upper: 2), .init(x: 1, y: 0.5, lower: -1, upper: 1),
              .init(x: 2, y: .nan), .init(x: 3, y: -1), .init(x: 4, y: 0.25),
            ], look: 0),
          Figure.Series(name: "second", points: [.init(x: 0, y: 1), .init(x: 4, y: 0.1)], style: .steps, look: 1),
        ],
        guides: [.init(y: 0.2, label: "margin"), .init(y: 0)])
    ])

  @Test func wholeScript() {
    #expect(
      Self.small.script == #"""
        """#)
  }

  @Test func theLegendMayStandInThePanelsOrNowhere() {
    var figure = Self.small
    figure.legend = .hidden
    #expect(!figure.script.contains("'first'"))
    figure.legend = .inPanels
    #expect(figure.script.contains("'first'"))
  }

  @Test func aNameStandsOnceInTheCommonLegend() {
    let figure = Figure(name: "two", panels: Self.small.panels + Self.small.panels, columns: 2)
    #expect(figure.script.split(separator: "'first'").count == 2)
  }

  @Test func namesOfFiles() {
    #expect(Self.small.scriptName == "small.gnuplot")
    #expect(Self.small.pictureName == "small.svg")
  }
}
