import ArgumentParser
import Equivalence

/// `--require-equivalence`: the exit code says whether every verdict of a region is `equivalent`.
enum RequiredEquivalence: String, ExpressibleByArgument, CaseIterable {
  case settled, whole

  static let option = "--require-equivalence"

  /// The option may stand without a value, which then is `settled`.
  static func withValue(_ arguments: [String]) -> [String] {
    arguments.indices.map { index in
      guard arguments[index] == option, !arguments[..<index].contains("--") else { return arguments[index] }
      let hasValue = index + 1 < arguments.count && Self(rawValue: arguments[index + 1]) != nil
      return hasValue ? option : "\(option)=\(settled)"
    }
  }

  /// - Throws: `ExitCode` 1 where a verdict is missing or another one, after saying so.
  func check(_ verdicts: [Verdict]) throws {
    let asked = verdicts.filter { $0.region.rawValue == rawValue }
    let unproven = asked.count { $0.kind != .equivalent }
    guard asked.isEmpty || unproven > 0 else { return }
    let found =
      switch unproven {
      case 0: "there is no verdict of the region '\(self)', but equivalence is required"
      case 1: "1 verdict of the region '\(self)' is not 'equivalent'"
      default: "\(unproven) verdicts of the region '\(self)' are not 'equivalent'"
      }
    StandardError.write("noise-sim: " + found)
    throw ExitCode(1)
  }
}
