import Report

/// Figure 2 with a tenth of the epochs and few replicates: seconds instead of minutes, to check a machine against.
public enum Figure2Reduced: PaperFigure {
  public static let name = "figure-2-reduced"
  public static let title = "Figure 2 in a tenth of the epochs"
  public static let inThePaper = "As Figure 2."
  public static let here =
    "As Figure 2 with stages a tenth as long and 4 replicates, which takes seconds."

  public static var experiments: [Experiment] {
    var experiment = FashionMNISTExperiments.momentum
    experiment.title = "Fashion-MNIST with momentum, reduced"
    experiment.replicates = 4
    experiment.recordEvery = 1
    experiment.schedules = PaperSchedules.annealing(epochs: PaperSchedules.reducedEpochs)
    return [experiment]
  }

  public static func figure(of results: [ExperimentResult]) -> Figure {
    picture(Figure2.figure(of: results).panels)
  }
}
