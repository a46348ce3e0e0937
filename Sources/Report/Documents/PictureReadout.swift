/// Where the curves of a figure are in its picture, so that a page can say what is under the reader's pointer.
struct PictureReadout {
  private let figure: Figure
  private let curves: FigureCurves
  private let drawings: [PanelDrawing]

  init(_ figure: Figure, _ curves: FigureCurves, _ layout: FigureLayout) {
    (self.figure, self.curves) = (figure, curves)
    drawings = PanelDrawing.all(of: figure, in: layout)
  }

  /// For each panel, the curve of everything that its `plot` command draws, in order.
  var plotted: [[Int?]] {
    zip(figure.panels, drawings).map { panel, drawing in drawing.plotted.map { curves.curve(of: $0, in: panel) } }
  }

  /// For each panel its frame in pixels, its axes, and the points of its curves.
  var json: JSONValue { .array(zip(figure.panels, drawings).map(json)) }

  private func json(_ panel: Panel, _ drawing: PanelDrawing) -> JSONValue {
    let frame = drawing.frame
    let drawn = panel.series.indices.filter { !panel.series[$0].name.isEmpty }
    return [
      "frame": .array([frame.left, frame.right, frame.top, frame.bottom].map(JSONValue.number)),
      "x": json(panel.x, drawing.xTicks), "y": json(panel.y, drawing.yTicks),
      "curves": .array(
        drawn.map { index in
          let series = panel.series[index]
          return [
            "curve": .integer(curves.curve(of: index, in: panel) ?? 0), "steps": .flag(series.style == .steps),
            "points": .string(points(of: index, on: panel)),
          ]
        }),
    ]
  }

  private func json(_ axis: Axis, _ ticks: AxisTicks) -> JSONValue {
    [
      "label": .string(HTMLText.shortened(axis.label, to: 100).visible),
      "logarithmic": .flag(axis.scale == .logarithmic),
      "range": [.number(ticks.range.lowerBound), .number(ticks.range.upperBound)],
    ]
  }

  /// Points divided by semicolons, each with x, y and the ends of its band, if it has a width. Where a curve has a gap that another series, without
  /// a name, fills, its points are among them.
  private func points(of index: Int, on panel: Panel) -> String {
    let own = panel.series[index].points
    let curve = curves.curve(of: index, in: panel)
    let others = panel.series.indices.filter {
      panel.series[$0].name.isEmpty && panel.series[$0].style != .points && curves.curve(of: $0, in: panel) == curve
    }
    var points = own.filter { panel.x.shows($0.x) && panel.y.shows($0.y) }
    if !others.isEmpty {
      let places = Set(points.map(\.x))
      points += others.flatMap { panel.series[$0].points }.filter {
        panel.x.shows($0.x) && panel.y.shows($0.y) && !places.contains($0.x)
      }
      points.sort { $0.x < $1.x }
    }
    return points.map { point in
      let band = point.band.map { $0.lowerBound < $0.upperBound ? [$0.lowerBound, $0.upperBound] : [] } ?? []
      return ([point.x, point.y] + band).map { NumberText.significant($0, digits: 6) }.joined(separator: " ")
    }.joined(separator: ";")
  }
}
