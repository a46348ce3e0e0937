import Foundation

/// Something that is timed: set up by its initialiser, timed by `run`.
protocol Case: Sendable {
  /// Takes its options out of `options`.
  init(_ options: inout Options) throws
  /// What one run amounts to: how many of `unit`.
  var work: Double { get }
  static var unit: String { get }
  /// One run. What it computed, for comparison with other programs.
  func run() throws -> Outcome?
}

/// A computed number with its standard error over replicates.
struct Outcome {
  var value, standardError: Double
}

/// What is printed for a measurement: one line of JSON.
struct Measurement: Encodable {
  /// Seconds of one run by the clock, and of the processor over all threads.
  var seconds, processorSeconds: Double
  var work: Double
  var unit: String
  var value, standardError: Double?
  /// The most memory that the process has used so far, bytes.
  var memory: Int

  /// Runs until a fixed time has passed, at least once, and takes the mean.
  init<C: Case>(_ measured: C) throws {
    let clock = ContinuousClock()
    var (outcome, runs): (Outcome?, Int) = (nil, 0)
    let processorStart = Self.processorTime()
    let start = clock.now
    repeat {
      outcome = try measured.run()
      runs += 1
    } while start.duration(to: clock.now) < Self.shortest
    seconds = start.duration(to: clock.now) / .seconds(1) / Double(runs)
    processorSeconds = (Self.processorTime() - processorStart) / Double(runs)
    (work, unit) = (measured.work, C.unit)
    (value, standardError) = (outcome?.value, outcome?.standardError)
    memory = Self.peakMemory()
  }

  private static let shortest = Duration.milliseconds(300)

  private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private static func peakMemory() -> Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #endif
  }
}
