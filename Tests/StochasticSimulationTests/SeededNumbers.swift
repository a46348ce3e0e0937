import Foundation
import TestSupport

extension SeededGenerator {
  mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

  mutating func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in number(range) }
  }

  /// A standard normal number, by Box and Muller in double precision.
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - number(0...0x1.fffffffffffffp-1))).squareRoot()
    return radius * cos(2 * Double.pi * number(0...1))
  }
}
