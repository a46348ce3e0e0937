import Foundation
import Report

@testable import noise_sim

/// What is said of an input that is refused.
enum Sentences {
  /// One sentence of a bearable length, in words and not in the notation of a program.
  /// - Throws: The finding, where it is none.
  static func check(_ error: any Error) throws {
    try check(Failure(error).description)
  }

  static func check(_ sentence: String) throws {
    let shown = sentence.visible
    func isSound() -> Bool {
      !sentence.isEmpty && sentence.contains(where: \.isLetter) && sentence.utf8.count < 20_000
        && !shown.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.properties.isBidiControl }
        && !["Optional(", "Error Domain", "NSCocoa", "Error.", "operation couldn’t be"].contains(
          where: sentence.contains)
    }
    try FuzzFinding.unless(isSound(), "this is no sentence for a user: \(shown)")
  }

  /// That every number of a text is one.
  static func checkNumbers(_ csv: String) throws {
    let words = csv.split(whereSeparator: { ",\n".contains($0) })
    let wrong = words.first { ["nan", "-nan", "inf", "-inf"].contains($0) }
    try FuzzFinding.unless(wrong == nil, "\(wrong ?? "") stands in a table:\n\(csv.prefix(2000))")
  }
}
