import Experiments
import NoiseScale

/// The schedules of one of the paper's figures, or of its text.
struct ScheduleGroup: Sendable {
  var figure: String
  var experiment: Experiment

  var plans: [Plan] { PaperPlans.plans(experiment) }

  /// All of them, in the order of the paper.
  static let all: [ScheduleGroup] = [
    ScheduleGroup(
      figure: PaperFigure.figure2.name,
      experiment: PaperPlans.experiment(PaperSchedules.annealing(), PaperSchedules.smallSize, optimizer: HeavyBall())),
    ScheduleGroup(
      figure: PaperFigure.figure3.name,
      experiment: PaperPlans.experiment(PaperSchedules.annealing(), PaperSchedules.smallSize, optimizer: Nesterov())),
    ScheduleGroup(
      figure: PaperFigure.figure4.name,
      experiment: PaperPlans.experiment(
        PaperSchedules.annealing(momentum: 0), PaperSchedules.smallSize, optimizer: SGD())),
    ScheduleGroup(
      figure: PaperFigure.figure4.name,
      experiment: PaperPlans.experiment(PaperSchedules.adamAnnealing, PaperSchedules.smallSize, optimizer: Adam())),
    ScheduleGroup(
      figure: PaperFigure.figure5.name,
      experiment: PaperPlans.experiment(PaperSchedules.fewerUpdates, PaperSchedules.smallSize, optimizer: HeavyBall())),
    ScheduleGroup(
      figure: PaperFigure.figure6.name,
      experiment: PaperPlans.experiment(PaperSchedules.imageNet, PaperSchedules.imageNetSize, optimizer: HeavyBall())),
    ScheduleGroup(
      figure: PaperFigure.figure7.name,
      experiment: PaperPlans.experiment(
        PaperSchedules.imageNetMomentum, PaperSchedules.imageNetSize, optimizer: HeavyBall())),
    ScheduleGroup(
      figure: UpdateStatement.resNet50,
      experiment: PaperPlans.experiment(PaperSchedules.resNet50, PaperSchedules.imageNetSize, optimizer: HeavyBall())),
  ]
}
