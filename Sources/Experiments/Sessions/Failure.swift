import DataSets
import Equivalence
import NoiseScale
import Report
import StochasticSimulation

/// What kind of failure ended a command; each has its exit code.
public struct Failure: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure; the raw values are the exit codes of `sysexits.h`.
  public enum Kind: Int32, Sendable {
    /// The command line cannot be read.
    case wrongUsage = 64
    /// An experiment or a file of data says what is not allowed.
    case badInput = 65
    /// A file is not there or cannot be read.
    case missingInput = 66
    /// Results cannot be written.
    case cannotWrite = 74
  }
  /// What kind it is, and so the exit code.
  public var kind: Kind
  /// One sentence.
  public var description: String

  /// A failure in one sentence.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// The kind of any error that this package throws.
  public init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as OutputError: self.init(.cannotWrite, error.description)
    case let error as DataSetError: self.init(error.isMissingInput ? .missingInput : .badInput, error.description)
    default: self.init(.badInput, "\(error)")
    }
  }
}

/// Results that are being written when a run is interrupted.
public enum PartialResults {
  /// Removes all partial files of this process; finished results stay. Not to be called from a signal handler itself.
  public static func discardAll() {
    // A program that still draws would write into a folder that is being removed.
    Gnuplot.killAll()
    OutputFolder.discardAll()
  }
}
