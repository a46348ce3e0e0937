import Descriptions
import Foundation
import Synchronization
import TestSupport
import Testing

/// Tries inputs of a kind one after another.
///
/// A trap ends the whole process: a small file in the temporary folder, named on standard error, then still has the input that was
/// under way. An input that takes more than a minute ends it too, after it has been printed.
struct FuzzLoop<Target: FuzzTarget>: ~Copyable {
  private let settings = FuzzSettings.shared
  private let watch = FuzzWatch(Target.name)
  private var counts: (accepted: Int, refused: Int) = (0, 0)
  private var failures = 0
  private var slowest: (seconds: Double, seed: UInt64) = (0, 0)

  /// All inputs of the target, or the one that the environment names.
  static func run() throws {
    let only = FuzzSettings.shared.only
    guard only == nil || only?.kind == Target.name else { return }
    var loop = FuzzLoop()
    try loop.run()
  }

  private mutating func run() throws {
    if let only = settings.only {
      var random = SeededGenerator(only.seed)
      FuzzWatch.say(Target.shown(Target.input(&random)))
      attempt(only.seed)
      return
    }
    var seeds = SeededGenerator(settings.seed ^ number(of: Target.name))
    let count = Int(Double(settings.inputs) * Target.share)
    for _ in 0..<count {
      // A few are enough to see what is wrong.
      guard failures < 10 else { break }
      attempt(seeds.next())
    }
    if settings.isTalkative {
      FuzzWatch.say(
        "fuzz: \(Target.name): \(counts.accepted + counts.refused) inputs, \(counts.accepted) accepted, \(counts.refused) refused, "
          + "\(failures) failed; the slowest, \(Target.name):\(slowest.seed), took \(slowest.seconds) s")
    }
    // A kind of which all is refused, or nothing, tries less than it says.
    if count >= 1000 { #expect(counts.accepted > count / 50 && counts.refused > count / 50, "\(counts)") }
  }

  private mutating func attempt(_ seed: UInt64) {
    watch.begin(seed)
    var random = SeededGenerator(seed)
    let input = Target.input(&random)
    watch.show { Target.shown(input) }
    let start = ContinuousClock.now
    do {
      switch try Target.check(input) {
      case .accepted: counts.accepted += 1
      case .refused: counts.refused += 1
      }
    } catch {
      failures += 1
      Issue.record(
        "NOISE_SIM_FUZZ_INPUT=\(Target.name):\(seed)\n\(error)\n\(Target.shown(input).shortened(to: 2000))")
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if seconds > slowest.seconds { slowest = (seconds, seed) }
  }
}

/// A number of a name, so that kinds do not share their seeds.
private func number(of name: String) -> UInt64 {
  name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
