import Foundation
import NoiseScale

/// The numbers of References/exact-moments.json, made by References/exact_moments.py.
struct ExactMomentReferences: Decodable {
  /// One mode from E w² = 1, E wu = E u² = 0; moments after each of `counts` updates.
  struct Case: Decodable {
    var optimizer: String
    var momentum, learningRate, curvature, gradientVariance: Double
    var noise: String
    var ww, wu, uu: [Double]
  }
  /// One mode through several stages of [epochs, learning rate, batch size, momentum]; losses at the end of each.
  struct LongRun: Decodable {
    var optimizer: String
    var stages: [[Double]]
    var curvature, gradientVariance: Double
    var losses: [Double]
  }
  var counts: [Int]
  var trainingSet: Int
  var cases: [Case]
  var longRuns: [LongRun]

  static func read() throws -> ExactMomentReferences {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("References/exact-moments.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}
