import StochasticSimulation

/// How fast a present-day server core is: round numbers, measured.
struct WorkRates {
  /// A network's multiplications and additions a second.
  let operations: Double
  /// Seconds beside them: an example, an update, and a parameter that it changes, each of one replicate.
  let example, networkUpdate, parameter: Double
  /// A Gaussian number of a quadratic's mode.
  let draw: Double
  /// Second moments of a mode: one update, a power of updates.
  let single, power: Double
  /// An update of a group of replicates, whatever the modes.
  let update = 10e-9
  /// An update whose hyper-parameters follow a law.
  let layingOut = 130e-9

  /// What a group of replicates takes beside its updates.
  static let group = 45e-6

  static func of(_ variant: KernelVariant) -> WorkRates {
    switch variant {
    case .avx512:
      WorkRates(
        operations: 115e9, example: 18e-9, networkUpdate: 60e-9, parameter: 0.12e-9, draw: 0.45e-9, single: 0.35e-9,
        power: 3e-9)
    case .avx2:
      WorkRates(
        operations: 60e9, example: 30e-9, networkUpdate: 80e-9, parameter: 0.15e-9, draw: 0.8e-9, single: 0.7e-9,
        power: 5e-9)
    case .baseline:
      WorkRates(
        operations: 2e9, example: 100e-9, networkUpdate: 150e-9, parameter: 0.4e-9, draw: 1.5e-9, single: 1.5e-9,
        power: 10e-9)
    }
  }

  /// The process itself with its libraries, and each thread.
  static let (processBytes, threadBytes) = (31e6, 1.5e6)
  /// Of a network's parameter: weights, velocity, squares and gradient of the replicates that are advanced together.
  static let parameterBytes = 150.0

  /// A recorded point in memory, in tables and in files: seconds and bytes. Points with intervals and gaps take longer.
  static let point = WorkEstimate(seconds: 14e-6, bytes: 480)
  static let simulatedPoint = WorkEstimate(seconds: 40e-6, bytes: 700)
  static let gap = WorkEstimate(seconds: 15e-6, bytes: 110)
  /// A picture.
  static let picture = WorkEstimate(seconds: 0.15, bytes: 0)
  /// A value of a replicate, as a number and as a row of a table and of its file.
  static let keptValueBytes = 500.0
}
