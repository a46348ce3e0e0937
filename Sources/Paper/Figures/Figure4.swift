extension PaperFigure {
  /// Test accuracy with plain SGD and with Adam.
  public static let figure4 = PaperFigure(
    name: "figure-4", title: "Test accuracy with plain SGD and Adam",
    inThePaper:
      "Test accuracy on CIFAR-10 against epochs, with SGD without momentum and with Adam (ε from 0.001): the curves coincide; those of "
      + "Adam separate a little between epochs 75 and 118.",
    here:
      "Fashion-MNIST with plain SGD and with Adam, against epochs and also against updates; below, the gap of every schedule to the "
      + "first one, with its interval and the margin.",
    experiments: [FashionMNISTExperiments.sgd, FashionMNISTExperiments.adam], panels: twoOptimizers(["SGD", "Adam"]))
}
