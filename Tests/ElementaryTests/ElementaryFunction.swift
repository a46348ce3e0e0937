import Elementary
import Foundation

/// The functions of one argument, with what they are compared with.
enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp, expMinusOne, exp2, exp10, log, logOnePlus, log2, log10, sin, cos, tan, tanh

  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .exp: .exp(x)
    case .expMinusOne: .expMinusOne(x)
    case .exp2: .exp2(x)
    case .exp10: .exp10(x)
    case .log: .log(x)
    case .logOnePlus: .log(onePlus: x)
    case .log2: .log2(x)
    case .log10: .log10(x)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .tan: .tan(x)
    case .tanh: .tanh(x)
    }
  }

  /// The C library's.
  func ofLibrary(_ x: Double) -> Double {
    switch self {
    case .exp: Foundation.exp(x)
    case .expMinusOne: expm1(x)
    case .exp2: Foundation.exp2(x)
    case .exp10: Foundation.pow(10, x)
    case .log: Foundation.log(x)
    case .logOnePlus: log1p(x)
    case .log2: Foundation.log2(x)
    case .log10: Foundation.log10(x)
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .tan: Foundation.tan(x)
    case .tanh: Foundation.tanh(x)
    }
  }

  /// Where all but the ends of the range of the values comes from.
  var arguments: ClosedRange<Double> {
    switch self {
    case .exp: -708...709
    case .expMinusOne: -40...709
    case .exp2: -1022...1023
    case .exp10: -307...308
    case .log, .log2, .log10: 0...1e3
    case .logOnePlus: -1...1e3
    case .sin, .cos, .tan: -1e3...1e3
    case .tanh: -20...20
    }
  }
}
