import BenchmarkLoops
import SimulationKernels
import StochasticSimulation

/// What the registers of one core can do: fused (`kind=fma`) or separately rounded (`kind=multiply-add`) operations.
struct PeakCase: Case {
  static let unit = "floating-point operation"
  private static let iterations: Int64 = 20_000_000
  private let variant: nsk_variant
  private let isFused: Bool

  init(_ options: inout Options) throws {
    variant = try options.variant().kernels
    let kind = options.text("kind", "fma")
    guard ["fma", "multiply-add"].contains(kind) else { throw UsageError("kind=\(kind) is unknown") }
    isFused = kind == "fma"
  }

  var work: Double { Double(Self.iterations * peak_operations(variant)) }

  func run() -> Outcome? {
    let loop = isFused ? peak_fma : peak_multiply_add
    return Outcome(value: Double(loop(variant, Self.iterations, 0.5, 1)), standardError: 0)
  }
}
