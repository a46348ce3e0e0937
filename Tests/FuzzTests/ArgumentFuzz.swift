import ArgumentParser
import Foundation
import Fuzzing
import TestSupport

@testable import noise_sim

/// Command lines, taken apart and checked as the command does, without what it then does.
enum ArgumentFuzz: FuzzTarget {
  static let name = "arguments"
  static let share = 0.2

  static func input(_ random: inout SeededGenerator) -> [String] {
    ArgumentLists.arguments(files: ["a.yaml", "b.csv", "", "-"], &random)
  }

  static func shown(_ input: [String]) -> String { "\(input)" }

  static func check(_ input: [String]) throws -> FuzzOutcome {
    do {
      _ = try NoiseSim.parseAsRoot(RequiredEquivalence.withValue(input))
      return .accepted
    } catch {
      let code = NoiseSim.exitCode(for: error).rawValue
      try FuzzFinding.unless([0, 64].contains(code), "it ends with \(code)")
      let message = NoiseSim.fullMessage(for: error)
      try FuzzFinding.unless(!message.isEmpty || code == 0, "nothing is said")
      return .refused
    }
  }
}
