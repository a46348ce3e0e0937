import CGSL

/// A failure reported by the GNU Scientific Library.
public struct GSLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The GSL function that failed, for example `gsl_root_fsolver_set`.
  public let function: String

  /// GSL's status code (`gsl_errno.h`), for example 4 for an invalid argument.
  public let code: Int

  /// GSL's own text for `code`.
  public let message: String

  init(function: String, code: Int) {
    self.function = function
    self.code = code
    message = String(cString: gsl_strerror(Int32(truncatingIfNeeded: code)))
  }

  public var description: String { "\(function) failed with GSL code \(code), \(message)" }
}

/// GSL's calls with its aborting error handler off: failures come back as status codes and NaN.
enum GSL {
  /// Evaluated once, on first use, by the thread-safe initialisation of globals.
  private static let errorHandlerIsOff: Bool = {
    gsl_set_error_handler_off()
    return true
  }()

  static func withoutAborting<Result>(_ body: () throws -> Result) rethrows -> Result {
    precondition(errorHandlerIsOff)
    return try body()
  }

  /// Throws unless `status` is success.
  static func check(_ status: Int32, _ function: String) throws {
    guard status == Int32(GSL_SUCCESS) else { throw GSLError(function: function, code: Int(status)) }
  }
}
