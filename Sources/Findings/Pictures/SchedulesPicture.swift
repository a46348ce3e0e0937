import Experiments
import NoiseScale
import Report

extension ResultPicture {
  /// Learning rate, batch size, momentum and noise scale against epochs, each where it is not the same number throughout.
  public static let schedules = ResultPicture("schedules") { result in
    let curves = result.plans.map { $0.recorded(every: result.experiment.recordStep) }
    let (names, looks) = (result.legendNames(), result.looks)
    var (panels, constants): ([Panel], [String]) = ([], [])
    for quantity in quantities {
      let heights = zip(result.plans, curves).map { plan, points in
        points.map { PlotPoint(x: $0.epoch, y: quantity.value($0.values, plan)) }
      }
      let values = Set(heights.flatMap { $0.map(\.y) })
      // Values that differ by rounding only are one.
      if let least = values.min(), let greatest = values.max(), greatest - least <= 1e-9 * greatest.magnitude {
        constants.append("\(quantity.name) is \(Wording.number(least, digits: 6))")
        continue
      }
      let series = heights.enumerated().map { index, points in
        Series(name: names[index], points: points.withoutRepeats, style: .steps, look: looks[index])
      }
      panels.append(
        Panel(
          title: "\(quantity.name) \(quantity.letter)", x: Axis("examples seen (epochs)"),
          y: Axis(quantity.label, scale: .fitting(Array(values))), series: series.inDrawingOrder))
    }
    return Drawing(title: "Schedules", caption: caption(panels, constants), panels: panels)
  }

  private struct Quantity: Sendable {
    let name, letter, label: String
    let value: @Sendable (HyperParameters, Plan) -> Double
  }

  private static let quantities = [
    Quantity(name: "learning rate", letter: "ε", label: "learning rate (per update)") { values, _ in
      values.learningRate
    },
    Quantity(name: "batch size", letter: "B", label: "batch size (examples)") { values, _ in
      Double(values.batchSize)
    },
    Quantity(name: "momentum", letter: "m", label: "momentum") { values, _ in values.momentum },
    Quantity(name: "noise scale", letter: "g", label: "noise scale g") { values, plan in
      values.noiseScale(plan.trainingSet)
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

extension [PlotPoint] {
  /// Steps without the points at which nothing changes, which hold until the next one anyway.
  fileprivate var withoutRepeats: [PlotPoint] {
    indices.filter { $0 == 0 || $0 == count - 1 || self[$0].y != self[$0 - 1].y }.map { self[$0] }
  }
}
