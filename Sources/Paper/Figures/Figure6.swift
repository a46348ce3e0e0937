import Experiments
import Findings

extension PaperFigure {
  /// ImageNet's schedules, decaying and increasing, on the noisy quadratic.
  public static let figure6 = PaperFigure(
    name: "figure-6", title: "ImageNet's schedules on a noisy quadratic",
    inThePaper:
      "Validation accuracy of Inception-ResNet-V2 on ImageNet: a decaying learning rate and a batch that grows tenfold at epoch 30 "
      + "coincide against epochs; the second needs fewer than 6000 updates instead of 14 000.",
    here:
      "Not ImageNet, but its N and the paper's schedules on a noisy quadratic: above, simulated, with bands; below, the "
      + "ratio of the losses, exactly and simulated, with its interval and the margin, grey where an epoch is not settled.",
    experiments: [
      ImageNetExperiments.experiment(
        "ImageNet's decaying and increasing schedules on a noisy quadratic", PaperSchedules.imageNet)
    ]
  ) { results in
    [
      results[0].curvePanel("loss", .gaussian, against: .epochs, title: "simulated, by epoch"),
      results[0].curvePanel("loss", .gaussian, against: .updates(), title: "simulated, by update"),
    ]
      + [(Dynamics.exact, "exact"), (.gaussian, "simulated")].compactMap { dynamics, words in
        results[0].gapPanel("loss", dynamics, title: "\(words), ratio", form: .ratio)
      }
  }
}
