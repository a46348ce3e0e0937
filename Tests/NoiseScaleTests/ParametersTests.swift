import NoiseScale
import Testing

@Suite struct ParametersTests {
  private static func message<T>(_ body: () throws(ParameterError) -> T) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return error.description
    }
  }

  static let sample: Parameters = [
    "by": .number(2.5), "keep": .text("exact"), "law": .law(name: "linear", ["from": .number(1), "to": .number(0)]),
    "count": .number(3),
  ]

  @Test func valuesAreFoundByName() throws {
    #expect(try Self.sample.number("by") == 2.5)
    #expect(try Self.sample.number("absent", default: 7) == 7)
    #expect(try Self.sample.integer("count", atLeast: 3) == 3)
    #expect(try Self.sample.integer("absent", atLeast: 3) == nil)
    #expect(try Self.sample.choice("keep", default: Keep.approximate) == .exact)
    #expect(try Self.sample.choice("absent", default: Keep.approximate) == .approximate)
    #expect(try Self.sample.quantity("by") == .constant(2.5))
    #expect(try Self.sample.quantity("absent") == nil)
    #expect(try Self.sample.quantity("law")?.value(at: 1, of: 4) == 0.75)
  }

  @Test func equalityHoldsTheOrder() {
    let (a, b): (Parameters, Parameters) = (["x": .number(1), "y": .number(2)], ["y": .number(2), "x": .number(1)])
    #expect(a == a)
    #expect(a != b)
    #expect(a != ["x": .number(1)])
  }

  @Test func errorsAreSentences() {
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.number("to") }
        == "to: it is required and must be a number")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.number("keep") }
        == "keep is exact, but must be a number")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.number("law") }
        == "law is {linear: …}, but must be a number")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.number("by", in: 0..<1, "0 ≤ by < 1") }
        == "by is 2.5, but must be 0 ≤ by < 1")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.integer("by", atLeast: 1) }
        == "by is 2.5, but must be an integer, at least 1")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.integer("count", atLeast: 4) }
        == "count is 3, but must be an integer, at least 4")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.choice("by", default: Keep.exact) }
        == "by is 2.5, but must be one of approximate, exact")
    #expect(
      Self.message { () throws(ParameterError) in try Self.sample.quantity("keep") }
        == "keep is exact, but must be a number or a law")
    #expect(
      Self.message { () throws(ParameterError) in
        try Self.sample.requireNames(["by", "keep", "law", "counts"], of: "x")
      }
        == "count: it is not known in 'x'; did you mean 'counts'? (known: by, keep, law, counts)")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (128, "128"), (-3, "-3"), (0.1, "0.1"), (1e-8, "1e-08"), (1e15, "1000000000000000"),
    (1e16, "1e+16"),
  ])
  func shortText(_ value: Double, _ text: String) { #expect(value.shortText == text) }

  @Test(arguments: [
    ("cosin", "cosine"), ("wrmup", "warm-up"), ("linea", "linear"), ("step", "step"), ("quadratic", nil), ("", nil),
  ])
  func theNearestName(_ word: String, _ nearest: String?) {
    #expect(["linear", "cosine", "step", "warm-up"].nearest(to: word) == nearest)
  }

  @Test func theNearestOfNone() { #expect([String]().nearest(to: "x") == nil) }
}
