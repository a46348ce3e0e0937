import Experiments
import Report

extension PreparedExperiment {
  /// Every warning with the title and the schedule's name.
  public var titledWarnings: [TitledWarning] {
    warnings.map { TitledWarning(title: experiment.title, schedule: $0.schedule, text: $0.warning.description) }
  }

  private var isTooLarge: Bool { (try? checkMemory()) == nil }

  /// Schedules, updates, estimated time and memory, in lines of `width` columns.
  public func dryRun(width: Int) -> String {
    let estimated = """
      Estimated: about \(Wording.duration(estimate.seconds)) and \(Wording.bytes(estimate.bytes)) on \
      \(options.threads) threads (\(options.variant.rawValue)).\(isTooLarge ? "\nThis machine has less memory." : "")
      """
    return """
      \(experiment.title.visible.wrapped(to: width))

      \(PlanText.text(plans, width: width))
      \(estimated.wrapped(to: width))
      """
  }
}
