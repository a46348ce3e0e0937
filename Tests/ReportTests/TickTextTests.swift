import Testing

@testable import Report

@Suite struct TickTextTests {
  @Test(arguments: [
    (0, "0"), (1, "1"), (0.02, "0.02"), (-0.5, "−0.5"), (5000, "5000"), (0.0001, "0.0001"), (100_000, "100000"),
    (1e-5, "10⁻⁵"), (-1e-5, "−10⁻⁵"), (2e-5, "2×10⁻⁵"), (1.5e-12, "1.5×10⁻¹²"), (1e6, "10⁶"), (2e100, "2×10¹⁰⁰"),
    (0.00012, "1.2×10⁻⁴"), (12_345_678, "1.234568×10⁷"),
  ])
  func six(value: Double, expected: String) { #expect(TickText.text(value, longest: 6) == expected) }

  @Test(arguments: [(0.01, "0.01"), (1000, "1000"), (0.001, "10⁻³"), (0.005, "5×10⁻³"), (20_000, "2×10⁴")])
  func four(value: Double, expected: String) { #expect(TickText.text(value, longest: 4) == expected) }
}
