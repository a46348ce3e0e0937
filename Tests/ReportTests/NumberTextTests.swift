import Report
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (128.0, "128"), (0, "0"), (-0.0, "-0"), (0.1, "0.1"), (1e-5, "1e-05"), (-3, "-3"),
      (9_007_199_254_740_991, "9007199254740991"), (1e16, "1e+16"), (.leastNonzeroMagnitude, "5e-324"),
      (1.0 / 3, "0.3333333333333333"),
    ] as [(Double, String)])
  func shortest(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
    #expect(Double(text)?.bitPattern == value.bitPattern)
  }

  @Test(
    arguments: [
      (0.012345, 3, "0.0123"), (1.2e-5, 3, "1.2e-05"), (78125, 3, "78125"), (9.996, 3, "10"), (0.5, 4, "0.5"),
      (-2.71828, 4, "-2.718"), (99_999.6, 3, "100000"), (1.5e9, 3, "1.5e+09"), (123.456, 2, "123"), (0, 3, "0"),
      (0.00012, 1, "0.0001"), (1, 17, "1"),
    ] as [(Double, Int, String)])
  func significant(value: Double, digits: Int, text: String) {
    #expect(NumberText.significant(value, digits: digits) == text)
  }
}
