import ArgumentParser
import Equivalence

/// `--require-equivalence`: the exit code says whether every verdict of a region is `equivalent`.
enum RequiredEquivalence: String, ExpressibleByArgument, CaseIterable {
  /// What the option asks for where it names no region.
  case settledAndFinal = "settled-and-final"
  case final, settled, whole

  static let option = "--require-equivalence"
  static let valueName = "final|settled|whole"
  static let meaning =
    "Exit with 1 unless every verdict of the region is 'equivalent'; those of settled and of final if none is named."

  var regions: [Region] {
    switch self {
    case .settledAndFinal: [.settled, .final]
    case .final: [.final]
    case .settled: [.settled]
    case .whole: [.whole]
    }
  }

  /// The option may stand without a value, which then is `settled-and-final`.
  static func withValue(_ arguments: [String]) -> [String] {
    arguments.indices.map { index in
      guard arguments[index] == option, !arguments[..<index].contains("--") else { return arguments[index] }
      let hasValue = index + 1 < arguments.count && Self(rawValue: arguments[index + 1]) != nil
      return hasValue ? option : "\(option)=\(settledAndFinal.rawValue)"
    }
  }

  /// - Parameter uncompared: How many metrics could not be compared at all.
  /// - Throws: `ExitCode` 1 where a verdict is missing or another one, after saying so.
  func check(_ verdicts: [Verdict], uncompared: Int = 0) throws {
    var found = regions.compactMap { region -> String? in
      let asked = verdicts.filter { $0.region == region }
      let unproven = asked.count { $0.kind != .equivalent }
      guard asked.isEmpty || unproven > 0 else { return nil }
      return switch unproven {
      case 0: "there is no verdict of the region '\(region)', but equivalence is required"
      case 1: "1 verdict of the region '\(region)' is not 'equivalent'"
      default: "\(unproven) verdicts of the region '\(region)' are not 'equivalent'"
      }
    }
    if uncompared > 0 { found.append("\(uncompared) of the curves could not be compared") }
    guard !found.isEmpty else { return }
    StandardError.write("noise-sim: " + found.joined(separator: "; "))
    throw ExitCode(1)
  }
}
