import Foundation
import GSLBridge
import Testing

@Suite("Student's t")
struct StudentTTests {
  /// ν, p, quantile. From SciPy 1.17.1, to be made again if rows are added:
  /// `for nu in …: for p in (.05, .9, .95, .999875): print(nu, p, repr(scipy.stats.t.ppf(p, nu)))`
  static let quantiles: [(Double, Double, Double)] = [
    (1, 0.05, -6.313751514675044), (1, 0.9, 3.0776835371752544), (1, 0.95, 6.313751514675037),
    (1, 0.999875, 2546.4789585697795),
    (1.5, 0.05, -3.7051808200967518), (1.5, 0.9, 2.1963984175655376), (1.5, 0.95, 3.70518082009675),
    (1.5, 0.999875, 208.7762111437451),
    (3, 0.05, -2.353363434801824), (3, 0.9, 1.637744353696209), (3, 0.95, 2.3533634348018233),
    (3, 0.999875, 20.604087145081763),
    (6, 0.05, -1.943180280515305), (6, 0.9, 1.4397557472651483), (6, 0.95, 1.9431802805153042),
    (6, 0.999875, 7.707683998570484),
    (15, 0.05, -1.7530503556925725), (15, 0.9, 1.3406056078504558), (15, 0.95, 1.753050355692572),
    (15, 0.999875, 4.766061725344204),
    (29.7, 0.05, -1.6978071168797058), (29.7, 0.9, 1.3107132460771054), (29.7, 0.95, 1.6978071168797053),
    (29.7, 0.999875, 4.159059724324303),
    (30.3, 0.05, -1.696725807541798), (30.3, 0.9, 1.3101228414612778), (30.3, 0.95, 1.6967258075417975),
    (30.3, 0.999875, 4.148117910137499),
    (126, 0.05, -1.657036981990713), (126, 0.9, 1.2883065810692758), (126, 0.95, 1.6570369819907127),
    (126, 0.999875, 3.769720863636308),
    (1e4, 0.05, -1.6450060180692432), (1e4, 0.9, 1.2816362297304775), (1e4, 0.95, 1.645006018069243),
    (1e4, 0.999875, 3.663579882904509),
  ]

  /// ν, t, P(T ≤ t), from `scipy.stats.t.cdf(t, nu)`.
  static let probabilities: [(Double, Double, Double)] = [
    (1, -2.5, 0.12111894159084341), (1, 0.3, 0.5927735790777423), (1, 4, 0.9220208696226306),
    (2.5, -2.5, 0.0522849815390777), (2.5, 0.3, 0.6063288142524014), (2.5, 4, 0.9804935120793409),
    (6, -2.5, 0.02326411614208365), (6, 0.3, 0.6128503895410207), (6, 4, 0.9964405110181259),
    (30.3, -2.5, 0.009027795599492926), (30.3, 0.3, 0.6168871409680488), (30.3, 4, 0.9998116412765832),
    (126, -2.5, 0.006852030078514788), (126, 0.3, 0.6176642394920705), (126, 4, 0.9999463477374942),
  ]

  // 1e-10 relative: GSL's stopping rule leaves up to 3e-12 in the far tail.
  @Test("quantiles agree with SciPy to 1e-10", arguments: quantiles)
  func quantile(degreesOfFreedom: Double, probability: Double, expected: Double) throws {
    let observed = try StudentT(degreesOfFreedom: degreesOfFreedom).quantile(probability)
    #expect(abs(observed - expected) <= 1e-10 * abs(expected))
  }

  @Test("probabilities agree with SciPy to 1e-10", arguments: probabilities)
  func probability(degreesOfFreedom: Double, t: Double, expected: Double) throws {
    let observed = try StudentT(degreesOfFreedom: degreesOfFreedom).cumulativeProbability(at: t)
    #expect(abs(observed - expected) <= 1e-10 * expected)
  }

  @Test("infinite degrees of freedom are the normal distribution")
  func infiniteDegreesOfFreedom() throws {
    let student = try StudentT(degreesOfFreedom: .infinity)
    #expect(try student.quantile(0.95) == StandardNormal.quantile(0.95))
    #expect(try student.cumulativeProbability(at: -1.5) == StandardNormal.cumulativeProbability(at: -1.5))
  }

  @Test("the ends of the line have probability 0 and 1")
  func ends() throws {
    let student = try StudentT(degreesOfFreedom: 3)
    #expect(try student.quantile(0) == -.infinity)
    #expect(try student.quantile(1) == .infinity)
    #expect(try student.cumulativeProbability(at: -.infinity) == 0)
    #expect(try student.cumulativeProbability(at: .infinity) == 1)
  }

  @Test("bad arguments throw an error that holds them", arguments: [-0.1, 1.5, .nan])
  func badProbability(probability: Double) throws {
    let student = try StudentT(degreesOfFreedom: 3)
    let error = #expect(throws: GSLError.self) { try student.quantile(probability) }
    #expect(error?.function == "gsl_cdf_tdist_Pinv")
    #expect(error?.code == 1)
    #expect(error?.message == "input domain error: probability = \(probability), allowed 0…1")
  }

  @Test("degrees of freedom must be positive", arguments: [0, -1, Double.nan])
  func badDegreesOfFreedom(degreesOfFreedom: Double) {
    #expect(throws: GSLError.self) { try StudentT(degreesOfFreedom: degreesOfFreedom) }
  }

  @Test("no number is asked of a t that is NaN")
  func notANumber() throws {
    #expect(throws: GSLError.self) { try StudentT(degreesOfFreedom: 3).cumulativeProbability(at: .nan) }
  }
}
