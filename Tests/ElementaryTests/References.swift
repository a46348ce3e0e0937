import Foundation

/// A line of References/….txt, made by References/references.py: arguments, and a value as the double nearest to it and a rest.
struct Reference {
  var arguments: [Double]
  var nearest: Double
  /// In last places of `nearest`.
  var rest: Double

  static func read(_ name: String) throws -> [Reference] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("References/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(Reference.init)
  }

  private init(line: Substring) throws {
    let words = line.split(separator: " ")
    let numbers = words.dropLast().compactMap { UInt64($0, radix: 16).map(Double.init(bitPattern:)) }
    guard words.count >= 3, numbers.count == words.count - 1, let units = Int(words[words.count - 1]) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    (arguments, nearest, rest) = (numbers.dropLast(), numbers[numbers.count - 1], Double(units) * 0x1p-20)
  }

  /// How far a result is from the value, in last places.
  func error(of result: Double) -> Double { abs((result - nearest) / nearest.ulp - rest) }
}
