import ArgumentParser

/// Carries out a command's work and turns a failure into one sentence on standard error and its exit code.
func reportingFailures(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let code as ExitCode {
    throw code
  } catch {
    // The interrupt has made the failure, and ends the program itself.
    Interrupts.waitIfUnderWay()
    let failure = Failure(error)
    StandardError.write("noise-sim: \(failure.description.onOneLine)")
    throw ExitCode(failure.kind.rawValue)
  }
}
