import Elementary
import Foundation
import TestSupport
import Testing

@Suite struct AccuracyTests {
  @Test("within the stated 0.501 ulp of references of 70 digits", arguments: ElementaryFunction.allCases)
  func agreesWithReferences(_ function: ElementaryFunction) throws {
    let references = try Reference.read(function.rawValue)
    #expect(references.count == 1600)
    // Nearly half a unit from any double: the references hold values that are hard to round.
    #expect(references.contains { abs($0.rest) > 0.499 })
    for reference in references {
      let x = reference.arguments[0]
      let error = reference.error(of: function(x))
      #expect(error <= 0.501, "\(function) of \(x) is \(function(x)), off by \(error) ulp")
    }
  }

  @Test("powers within the stated 0.51 ulp of references of 70 digits")
  func powersAgreeWithReferences() throws {
    let references = try Reference.read("pow")
    #expect(references.count == 1600)
    #expect(references.contains { abs($0.rest) > 0.499 })
    for reference in references {
      let (x, y) = (reference.arguments[0], reference.arguments[1])
      let error = reference.error(of: .pow(x, y))
      #expect(error <= 0.51, "\(x) to the power of \(y) is \(Double.pow(x, y)), off by \(error) ulp")
    }
  }

  /// The references would notice an error of a last place.
  @Test func aWrongLastPlaceIsAnError() throws {
    for reference in try Reference.read("exp") where reference.rest < 0.498 {
      #expect(reference.error(of: Double.exp(reference.arguments[0]).nextUp) > 0.501)
    }
  }

  /// The libraries claim errors of about 1 ulp at most, of 2 for tanh and log10.
  @Test("a million arguments agree with the C library", arguments: ElementaryFunction.allCases)
  func agreesWithTheLibrary(_ function: ElementaryFunction) {
    var random = SeededGenerator(1)
    let (low, high) = (function.arguments.lowerBound, function.arguments.upperBound)
    var furthest = (ulps: 0.0, x: 0.0)
    for _ in 0..<1_000_000 {
      let x = random.uniform(low, high)
      let value = function(x)
      let ulps = abs(value - function.ofLibrary(x)) / value.ulp
      if !(ulps <= furthest.ulps) { furthest = (ulps, x) }
    }
    #expect(
      furthest.ulps <= ([.tanh, .log10].contains(function) ? 2 : 1),
      "\(function) of \(furthest.x) differs by \(furthest.ulps) ulp")
  }

  @Test("a million powers agree with the C library")
  func powersAgreeWithTheLibrary() {
    var random = SeededGenerator(2)
    var furthest = (ulps: 0.0, x: 0.0, y: 0.0)
    for _ in 0..<1_000_000 {
      let x = Foundation.exp(random.uniform(-300, 300))
      let y = random.uniform(-1, 1) * 700 / Foundation.log(x)
      let value = Double.pow(x, y)
      let ulps = abs(value - Foundation.pow(x, y)) / value.ulp
      if !(ulps <= furthest.ulps) { furthest = (ulps, x, y) }
    }
    #expect(furthest.ulps <= 1, "\(furthest.x) to the power of \(furthest.y) differs by \(furthest.ulps) ulp")
  }
}
