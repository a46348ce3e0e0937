import DataSets
import Descriptions
import TestSupport
import Testing

@Suite struct MeanPoolingTests {
  @Test func smallImageByHand() throws {
    let image: [UInt8] = [
      0, 255, 10, 20,
      255, 0, 30, 40,
      1, 1, 0, 0,
      1, 1, 0, 255,
    ]
    let pooled = try MeanPooling.pool(image, side: 4, by: 2)
    #expect(pooled == [0.5, Float(25.0 / 255), Float(1.0 / 255), 0.25])
    #expect(try MeanPooling.pool(image, side: 4, by: 4) == [Float(869.0 / (16 * 255))])
    #expect(try MeanPooling.pool(image, side: 4, by: 1) == image.map { Float(Double($0) / 255) })
  }

  /// Every output is looked up pixel by pixel, in floating point, over two images of noise.
  @Test(arguments: [1, 2, 4, 7, 14, 28])
  func agreesWithTheDefinition(size: Int) throws {
    let side = 28
    let pixels = noise(2 * side * side)
    let pooled = try MeanPooling.pool(pixels, side: side, by: size)
    let pooledSide = side / size
    #expect(pooled.count == 2 * pooledSide * pooledSide)
    for image in 0..<2 {
      for i in 0..<pooledSide {
        for j in 0..<pooledSide {
          var mean = 0.0
          for a in 0..<size {
            for b in 0..<size {
              let pixel = pixels[image * side * side + (size * i + a) * side + size * j + b]
              mean += Double(pixel) / 255 / Double(size * size)
            }
          }
          let found = pooled[(image * pooledSide + i) * pooledSide + j]
          // One rounding to Float of a number below 1, and 784 roundings to Double.
          #expect(abs(Double(found) - mean) < 6e-8, "image \(image), row \(i), column \(j): \(found), \(mean)")
        }
      }
    }
  }

  @Test(arguments: [-1, 0, 3, 5, 27, 56])
  func sizeThatDoesNotTile(size: Int) {
    let error = #expect(throws: Fault.self) { _ = try MeanPooling.pool(noise(784), side: 28, by: size) }
    #expect(error?.description == "pool is \(size), but must be one of 1, 2, 4, 7, 14, 28")
  }
}
