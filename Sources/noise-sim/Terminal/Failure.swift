import Descriptions
import Report

/// What kind of failure ended a command; each has its exit code.
struct Failure: Error, CustomStringConvertible {
  /// The kinds of failure; the raw values are the exit codes of `sysexits.h`.
  enum Kind: Int32 {
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
  var kind: Kind
  /// One sentence.
  var description: String

  /// A failure in one sentence.
  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// The kind of any error that this package throws.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let fault as Fault:
      self.init(fault.kind == .data && fault.isOfCommandLine ? .wrongUsage : Kind(fault.kind), fault.description)
    case let error as OutputError: self.init(.cannotWrite, error.description)
    default: self.init(.badInput, "\(error)")
    }
  }
}

extension Fault {
  /// Whether what is wrong was said by an option, such as `--set`.
  fileprivate var isOfCommandLine: Bool {
    if case .option? = place { true } else { false }
  }
}

extension Failure.Kind {
  /// What a fault ends a command with.
  init(_ kind: Fault.Kind) {
    self =
      switch kind {
      case .usage: .wrongUsage
      case .data, .content: .badInput
      case .missing: .missingInput
      }
  }
}
