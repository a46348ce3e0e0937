import Findings
import NoiseScale
import Report

extension PaperFigure {
  /// ImageNet's schedules of higher and higher momentum on the noisy quadratic, and their lag.
  public static let figure7 = PaperFigure(
    name: "figure-7", title: "ImageNet's schedules of higher momentum on a noisy quadratic",
    inThePaper:
      "Validation accuracy of Inception-ResNet-V2 on ImageNet with momentum 0.9, 0.95 and 0.975 and batches up to 65 536: the higher "
      + "the momentum, the longer the lag at the start, and the fewer the updates.",
    here:
      "Not ImageNet, but its N and the paper's schedules on a noisy quadratic. Above, simulated, with bands; below, the first epochs "
      + "exactly: as they are, and with every curve moved to the left by the mθ = mB/(N(1−m)) epochs in which its velocity builds up.",
    experiments: [ImageNetExperiments.momentum, ImageNetExperiments.momentumStart]
  ) { results in
    let (result, start) = (results[0], results[1])
    let first = start.curvePanel("loss", .exact, against: .epochs, title: "exact, first epochs")
    return [
      result.curvePanel("loss", .gaussian, against: .epochs, title: "simulated, by epoch"),
      result.curvePanel("loss", .gaussian, against: .updates(), title: "simulated, by update"), first,
      moved(first, Dictionary(uniqueKeysWithValues: zip(start.looks, start.plans.map(\.epochsLostAtStart)))),
    ]
  }

  /// A panel with every curve moved to the left by the epochs that the schedule of its look loses.
  private static func moved(_ panel: Panel, _ lost: [Int: Double]) -> Panel {
    var moved = panel
    moved.title = "the same, moved by mθ"
    moved.x.range = 0...ImageNetExperiments.startEpochs
    moved.x.label = "epochs − mθ"
    moved.series = panel.series.map { series in
      var series = series
      for index in series.points.indices { series.points[index].x -= lost[series.look] ?? 0 }
      series.points.removeAll { $0.x < 0 }
      return series
    }
    return moved
  }
}

extension Plan {
  /// mθ = mB/(N(1−m)) with heavy ball: the epochs that are lost while the velocity builds up from rest.
  var epochsLostAtStart: Double {
    stages[0].memoryEpochs * (optimizer.lostMemory(momentum: stages[0].hyperParameters.momentum) ?? 0)
  }
}
