import Report

/// Test accuracy with momentum and with Nesterov momentum.
public enum Figure3: PaperFigure {
  public static let name = "figure-3"
  public static let title = "Test accuracy with momentum and Nesterov momentum"
  public static let inThePaper =
    "Test accuracy on CIFAR-10 against epochs, with momentum and with Nesterov momentum: the three curves coincide."
  public static let here =
    "Fashion-MNIST with momentum (the run of Figure 2) and with Nesterov momentum, against epochs and also against updates."

  public static var experiments: [Experiment] { [FashionMNISTExperiments.momentum, FashionMNISTExperiments.nesterov] }

  public static func figure(of results: [ExperimentResult]) -> Figure {
    picture(TwoOptimizers.panels(results, ["momentum", "Nesterov"]))
  }
}
