import Report

/// Results that are being written when a run is interrupted.
enum PartialResults {
  /// Removes all partial files of this process; finished results stay. Not to be called from a signal handler itself.
  static func discardAll() {
    // A program that still draws would write into a folder that is being removed.
    Gnuplot.killAll()
    OutputFolder.discardAll()
  }
}
