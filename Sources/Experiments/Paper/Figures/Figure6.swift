import NoiseScale
import Report

/// ImageNet's schedules, decaying and increasing, on the noisy quadratic.
public enum Figure6: PaperFigure {
  public static let name = "figure-6"
  public static let title = "ImageNet's schedules on a noisy quadratic"
  public static let inThePaper =
    "Validation accuracy of Inception-ResNet-V2 on ImageNet: a decaying learning rate and a batch that grows tenfold at epoch 30 "
    + "coincide against epochs; the second needs fewer than 6000 updates instead of 14 000."
  public static let here =
    "Not ImageNet, but its N and the paper's schedules on a noisy quadratic: exactly (above) and simulated, with bands (below)."

  public static var experiments: [Experiment] {
    [
      ImageNetExperiments.experiment(
        "ImageNet's decaying and increasing schedules on a noisy quadratic", PaperSchedules.imageNet)
    ]
  }

  public static func figure(of results: [ExperimentResult]) -> Figure {
    picture(
      [(Dynamics.exact, "exact"), (.gaussian, "simulated")].flatMap { dynamics, words in
        [
          results[0].panel("loss", dynamics, against: .epochs, title: "\(words), by epoch"),
          results[0].panel("loss", dynamics, against: .updates, title: "\(words), by update"),
        ]
      })
  }
}
