import ArgumentParser
import Compression
import Report

/// Carries out a command's work and turns a failure into one sentence on standard error and its exit code.
///
/// - Parameters:
///   - limit: How large an input may be, in bytes.
///   - work: What is to be done.
func reportingFailures(readingUpTo limit: Int = InputLimit.usual, _ work: () throws -> Void) throws {
  do {
    try InputLimit.$bytes.withValue(limit) { try work() }
  } catch let code as ExitCode {
    throw code
  } catch {
    // The interrupt has made the failure, and ends the program itself.
    Interrupts.waitIfUnderWay()
    let failure = Failure(error)
    StandardError.write("noise-sim: \(failure.description.visible)")
    throw ExitCode(failure.kind.rawValue)
  }
}
