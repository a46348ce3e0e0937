import CGSL

/// A root of `function` between two points where its signs differ, by Brent's method.
///
/// - Parameters:
///   - bracket: The interval searched; `function` must have opposite signs (or a zero) at its ends.
///   - absoluteTolerance: The largest allowed error, in the units of the argument; > 0.
///   - maximumIterations: How many evaluations may be spent after the two at the ends.
/// - Throws: `GSLError` if the ends do not bracket a root, a value is not finite, or the iterations are used up;
///   whatever `function` throws.
/// - Note: Brent, *Algorithms for Minimization without Derivatives* (1973), chapter 4; `gsl_root_fsolver_brent`.
public func root(
  in bracket: ClosedRange<Double>, absoluteTolerance: Double, maximumIterations: Int = 100,
  of function: (Double) throws -> Double
) throws -> Double {
  try withoutActuallyEscaping(function) { function in
    let call = RootFunction(function)
    return try withExtendedLifetime(call) {
      try GSL.withoutAborting {
        try brent(call, bracket, absoluteTolerance, maximumIterations)
      }
    }
  }
}

private func brent(
  _ call: RootFunction, _ bracket: ClosedRange<Double>, _ tolerance: Double, _ maximumIterations: Int
) throws -> Double {
  guard let solver = gsl_root_fsolver_alloc(cgsl_brent_solver_type()) else {
    throw GSLError(function: "gsl_root_fsolver_alloc", code: Int(GSL_ENOMEM))
  }
  defer { gsl_root_fsolver_free(solver) }

  // The solver keeps the address of this structure, so it must stay put until the solver is freed.
  let cFunction = UnsafeMutablePointer<gsl_function>.allocate(capacity: 1)
  defer { cFunction.deallocate() }
  cFunction.initialize(
    to: gsl_function(
      function: { x, params in Unmanaged<RootFunction>.fromOpaque(params!).takeUnretainedValue().value(at: x) },
      params: Unmanaged.passUnretained(call).toOpaque()))

  let start = gsl_root_fsolver_set(solver, cFunction, bracket.lowerBound, bracket.upperBound)
  try call.rethrow()
  try GSL.check(start, "gsl_root_fsolver_set")
  for _ in 0..<maximumIterations {
    let status = gsl_root_fsolver_iterate(solver)
    try call.rethrow()
    try GSL.check(status, "gsl_root_fsolver_iterate")
    let width = gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver)
    if width <= tolerance { return gsl_root_fsolver_root(solver) }
  }
  throw GSLError(function: "gsl_root_fsolver_iterate", code: Int(GSL_EMAXITER))
}

/// Carries a Swift closure through C, and an error thrown in it back out.
private final class RootFunction {
  private let function: (Double) throws -> Double
  private var thrown: (any Error)?

  init(_ function: @escaping (Double) throws -> Double) { self.function = function }

  /// NaN after an error, which makes GSL stop.
  func value(at x: Double) -> Double {
    guard thrown == nil else { return .nan }
    do { return try function(x) } catch {
      thrown = error
      return .nan
    }
  }

  func rethrow() throws {
    if let thrown { throw thrown }
  }
}
