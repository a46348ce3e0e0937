import DataSets
import Foundation
import Testing

@Suite struct RandomStreamTests {
  @Test func seedAndPurposeMatter() {
    var keys = Set<UInt64>()
    for seed in 0..<50 as Range<UInt64> {
      for purpose in 0..<50 as Range<UInt64> {
        var stream = RandomStream(seed: seed, purpose: purpose)
        keys.insert(stream.next())
      }
    }
    #expect(keys.count == 2500)
  }

  /// Means of powers within five standard errors of the exact moments.
  @Test func moments() {
    let count = 200_000
    var stream = RandomStream(seed: 1, purpose: 1)
    let normals = (0..<count).map { _ in stream.normal() }
    let table: [(power: Int, mean: Double, variance: Double)] = [
      (1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96),
    ]
    for (power, mean, variance) in table {
      let found = normals.reduce(0.0) { $0 + pow($1, Double(power)) } / Double(count)
      let standardError = (variance / Double(count)).squareRoot()
      #expect(abs(found - mean) < 5 * standardError, "power \(power): \(found), expected \(mean)")
    }
    // The two normals of a pair, and neighbouring pairs, are uncorrelated.
    for lag in [1, 2] {
      let products = zip(normals, normals.dropFirst(lag)).reduce(0.0) { $0 + $1.0 * $1.1 } / Double(count - lag)
      #expect(abs(products) < 5 / Double(count).squareRoot(), "lag \(lag): \(products)")
    }
  }

  @Test func integersAndUniformsFillTheirRange() {
    var stream = RandomStream(seed: 2, purpose: 3)
    let count = 70_000
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<count { counts[stream.integer(below: 7)] += 1 }
    let standardError = (Double(count) * 6 / 49).squareRoot()
    for found in counts { #expect(abs(Double(found) - 10_000) < 5 * standardError) }

    let uniforms = (0..<count).map { _ in stream.uniform() }
    #expect(uniforms.allSatisfy { $0 > 0 && $0 < 1 })
    let mean = uniforms.reduce(0, +) / Double(count)
    #expect(abs(mean - 0.5) < 5 / (12 * Double(count)).squareRoot())
  }
}
