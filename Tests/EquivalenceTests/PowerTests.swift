import Testing

@testable import Equivalence

/// The approximations against scipy.stats.nct.
@Suite struct PowerTests {
  // (ν, q, δ with P(T_δ > q) = 0.9)
  @Test(
    "nine chances in ten, within 0.2 %",
    arguments: [
      (30.0, 3.2860385709462347, 4.650883640011114), (6, 7.453318505150679, 10.200115435831774),
      (126, 2.9092622163834303, 4.206389008989617),
    ])
  func reach(freedom: Double, quantile: Double, exact: Double) throws {
    let reach = Power.reach(quantile: quantile, degreesOfFreedom: freedom)
    #expect(abs(reach - exact) < 0.002 * exact)
    let chance = try Power.chanceOfNotExceeding(quantile, distance: reach, degreesOfFreedom: freedom)
    #expect(abs(chance - 0.1) < 1e-12)
  }

  // (ν, q, δ, P(T_δ < q)); the smaller a chance the rougher, but of the right order.
  @Test(
    "small chances",
    arguments: [
      (6.0, 2.3534, 8.0, 1.9518961008198023e-06, 0.2), (30, 1.7531, 5.0, 0.0007375803233845862, 0.01),
      (14, 1.8946, 4.0, 0.022105309013002023, 0.01),
    ])
  func small(freedom: Double, quantile: Double, distance: Double, exact: Double, tolerance: Double) throws {
    let chance = try Power.smallChanceOfNotExceeding(quantile, distance: distance, degreesOfFreedom: freedom)
    #expect(abs(chance - exact) < tolerance * exact, "\(chance)")
  }
}
