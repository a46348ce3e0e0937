import Foundation

/// How many inputs are tried, and from which seed, as the environment says.
struct FuzzSettings {
  /// Of all kinds together: NOISE_SIM_FUZZ, or as many as take half a minute on two cores.
  var inputs = 30_000
  /// NOISE_SIM_FUZZ_SEED; the same seed gives the same inputs.
  var seed: UInt64 = 1
  /// NOISE_SIM_FUZZ_INPUT=KIND:SEED, as a failure names it: this input alone, whole.
  var only: (kind: String, seed: UInt64)?
  /// Whether the counts of each kind are printed.
  var isTalkative = false

  static let shared = FuzzSettings(ProcessInfo.processInfo.environment)

  init(_ environment: [String: String]) {
    if let text = environment["NOISE_SIM_FUZZ"] {
      guard let count = Int(text), count >= 0 else {
        fatalError("NOISE_SIM_FUZZ is '\(text)', but must be a number of inputs")
      }
      (inputs, isTalkative) = (count, true)
    }
    if let text = environment["NOISE_SIM_FUZZ_SEED"] {
      guard let number = UInt64(text) else {
        fatalError("NOISE_SIM_FUZZ_SEED is '\(text)', but must be an integer ≥ 0")
      }
      seed = number
    }
    if let text = environment["NOISE_SIM_FUZZ_INPUT"] {
      let parts = text.split(separator: ":")
      guard parts.count == 2, let number = UInt64(parts[1]) else {
        fatalError("NOISE_SIM_FUZZ_INPUT is '\(text)', but must be KIND:SEED")
      }
      only = (String(parts[0]), number)
    }
  }
}
