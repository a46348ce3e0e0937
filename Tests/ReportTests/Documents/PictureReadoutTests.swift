import Testing

@testable import Report

@Suite struct PictureReadoutTests {
  private static let figure = Figure(
    name: "f", title: "title",
    panels: [
      Panel(
        title: "one", x: Axis("time", range: 0...4), y: Axis("loss", scale: .logarithmic, range: 0.1...10),
        series: [
          Series(
            name: "a",
            points: [.init(x: 0, y: 1.23456789, lower: 1, upper: 2), .init(x: 1, y: -1), .init(x: 4, y: 0.5)],
            look: 0),
          Series(name: "b", points: [.init(x: 0, y: 3)], style: .steps, look: 1),
          Series(name: "", points: [.init(x: 4, y: 0.5)], style: .points, look: 0),
          Series(
            name: "", points: [.init(x: 0, y: 9), .init(x: 1, y: 2), .init(x: 3, y: .nan)], look: 0, isMuted: true),
        ]),
      Panel(
        title: "two", x: Axis("</script>", range: 1...2), y: Axis("y", range: -1...1),
        series: [Series(name: "b", points: [.init(x: .nan, y: 0)], look: 1)]),
      Panel(title: "none", x: Axis("x", range: 0...1), y: Axis("y", range: 0...1), series: []),
    ], columns: 2)

  private static let layout = FigureLayout(figure)
  private static let readout = PictureReadout(figure, FigureCurves(figure), layout)

  private static func frame(_ panel: Int) -> JSONValue {
    let frame = layout.axes[panel]
    return .array([frame.left, frame.right, frame.top, frame.bottom].map(JSONValue.number))
  }

  /// Bands are drawn first, then the curves in order.
  @Test func `what belongs to which curve`() { #expect(Self.readout.plotted == [[0, 0, 1, 0, 0], [1], []]) }

  @Test func `a whole readout`() {
    #expect(
      Self.readout.json == [
        [
          "frame": Self.frame(0), "x": ["label": "time", "logarithmic": false, "range": [0.0, 4.0]],
          "y": ["label": "loss", "logarithmic": true, "range": [0.1, 10.0]],
          "curves": [
            ["curve": 0, "steps": false, "points": "0 1.23457 1 2;1 2;4 0.5"],
            ["curve": 1, "steps": true, "points": "0 3"],
          ],
        ],
        [
          "frame": Self.frame(1),
          "x": ["label": "</script>", "logarithmic": false, "range": [1.0, 2.0]],
          "y": ["label": "y", "logarithmic": false, "range": [-1.0, 1.0]],
          "curves": [["curve": 1, "steps": false, "points": ""]],
        ],
        [
          "frame": Self.frame(2), "x": ["label": "x", "logarithmic": false, "range": [0.0, 1.0]],
          "y": ["label": "y", "logarithmic": false, "range": [0.0, 1.0]], "curves": [],
        ],
      ])
  }
}
