import Foundation
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct LanczosLanesTests {
  /// A diagonal matrix in each lane, its eigenvalues known; turned by a reflection so that it is full.
  @Test(arguments: [1, 2, 3, 40, 500]) func knownSpectra(_ dimension: Int) {
    var random = SeededGenerator(UInt64(dimension))
    let spectra = (0..<NetworkLanes.count).map { _ in random.numbers(dimension, -1...3) }
    let normals = (0..<NetworkLanes.count).map { _ in
      let x = random.numbers(dimension, -1...1)
      let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return x.map { $0 / length }
    }
    func reflect(_ x: [Double], _ lane: Int) -> [Double] {
      let along = zip(x, normals[lane]).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(x, normals[lane]).map { $0 - 2 * along * $1 }
    }
    let start = LaneBuffer<Float>(
      random.numbers(dimension * NetworkLanes.count, -1...1).map(Float.init), zero: 0, padTo: 0)
    let found = LanczosLanes(dimension: dimension, iterations: 200, tolerance: 1e-6).largestEigenvalue(start: start) {
      x, y in
      for lane in 0..<NetworkLanes.count {
        let turned = reflect((0..<dimension).map { Double(x[$0 * NetworkLanes.count + lane]) }, lane)
        let image = reflect(zip(turned, spectra[lane]).map { $0 * $1 }, lane)
        for index in 0..<dimension { y[index * NetworkLanes.count + lane] = Float(image[index]) }
      }
    }
    for lane in 0..<NetworkLanes.count {
      #expect(abs(found[lane] - spectra[lane].max()!) < 3e-5, "lane \(lane)")
    }
  }

  /// 2 − 2 cos(kπ/(n + 1)), k = 1…n.
  @Test(arguments: [1, 2, 7, 100]) func theSecondDifference(_ n: Int) {
    let largest = LanczosLanes.largestEigenvalue(
      diagonal: Array(repeating: 2, count: n), offDiagonal: Array(repeating: -1, count: n - 1))
    let expected = 2 - 2 * cos(Double(n) * .pi / Double(n + 1))
    #expect(abs(largest - expected) < 1e-14 * 4)
  }

  @Test func matricesThatFallApart() {
    #expect(abs(LanczosLanes.largestEigenvalue(diagonal: [1, 5, -2], offDiagonal: [0, 0]) - 5) < 1e-14)
    #expect(LanczosLanes.largestEigenvalue(diagonal: [-3], offDiagonal: []) == -3)
    #expect(LanczosLanes.largestEigenvalue(diagonal: [0, .infinity], offDiagonal: [1]).isNaN)
  }

  /// A lane that starts at 0 leaves its neighbours alone.
  @Test func aLaneOfZeros() {
    let start = LaneBuffer<Float>(Array(repeating: 1, count: 2 * NetworkLanes.count), zero: 0, padTo: 0)
    start[4] = 0
    start[NetworkLanes.count + 4] = 0
    let found = LanczosLanes(dimension: 2).largestEigenvalue(start: start) { x, y in
      for lane in 0..<NetworkLanes.count {
        y[lane] = 2 * x[lane]
        y[NetworkLanes.count + lane] = 3 * x[NetworkLanes.count + lane]
      }
    }
    for lane in 0..<NetworkLanes.count { #expect(abs(found[lane] - (lane == 4 ? 0 : 3)) < 1e-6) }
  }
}
