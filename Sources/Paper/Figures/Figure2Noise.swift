extension PaperFigure {
  /// Figure 2 on a network whose loss ends in the noise of its updates: its verdicts tell the right noise scale from half as much more.
  public static let figure2Noise = PaperFigure(
    name: "figure-2-noise", title: "Training loss where the noise shows",
    inThePaper: "As Figure 2.",
    here:
      "In Figures 2 to 5 the loss of the network hardly depends on g, so that a rule which makes g several times too large would pass as "
      + "well. Here a smaller network learns 5000 examples with high learning rates that are halved, and its loss ends in the noise of "
      + "its updates. The margin is about a third of the gap that g × 1.5 makes, each of 128 replicates is averaged over windows of 10 "
      + "epochs, and controls with wrong noise scales are run beside.",
    experiments: [FashionMNISTExperiments.noiseDominated]
  ) { results in
    results[0].curvesAndGaps("train_loss", ["train_loss", "test_accuracy"])
  }
}
