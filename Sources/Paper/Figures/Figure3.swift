extension PaperFigure {
  /// Test accuracy with momentum and with Nesterov momentum.
  public static let figure3 = PaperFigure(
    name: "figure-3", title: "Test accuracy with momentum and Nesterov momentum",
    inThePaper:
      "Test accuracy on CIFAR-10 against epochs, with momentum and with Nesterov momentum: the three curves coincide.",
    here:
      "Fashion-MNIST with momentum (the run of Figure 2) and with Nesterov momentum, against epochs and also against updates; below, the "
      + "gap of every schedule to the first one, with its interval and the margin.",
    experiments: [FashionMNISTExperiments.momentum, FashionMNISTExperiments.nesterov],
    panels: twoOptimizers(["momentum", "Nesterov"]))
}
