import Foundation
import Report

@testable import noise_sim

/// What is said of an input that is refused.
enum Sentences {
  /// One sentence of a bearable length, in words and not in the notation of a program.
  /// - Throws: The finding, where it is none.
  static func check(_ error: any Error) throws {
    let sentence = Failure(error).description
    try FuzzFinding.unless(sentence.utf8.count < 20_000, "this is too long: \(sentence.prefix(500))")
    try check(sentence)
  }

  /// The same of what is said with a result; names in it may be as long as they are.
  static func check(_ sentence: String) throws {
    let shown = sentence.visible
    func isSound() -> Bool {
      !sentence.isEmpty && sentence.contains(where: \.isLetter)
        && !shown.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.properties.isBidiControl }
        && !["Optional(", "Error Domain", "NSCocoa", "Error.", "operation couldn’t be"].contains(
          where: sentence.contains)
    }
    try FuzzFinding.unless(isSound(), "this is no sentence for a user: \(shown.prefix(500))")
  }

  /// That every number of a table is one; `names` are what else stands in it.
  static func checkNumbers(_ csv: String, names: [String]) throws {
    let none = ["nan", "-nan", "inf", "-inf"]
    guard !names.contains(where: { name in none.contains { name.contains($0) } }) else { return }
    let wrong = csv.split(whereSeparator: { ",\n".contains($0) }).first { none.contains(String($0)) }
    try FuzzFinding.unless(wrong == nil, "\(wrong ?? "") stands in a table:\n\(csv.prefix(2000))")
  }
}
