import Elementary
import TestSupport
import Testing

/// What holds between values, whatever they are.
@Suite struct IdentityTests {
  private static let growing: [ElementaryFunction] = [
    .exp, .expMinusOne, .exp2, .exp10, .log, .logOnePlus, .log2, .log10, .tanh,
  ]

  @Test("neighbours are in order", arguments: growing)
  func isMonotonic(_ function: ElementaryFunction) {
    var random = SeededGenerator(3)
    for _ in 0..<20_000 {
      var x =
        random.uniform(function.arguments.lowerBound, function.arguments.upperBound) * .exp2(random.uniform(-30, 0))
      var value = function(x)
      for _ in 0..<8 {
        x = x.nextUp
        let next = function(x)
        #expect(value <= next, "\(function) falls before \(x)")
        value = next
      }
    }
  }

  /// Also over the seams: the ends of table intervals, and of ranges with a way of their own.
  @Test("neighbours are in order at seams", arguments: growing)
  func isMonotonicAtSeams(_ function: ElementaryFunction) {
    var seams: [Double] = [0x1p-54, -0x1p-54, 0x1p-27, -0x1p-27, -40, 20, -20, 0x1.62p-9, -0x1.62p-9]
    for step in -400..<400 {
      let half = (Double(step) + 0.5) / 128
      seams += [half, half * Double.log(2), half * Double.log10(2), 1 + half, 1 + half / 2]
    }
    for seam in seams where function.arguments.contains(seam) && seam != 0 {
      var x = seam - 8 * seam.ulp
      for _ in 0..<16 {
        #expect(function(x) <= function(x.nextUp), "\(function) falls after \(x)")
        x = x.nextUp
      }
    }
  }

  @Test func oddAndEven() {
    var random = SeededGenerator(4)
    for _ in 0..<20_000 {
      let x = .exp2(random.uniform(-40, 1000)) * random.uniform(1, 2)
      #expect(Double.sin(-x) == -Double.sin(x))
      #expect(Double.cos(-x) == Double.cos(x))
      #expect(Double.tan(-x) == -Double.tan(x))
      #expect(Double.tanh(-x) == -Double.tanh(x))
    }
  }

  @Test func pythagoras() {
    var random = SeededGenerator(5)
    for _ in 0..<20_000 {
      let x = .exp2(random.uniform(-10, 1000)) * random.uniform(1, 2)
      let (sine, cosine) = (Double.sin(x), Double.cos(x))
      #expect(isClose(sine * sine + cosine * cosine, 1))
      #expect(isClose(sine / cosine, .tan(x)))
    }
  }

  @Test func inverses() {
    var random = SeededGenerator(6)
    for _ in 0..<20_000 {
      let x = random.uniform(-1, 1)
      #expect(isClose(.log(.exp(200 * x)), 200 * x, within: 1e-13 / abs(200 * x) + 1e-15))
      #expect(isClose(.log(onePlus: .expMinusOne(x)), x))
      let power = Double.exp2(x * 300)
      #expect(isClose(.pow(.pow(power, 1.7), 1 / 1.7), power, within: 1e-12))
    }
  }
}
