import SimulationKernels
import Synchronization

/// The second moments of consecutive modes of a quadratic, in tiles of 32 that a kernel steps one after another.
final class MomentTiles: Sendable {
  static let tileSize = Int(NSK_MOMENT_TILE)

  /// What kernels work on.
  struct Buffers {
    let tiles: Int
    let curvature, variance, state: LaneBuffer<Double>

    /// The moments of a mode, rounded to doubles.
    subscript(mode: Int) -> SecondMoments {
      get {
        let place = place(of: mode)
        return SecondMoments(ww: state[place], wv: state[place + tileSize], vv: state[place + 2 * tileSize])
      }
      nonmutating set {
        let place = place(of: mode)
        (state[place], state[place + tileSize], state[place + 2 * tileSize]) = (newValue.ww, newValue.wv, newValue.vv)
      }
    }

    private func place(of mode: Int) -> Int { mode / tileSize * Int(NSK_MOMENT_STATE) + mode % tileSize }
  }

  /// How many modes there are.
  let count: Int
  private let buffers: Mutex<Buffers>

  /// At the start: E w² of the problem, v at rest. `modes` starts at a multiple of the tile size.
  init(_ problem: QuadraticProblem, modes: Range<Int>) {
    let tiles = (modes.count + Self.tileSize - 1) / Self.tileSize
    let all = Buffers(
      tiles: tiles,
      curvature: LaneBuffer(Array(problem.curvature[modes]), zero: 0, padTo: tiles * Self.tileSize),
      variance: LaneBuffer(Array(problem.gradientVariance[modes]), zero: 0, padTo: tiles * Self.tileSize),
      state: LaneBuffer(tiles * Int(NSK_MOMENT_STATE), zero: 0))
    let start = problem.initialMean * problem.initialMean + problem.initialVariance
    for mode in 0..<modes.count { all[mode] = SecondMoments(ww: start, wv: 0, vv: 0) }
    count = modes.count
    buffers = Mutex(all)
  }

  /// All modes of a problem. How they are shared out follows from their number alone, so that threads change no sum.
  static func parts(of problem: QuadraticProblem) -> [MomentTiles] {
    let tiles = (problem.modes + tileSize - 1) / tileSize
    let share = (tiles + 255) / 256 * tileSize
    return stride(from: 0, to: problem.modes, by: share).map { first in
      MomentTiles(problem, modes: first..<min(first + share, problem.modes))
    }
  }

  /// Runs `body` on the buffers and adds up the 8 lanes of each of the `records` sums that it makes.
  func sums(of records: Int, _ body: (Buffers, UnsafeMutablePointer<Double>) -> Void) -> [Double] {
    let lanes = Int(NSK_MOMENT_LANES)
    return buffers.withLock { buffers in
      let sums = LaneBuffer<Double>(records * lanes, zero: 0)
      body(buffers, sums.pointer)
      return (0..<records).map { record in (0..<lanes).reduce(0) { $0 + sums[record * lanes + $1] } }
    }
  }

  /// The moments of one mode, as they are now.
  subscript(mode: Int) -> SecondMoments { buffers.withLock { $0[mode] } }
}

extension [MomentTiles] {
  /// Runs `body` for every part, which gives `records` sums each, and adds them up over the parts in order.
  func sums(of records: Int, threads: Int, _ body: @Sendable (Int, MomentTiles) -> [Double]) -> [Double] {
    let sums = WorkQueue.map(count, threads: threads) { part in body(part, self[part]) }
    return (0..<records).map { record in sums.reduce(0) { $0 + $1[record] } }
  }
}
