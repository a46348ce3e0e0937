import Experiments

extension PaperFigure {
  /// ImageNet's schedules, decaying and increasing, on the noisy quadratic.
  public static let figure6 = PaperFigure(
    name: "figure-6", title: "ImageNet's schedules on a noisy quadratic",
    inThePaper:
      "Validation accuracy of Inception-ResNet-V2 on ImageNet: a decaying learning rate and a batch that grows tenfold at epoch 30 "
      + "coincide against epochs; the second needs fewer than 6000 updates instead of 14 000.",
    here:
      "Not ImageNet, but its N and the paper's schedules on a noisy quadratic: exactly (above) and simulated, with bands (below).",
    experiments: [
      ImageNetExperiments.experiment(
        "ImageNet's decaying and increasing schedules on a noisy quadratic", PaperSchedules.imageNet)
    ]
  ) { results in
    [(Dynamics.exact, "exact"), (.gaussian, "simulated")].flatMap { dynamics, words in
      [
        results[0].panel("loss", dynamics, against: .epochs, title: "\(words), by epoch"),
        results[0].panel("loss", dynamics, against: .updates, title: "\(words), by update"),
      ]
    }
  }
}
