/// The curves that a reader switches on and off in a figure: one a name, with all that is drawn of it in every panel.
struct FigureCurves {
  /// The first series of each name, in the order of the legend.
  let series: [Series]
  private let places: [String: Int]

  init(_ figure: Figure) {
    var series: [Series] = []
    var places: [String: Int] = [:]
    for candidate in figure.panels.flatMap(\.series) where !candidate.name.isEmpty && places[candidate.name] == nil {
      places[candidate.name] = series.count
      series.append(candidate)
    }
    (self.series, self.places) = (series, places)
  }

  /// The curve that a series of a panel belongs to: that of its name, or, without one, that of the first named series there with its look.
  func curve(of index: Int, in panel: Panel) -> Int? {
    let series = panel.series[index]
    if !series.name.isEmpty { return places[series.name] }
    let named = panel.series.first { !$0.name.isEmpty && $0.look == series.look }
    return named.flatMap { places[$0.name] }
  }
}
