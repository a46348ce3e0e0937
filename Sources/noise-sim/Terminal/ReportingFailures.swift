import ArgumentParser
import Compression
import Report

/// Carries out a command's work and turns a failure into one sentence on standard error and its exit code.
///
/// - Parameters:
///   - input: How large inputs may be; `nil` of a command that reads none.
///   - work: What is to be done.
func reportingFailures(reading input: InputOptions? = nil, _ work: () throws -> Void) throws {
  do {
    try InputLimit.$bytes.withValue(input?.limit ?? InputLimit.usual) { try work() }
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
