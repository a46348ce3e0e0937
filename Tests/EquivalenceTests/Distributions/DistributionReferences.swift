import Foundation

/// The numbers of References/distributions.json, correctly rounded, made by References/distributions.py; normal where the degrees of freedom are ∞.
struct DistributionReferences {
  struct Case {
    var degreesOfFreedom, argument, value: Double
  }

  /// t > 0 and P(T > t).
  var upperTails: [Case]

  /// P(T > t) and t > 0.
  var upperQuantiles: [Case]

  static func read() throws -> DistributionReferences {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("References/distributions.json")
    let lists = try JSONDecoder().decode([String: [[Number]]].self, from: Data(contentsOf: file))
    func cases(_ name: String) -> [Case] {
      lists[name, default: []].map {
        Case(degreesOfFreedom: $0[0].value, argument: $0[1].value, value: $0[2].value)
      }
    }
    return DistributionReferences(upperTails: cases("upperTails"), upperQuantiles: cases("upperQuantiles"))
  }

  /// A number, or the text `inf`.
  private struct Number: Decodable {
    var value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        guard try container.decode(String.self) == "inf" else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither a number nor inf")
        }
        value = .infinity
      }
    }
  }
}
