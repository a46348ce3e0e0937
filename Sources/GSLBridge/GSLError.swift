import CGSL

/// A failure reported by the GNU Scientific Library.
public struct GSLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The GSL function that failed, for example `gsl_cdf_tdist_Pinv`.
  public let function: String

  /// GSL's status code (`gsl_errno.h`), for example 1 for a domain error.
  public let code: Int

  /// GSL's own text for `code`, and what was asked where that is known.
  public let message: String

  init(function: String, code: Int, asked: String? = nil) {
    self.function = function
    self.code = code
    let text = String(cString: gsl_strerror(Int32(truncatingIfNeeded: code)))
    message = asked.map { "\(text): \($0)" } ?? text
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

  /// The value of a GSL function that has no status; NaN becomes an error.
  static func value(of function: String, asked: @autoclosure () -> String, _ body: () -> Double) throws -> Double {
    let value = withoutAborting(body)
    guard !value.isNaN else { throw GSLError(function: function, code: Int(GSL_EDOM), asked: asked()) }
    return value
  }

  /// Throws unless `status` is success.
  static func check(_ status: Int32, _ function: String) throws {
    guard status == Int32(GSL_SUCCESS) else { throw GSLError(function: function, code: Int(status)) }
  }
}
