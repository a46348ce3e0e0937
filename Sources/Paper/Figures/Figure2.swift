extension PaperFigure {
  /// Training cross-entropy with momentum, against epochs and against updates.
  public static let figure2 = PaperFigure(
    name: "figure-2", title: "Training loss with momentum",
    inThePaper:
      "Training cross-entropy of a Wide ResNet on CIFAR-10 with momentum 0.9: against epochs the three curves coincide, against "
      + "updates they end at 29 000, 35 000 and 80 000.",
    here:
      "The paper's schedules at full length on Fashion-MNIST; bands are 95 % intervals of the mean. The axis leaves out the untrained "
      + "network. Below, the gap of every schedule to the first one, with its interval and the margin; grey where an epoch is not settled.",
    experiments: [FashionMNISTExperiments.momentum]
  ) { results in
    results[0].curvesAndGaps("train_loss", ["train_loss", "test_accuracy"])
  }
}
