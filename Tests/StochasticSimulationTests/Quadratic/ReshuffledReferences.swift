import Foundation

/// The numbers of References/reshuffled-moments.json, made by References/reshuffled_moments.py.
struct ReshuffledReferences: Decodable {
  /// One mode of gradient variance 1 from 0; E w² at each of the epochs `at`.
  struct Run: Decodable {
    var optimizer: String
    var momentum, learningRate, curvature, batchSize: Double
    var trainingSet: Int
    var epochs: Double
    var at, squares: [Double]
  }
  var runs: [Run]

  static func read() throws -> ReshuffledReferences {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("References/reshuffled-moments.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}
