import SimulationKernels
import Synchronization

/// The second moments of consecutive modes of a quadratic, in tiles of 32 that a kernel steps one after another.
final class MomentTiles: Sendable {
  static let tileSize = Int(NSK_MOMENT_TILE)

  private struct Buffers {
    let tiles: Int
    let curvature, variance, state: LaneBuffer<Double>

    func advance(_ steps: [nsk_moment_step], records: Int, variant: KernelVariant) -> [Double] {
      let lanes = Int(NSK_MOMENT_LANES)
      let sums = LaneBuffer<Double>(records * lanes, zero: 0)
      let size = Int(NSK_MOMENT_WORKSPACE) * MemoryLayout<Double>.stride
      withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { workspace in
        nsk_moments(
          variant.raw, Int64(tiles), curvature.pointer, variance.pointer, steps, Int64(steps.count), state.pointer,
          sums.pointer, workspace.bindMemory(to: Double.self).baseAddress)
      }
      return (0..<records).map { record in (0..<lanes).reduce(0) { $0 + sums[record * lanes + $1] } }
    }
  }

  private let buffers: Mutex<Buffers>

  /// At the start: E w² of the problem, v at rest. `modes` starts at a multiple of the tile size.
  init(_ problem: QuadraticProblem, modes: Range<Int>) {
    let tiles = (modes.count + Self.tileSize - 1) / Self.tileSize
    let start = problem.initialMean * problem.initialMean + problem.initialVariance
    let state = LaneBuffer<Double>(tiles * Int(NSK_MOMENT_STATE), zero: 0)
    for place in 0..<modes.count {
      state[place / Self.tileSize * Int(NSK_MOMENT_STATE) + place % Self.tileSize] = start
    }
    buffers = Mutex(
      Buffers(
        tiles: tiles,
        curvature: LaneBuffer(Array(problem.curvature[modes]), zero: 0, padTo: tiles * Self.tileSize),
        variance: LaneBuffer(Array(problem.gradientVariance[modes]), zero: 0, padTo: tiles * Self.tileSize),
        state: state))
  }

  /// Carries out the steps; ½ Σ h E w² over the modes at each of the `records` steps that record.
  func advance(_ steps: [nsk_moment_step], records: Int, variant: KernelVariant) -> [Double] {
    buffers.withLock { $0.advance(steps, records: records, variant: variant) }
  }

  /// The moments of one mode, as they are now.
  func moments(of mode: Int) -> SecondMoments {
    buffers.withLock { buffers in
      let place = mode / Self.tileSize * Int(NSK_MOMENT_STATE) + mode % Self.tileSize
      return SecondMoments(
        ww: buffers.state[place], wv: buffers.state[place + Self.tileSize], vv: buffers.state[place + 2 * Self.tileSize]
      )
    }
  }
}
