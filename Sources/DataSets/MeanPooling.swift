import Descriptions

/// Makes images smaller by averaging squares of pixels.
public enum MeanPooling {
  /// The side lengths of squares that tile an image: the divisors of its side, ascending.
  public static func sizes(side: Int) -> [Int] {
    (1...side).filter { side.isMultiple(of: $0) }
  }

  /// Averages every p × p square and scales the pixels from 0…255 to 0…1.
  ///
  ///     y[i, j] = Σ x[p i + a, p j + b] / (255 p²),   0 ≤ a, b < p
  ///
  /// The sums are integers, so that each y is the exact mean rounded once to `Float` (by way of `Double`).
  ///
  /// - Parameters:
  ///   - pixels: Square images one after the other, row-major, side² bytes each. Traps if the last is incomplete.
  ///   - side: The side of an image in pixels, ≥ 1.
  ///   - size: p, the side of the squares.
  /// - Returns: Images one after the other, row-major, (side/p)² numbers each.
  /// - Throws: ``/Descriptions/Fault`` if p does not divide the side.
  public static func pool(_ pixels: [UInt8], side: Int, by size: Int) throws(Fault) -> [Float] {
    let allowed = sizes(side: side)
    guard allowed.contains(size) else {
      throw Fault("pool", "\(size)", allowed: Allowed.oneOf(allowed).words)
    }
    precondition(pixels.count.isMultiple(of: side * side), "the last image is incomplete")

    let pooledSide = side / size
    let scale = Double(255 * size * size)
    var pooled: [Float] = []
    pooled.reserveCapacity(pixels.count / (size * size))
    var sums = [Int](repeating: 0, count: pooledSide)
    // The rows of all images follow each other, and a band of `size` rows never crosses from one image to the next.
    for band in stride(from: 0, to: pixels.count, by: size * side) {
      for column in 0..<pooledSide { sums[column] = 0 }
      for row in stride(from: band, to: band + size * side, by: side) {
        var pixel = row
        for column in 0..<pooledSide {
          for _ in 0..<size {
            sums[column] += Int(pixels[pixel])
            pixel += 1
          }
        }
      }
      for sum in sums { pooled.append(Float(Double(sum) / scale)) }
    }
    return pooled
  }
}
