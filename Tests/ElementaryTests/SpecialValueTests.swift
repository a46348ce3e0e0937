import Elementary
import Testing

/// Equal, and of the same sign where it is 0; not a number both.
private func isSame(_ a: Double, _ b: Double) -> Bool {
  a.isNaN ? b.isNaN : a == b && a.sign == b.sign
}

@Suite struct SpecialValueTests {
  private static let infinity = Double.infinity
  private static let tiny = Double.leastNonzeroMagnitude

  /// Arguments and values.
  private static let values: [(ElementaryFunction, [(Double, Double)])] = [
    (
      .exp,
      [(0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (tiny, 1), (-tiny, 1), (1e308, infinity), (-1e308, 0)]
    ),
    (
      .expMinusOne,
      [
        (0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -1), (tiny, tiny), (-tiny, -tiny), (1e308, infinity),
        (-1e308, -1),
        (-45, -1),
      ]
    ),
    (.exp2, [(0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (tiny, 1), (1e308, infinity), (-1e308, 0)]),
    (.exp10, [(0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (tiny, 1), (1e308, infinity), (-1e308, 0)]),
    (
      .log,
      [(0, -infinity), (-0.0, -infinity), (1, 0), (-1, .nan), (-tiny, .nan), (infinity, infinity), (-infinity, .nan)]
    ),
    (
      .log2,
      [(0, -infinity), (-0.0, -infinity), (1, 0), (-1, .nan), (-tiny, .nan), (infinity, infinity), (-infinity, .nan)]
    ),
    (
      .log10,
      [(0, -infinity), (-0.0, -infinity), (1, 0), (-1, .nan), (-tiny, .nan), (infinity, infinity), (-infinity, .nan)]
    ),
    (
      .logOnePlus,
      [
        (0, 0), (-0.0, -0.0), (-1, -infinity), ((-1.0).nextDown, .nan), (-infinity, .nan), (infinity, infinity),
        (tiny, tiny),
        (-tiny, -tiny),
      ]
    ),
    (.sin, [(0, 0), (-0.0, -0.0), (infinity, .nan), (-infinity, .nan), (tiny, tiny), (-tiny, -tiny)]),
    (.cos, [(0, 1), (-0.0, 1), (infinity, .nan), (-infinity, .nan), (tiny, 1)]),
    (.tan, [(0, 0), (-0.0, -0.0), (infinity, .nan), (-infinity, .nan), (tiny, tiny), (-tiny, -tiny)]),
    (
      .tanh,
      [(0, 0), (-0.0, -0.0), (infinity, 1), (-infinity, -1), (tiny, tiny), (-tiny, -tiny), (1e308, 1), (-1e308, -1)]
    ),
  ]

  @Test func ofOneArgument() {
    #expect(Set(Self.values.map(\.0)).count == ElementaryFunction.allCases.count)
    for (function, pairs) in Self.values {
      for (x, value) in pairs + [(.nan, .nan)] {
        #expect(isSame(function(x), value), "\(function) of \(x) is \(function(x)), not \(value)")
      }
    }
  }

  /// As in C (annex F) and IEEE 754.
  @Test func powers() {
    let infinity = Self.infinity
    let cases: [(Double, Double, Double)] = [
      (0, 3, 0), (-0.0, 3, -0.0), (0, 2, 0), (-0.0, 2, 0), (0, 2.5, 0), (-0.0, 2.5, 0), (0, infinity, 0),
      (-0.0, infinity, 0),
      (0, -3, infinity), (-0.0, -3, -infinity), (-0.0, -2, infinity), (-0.0, -2.5, infinity), (0, -infinity, infinity),
      (1, .nan, 1), (1, infinity, 1), (1, -infinity, 1), (-1, infinity, 1), (-1, -infinity, 1), (.nan, 0, 1),
      (.nan, -0.0, 1),
      (0, 0, 1), (infinity, 0, 1), (-infinity, -0.0, 1), (.nan, 1, .nan), (2, .nan, .nan), (0, .nan, .nan),
      (0.5, infinity, 0), (0.5, -infinity, infinity), (-0.5, infinity, 0), (2, infinity, infinity), (2, -infinity, 0),
      (-2, infinity, infinity), (infinity, 2.5, infinity), (infinity, -2.5, 0), (-infinity, 3, -infinity),
      (-infinity, 2, infinity), (-infinity, 2.5, infinity), (-infinity, -3, -0.0), (-infinity, -2, 0),
      (infinity, infinity, infinity), (infinity, -infinity, 0), (-2, 0.5, .nan), (-2, 1e-300, .nan), (-2, 3, -8),
      (-2, 4, 16),
      (-2, -1, -0.5), (-1, 0x1p53 - 1, -1), (-1, 0x1p53, 1), (-1, 1e300, 1), (-1, -1e300, 1), (2, 1e300, infinity),
      (2, -1e300, 0), (0.5, 1e300, 0), (0.5, -1e300, infinity), (-2, 1e300, infinity), (-0.5, 1e300, 0), (2, 1e-300, 1),
      (2, -1e-300, 1), (2, .leastNonzeroMagnitude, 1), (.greatestFiniteMagnitude, 2, infinity),
      (.greatestFiniteMagnitude, -2, 0), (-.greatestFiniteMagnitude, 3, -infinity), (.leastNonzeroMagnitude, 2, 0),
      (-.leastNonzeroMagnitude, -3, -infinity), (-.leastNonzeroMagnitude, 3, -0.0), (1.5, 1, 1.5),
    ]
    for (x, y, value) in cases {
      #expect(isSame(.pow(x, y), value), "\(x) to the power of \(y) is \(Double.pow(x, y)), not \(value)")
    }
  }

  /// The last arguments before the value rounds to ∞, and to 0.
  @Test func endsOfTheRange() {
    // The logarithms of 2¹⁰²⁴ and of 2⁻¹⁰⁷⁵ lie between two doubles each.
    #expect(Double.exp(709.782712893384) < .infinity && Double.exp(709.7827128933841) == .infinity)
    #expect(Double.exp(-745.1332191019411) == Self.tiny && Double.exp(-745.1332191019412) == 0)
    #expect(Double.expMinusOne(709.782712893384) < .infinity && Double.expMinusOne(709.7827128933841) == .infinity)
    #expect(Double.exp2((1024.0).nextDown) < .infinity && Double.exp2(1024) == .infinity)
    #expect(Double.exp2((-1075.0).nextUp) == Self.tiny && Double.exp2(-1075) == 0)
    #expect(Double.exp10(308.2547155599167) < .infinity && Double.exp10(308.25471555991675) == .infinity)
    #expect(Double.exp10(-323.60724533877976) == Self.tiny && Double.exp10(-323.6072453387798) == 0)
  }
}
