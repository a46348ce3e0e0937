import DataSets
import Equivalence
import NoiseScale
import Report
import StochasticSimulation

/// What kind of failure ended a command; each has its exit code.
public struct Failure: Error, Sendable, CustomStringConvertible {
  public enum Kind: Int32, Sendable {
    case wrongUsage = 64
    case badInput = 65
    case missingInput = 66
    case cannotWrite = 74
  }
  public var kind: Kind
  /// One sentence.
  public var description: String

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
