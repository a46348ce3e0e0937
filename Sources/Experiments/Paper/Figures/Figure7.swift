import NoiseScale
import Report

/// ImageNet's schedules of higher and higher momentum on the noisy quadratic, and their lag.
public enum Figure7: PaperFigure {
  public static let name = "figure-7"
  public static let title = "ImageNet's schedules of higher momentum on a noisy quadratic"
  public static let inThePaper =
    "Validation accuracy of Inception-ResNet-V2 on ImageNet with momentum 0.9, 0.95 and 0.975 and batches up to 65 536: the higher "
    + "the momentum, the longer the lag at the start, and the fewer the updates."
  public static let here =
    "Not ImageNet, but its N and the paper's schedules on a noisy quadratic. Above, simulated, with bands; below, the first epochs "
    + "exactly: as they are, and with every curve moved to the left by the mθ = mB/(N(1−m)) epochs in which its velocity builds up."

  public static var experiments: [Experiment] {
    let whole = ImageNetExperiments.experiment(
      "ImageNet's schedules of higher momentum on a noisy quadratic", PaperSchedules.imageNetMomentum)
    var start = whole
    start.title = "The first epochs of higher momentum"
    start.dynamics = [.exact]
    start.recordEvery = 0.05
    for index in start.schedules.indices {
      guard case .stages(var stages) = start.schedules[index].definition else { continue }
      stages = Array(stages.prefix(1))
      stages[0].epochs = startEpochs
      start.schedules[index].definition = .stages(stages)
    }
    return [whole, start]
  }

  /// How many epochs are looked at for the lag.
  private static let startEpochs = 8.0

  public static func figure(of results: [ExperimentResult]) -> Figure {
    let (result, start) = (results[0], results[1])
    let first = start.panel("loss", .exact, against: .epochs, title: "exact, first epochs")
    var moved = first
    moved.title = "the same, moved by mθ"
    moved.x.range = 0...startEpochs
    moved.x.label = "epochs − mθ"
    moved.series = first.series.map { series in
      var series = series
      let lost = start.plans[series.look].epochsLostAtStart
      series.points = series.points.map { .init(x: $0.x - lost, y: $0.y) }.filter { $0.x >= 0 }
      return series
    }
    return picture([
      result.panel("loss", .gaussian, against: .epochs, title: "simulated, by epoch"),
      result.panel("loss", .gaussian, against: .updates, title: "simulated, by update"), first, moved,
    ])
  }
}

extension Plan {
  /// mθ = mB/(N(1−m)) with heavy ball: the epochs that are lost while the velocity builds up from rest.
  var epochsLostAtStart: Double {
    stages[0].memoryEpochs * (optimizer.lostMemory(momentum: stages[0].hyperParameters.momentum) ?? 0)
  }
}
