import Report

/// Results that are being written when a run is interrupted.
enum PartialResults {
  /// Removes all partial files of this process; finished results stay. Not to be called from a signal handler itself.
  /// - Returns: Whether there were none: results that this process has put in place are complete.
  static func discardAll() -> Bool {
    // A program that still draws would write into a folder that is being removed.
    Gnuplot.killAll()
    return OutputFolder.discardAll()
  }
}
