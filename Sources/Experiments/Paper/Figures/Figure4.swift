import Report

/// Test accuracy with plain SGD and with Adam.
public enum Figure4: PaperFigure {
  public static let name = "figure-4"
  public static let title = "Test accuracy with plain SGD and Adam"
  public static let inThePaper =
    "Test accuracy on CIFAR-10 against epochs, with SGD without momentum and with Adam (ε from 0.001): the curves coincide; those of "
    + "Adam separate a little between epochs 75 and 118."
  public static let here = "Fashion-MNIST with plain SGD and with Adam, against epochs and also against updates."

  public static var experiments: [Experiment] { [FashionMNISTExperiments.sgd, FashionMNISTExperiments.adam] }

  public static func figure(of results: [ExperimentResult]) -> Figure {
    picture(TwoOptimizers.panels(results, ["SGD", "Adam"]))
  }
}
