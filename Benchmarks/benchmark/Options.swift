import NoiseScale
import StochasticSimulation

/// The `key=value` arguments of a case. Every key must be used by the case.
struct Options {
  private var values: [String: String] = [:]

  init(_ arguments: some Sequence<String>) throws {
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw UsageError("'\(argument)' is not key=value") }
      values[parts[0]] = parts[1]
    }
  }

  mutating func text(_ key: String, _ fallback: String) -> String { values.removeValue(forKey: key) ?? fallback }

  mutating func integer(_ key: String, _ fallback: Int) throws -> Int {
    guard let text = values.removeValue(forKey: key) else { return fallback }
    guard let value = Int(text), value >= 0 else { throw UsageError("\(key)=\(text), but must be an integer ≥ 0") }
    return value
  }

  mutating func number(_ key: String, _ fallback: Double) throws -> Double {
    guard let text = values.removeValue(forKey: key) else { return fallback }
    guard let value = Double(text) else { throw UsageError("\(key)=\(text), but must be a number") }
    return value
  }

  mutating func variant() throws -> KernelVariant {
    guard let text = values.removeValue(forKey: "variant") else { return .widest }
    guard let variant = KernelVariant(rawValue: text), variant.isSupported else {
      throw UsageError("variant=\(text) is unknown or cannot run on this processor")
    }
    return variant
  }

  mutating func sampling() throws -> Sampling {
    let text = text("sampling", Sampling.withReplacement.rawValue)
    guard let sampling = Sampling(rawValue: text) else { throw UsageError("sampling=\(text) is unknown") }
    return sampling
  }

  func requireAllUsed() throws {
    if let key = values.keys.min() { throw UsageError("this case has no option '\(key)'") }
  }
}

struct UsageError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
