import Elementary
import Foundation

/// An elementary function (`function=exp`) of 4096 arguments, ours or the C library's (`how=library`).
struct ElementaryCase: Case {
  static let unit = "value"
  private static let functions: [String: (range: ClosedRange<Double>, ours: Function, library: Function)] = [
    "exp": (-20...20, { .exp($0) }, { exp($0) }),
    "expMinusOne": (-2...2, { .expMinusOne($0) }, { expm1($0) }),
    "exp2": (-20...20, { .exp2($0) }, { exp2($0) }),
    "exp10": (-20...20, { .exp10($0) }, { pow(10, $0) }),
    "log": (0...20, { .log($0) }, { log($0) }),
    "logOnePlus": (-1...20, { .log(onePlus: $0) }, { log1p($0) }),
    "log2": (0...20, { .log2($0) }, { log2($0) }),
    "log10": (0...20, { .log10($0) }, { log10($0) }),
    "sin": (-10...10, { .sin($0) }, { sin($0) }),
    "cos": (-10...10, { .cos($0) }, { cos($0) }),
    "tan": (-10...10, { .tan($0) }, { tan($0) }),
    "tanh": (-3...3, { .tanh($0) }, { tanh($0) }),
    "pow": (0...20, { .pow($0, 2.7) }, { pow($0, 2.7) }),
  ]
  private typealias Function = @Sendable (Double) -> Double

  let work: Double
  private let arguments: [Double]
  private let function: Function

  init(_ options: inout Options) throws {
    let name = options.text("function", "exp")
    guard let found = Self.functions[name] else {
      throw UsageError("function=\(name), but must be one of \(Self.functions.keys.sorted().joined(separator: ", "))")
    }
    function = options.text("how", "ours") == "library" ? found.library : found.ours
    // There is nothing to share out.
    _ = try options.integer("threads", 1)
    // Multiples of the golden ratio modulo 1 lie evenly and in no order.
    let (low, high) = (found.range.lowerBound, found.range.upperBound)
    arguments = (1...4096).map {
      low + (high - low) * (Double($0) * 0.6180339887498949).truncatingRemainder(dividingBy: 1)
    }
    work = Double(arguments.count)
  }

  func run() -> Outcome? {
    Outcome(value: arguments.reduce(0) { $0 + function($1) }, standardError: 0)
  }
}
