import Experiments
import Report
import Synchronization

extension PreparedExperiment {
  /// Runs it with a bar on a terminal.
  func run(isQuiet: Bool) throws -> ExperimentResult {
    let ticks = 1000
    let bar = ProgressBar(experiment.title, total: ticks, isQuiet: isQuiet)
    let shown = Mutex(0)
    ShownProgress.begin(bar)
    defer { ShownProgress.end() }
    return try run { share in
      shown.withLock { before in
        let now = Int(share * Double(ticks))
        if now > before { bar.advance(by: now - before) }
        before = max(before, now)
      }
    }
  }
}
