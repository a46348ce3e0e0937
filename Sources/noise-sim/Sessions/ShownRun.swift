import Experiments
import Report
import Synchronization

/// The bar that is shown while something runs.
enum ShownProgress {
  fileprivate static let current = Mutex<ProgressBar?>(nil)

  /// Takes the bar away for good, so that what is written next has a line of its own.
  static func end() { current.withLock { $0 }?.finish() }
}

extension PreparedExperiment {
  /// Runs it with a bar on a terminal.
  func run(isQuiet: Bool) throws -> ExperimentResult {
    let ticks = 1000
    let bar = ProgressBar(experiment.title, total: ticks, isQuiet: isQuiet)
    let shown = Mutex(0)
    ShownProgress.current.withLock { $0 = bar }
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
