import Experiments
import Report

extension PreparedExperiment {
  /// A sentence for every warning, behind the title and the schedule's name.
  public var titledWarnings: [String] {
    warnings.map { "\(experiment.title): \($0.schedule): \($0.warning)" }
  }

  private var isTooLarge: Bool { (try? checkMemory()) == nil }

  /// Schedules, updates, estimated time and memory, in Markdown.
  public var dryRun: String {
    """
    ## \(Markdown.escaped(experiment.title))

    \(PlanText.markdown(plans))
    Estimated: about \(Wording.duration(estimate.seconds)) and \(Wording.bytes(estimate.bytes)) on \
    \(options.threads) threads (\(options.variant.rawValue)).\(isTooLarge ? " This machine has less memory." : "")
    """
  }
}
