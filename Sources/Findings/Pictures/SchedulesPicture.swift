import Experiments
import NoiseScale
import Report

extension ResultPicture {
  /// Learning rate, batch size, momentum and noise scale against epochs, each where it is not the same number throughout.
  public static let schedules = ResultPicture("schedules") { result in
    let lines = result.plans.map { ScheduleLine($0) }
    let (names, looks) = (result.legendNames(), result.looks)
    var (panels, constants): ([Panel], [String]) = ([], [])
    for quantity in quantities {
      let heights = zip(result.plans, lines).map { plan, line in line.points { quantity.value($0, plan.trainingSet) } }
      let values = heights.flatMap { $0.map(\.y) }
      // Values that differ by rounding only are one.
      if let least = values.min(), let greatest = values.max(), greatest - least <= 1e-9 * greatest.magnitude {
        constants.append("\(quantity.name) is \(Wording.number(least, digits: 6))")
        continue
      }
      let series = heights.enumerated().map { index, points in
        Series(name: names[index], points: points, look: looks[index])
      }
      panels.append(
        Panel(
          title: "\(quantity.name) \(quantity.letter)", x: Axis("examples seen (epochs)"),
          y: Axis(quantity.label, scale: .fitting(heights.flatMap { $0.filter(\.setsRange).map(\.y) })),
          series: series.inDrawingOrder))
    }
    return Drawing(title: "Schedules", caption: caption(panels, constants), panels: panels)
  }

  private struct Quantity: Sendable {
    let name, letter, label: String
    let value: @Sendable (HyperParameters, TrainingSet) -> Double
  }

  private static let quantities = [
    Quantity(name: "learning rate", letter: "ε", label: "learning rate (per update)") { values, _ in
      values.learningRate
    },
    Quantity(name: "batch size", letter: "B", label: "batch size (examples)") { values, _ in
      Double(values.batchSize)
    },
    Quantity(name: "momentum", letter: "m", label: "momentum") { values, _ in values.momentum },
    Quantity(name: "noise scale", letter: "g", label: "noise scale g") { values, trainingSet in
      values.noiseScale(trainingSet)
    },
  ]

  /// The panels in words, by their titles, and what none is drawn of.
  private static func caption(_ panels: [Panel], _ constants: [String]) -> String {
    let drawn = panels.map { ($0.title.hasSuffix(" g") ? "exact " : "") + $0.title }
    let rest = constants.isEmpty ? "" : " \(list(constants).capitalizedFirst) throughout."
    return "The schedules: \(list(drawn)) against epochs.\(rest)"
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
