extension PaperFigure {
  /// Figure 2 with a tenth of the epochs and few replicates: seconds instead of minutes, to check a machine against.
  public static let figure2Reduced = PaperFigure(
    name: "figure-2-reduced", title: "Figure 2 in a tenth of the epochs", inThePaper: "As Figure 2.",
    here: "As Figure 2 with stages a tenth as long and 4 replicates, which takes seconds.",
    experiments: [FashionMNISTExperiments.reduced], panels: figure2.panels)
}
