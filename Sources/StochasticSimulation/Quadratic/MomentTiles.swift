import SimulationKernels
import Synchronization

/// The second moments of consecutive modes of a quadratic, in tiles of 32 that a kernel steps one after another.
final class MomentTiles: Sendable {
  static let tileSize = Int(NSK_MOMENT_TILE)

  /// What kernels work on.
  struct Buffers {
    let tiles: Int
    /// Doubles of a tile's state.
    let stateSize: Int
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

    private func place(of mode: Int) -> Int { mode / tileSize * stateSize + mode % tileSize }
  }

  /// How many modes there are.
  let count: Int
  private let buffers: Mutex<Buffers>

  /// At the start: E w² of the problem, v at rest. `modes` starts at a multiple of the tile size. Each has `rows` moments, E w²,
  /// E wv and E v² first, in twice the digits.
  init(_ problem: QuadraticProblem, modes: Range<Int>, rows: Int = 3) {
    let tiles = (modes.count + Self.tileSize - 1) / Self.tileSize
    let stateSize = 2 * rows * Self.tileSize
    let all = Buffers(
      tiles: tiles, stateSize: stateSize,
      curvature: LaneBuffer(Array(problem.curvature[modes]), zero: 0, padTo: tiles * Self.tileSize),
      variance: LaneBuffer(Array(problem.gradientVariance[modes]), zero: 0, padTo: tiles * Self.tileSize),
      state: LaneBuffer(tiles * stateSize, zero: 0))
    let start = problem.initialMean * problem.initialMean + problem.initialVariance
    for mode in 0..<modes.count { all[mode] = SecondMoments(ww: start, wv: 0, vv: 0) }
    count = modes.count
    buffers = Mutex(all)
  }

  /// All modes of a problem. How they are shared out follows from their number alone, so that threads change no sum.
  static func parts(of problem: QuadraticProblem, rows: Int = 3) -> [MomentTiles] {
    let tiles = (problem.modes + tileSize - 1) / tileSize
    let share = (tiles + 255) / 256 * tileSize
    return stride(from: 0, to: problem.modes, by: share).map { first in
      MomentTiles(problem, modes: first..<min(first + share, problem.modes), rows: rows)
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

  /// The same for a body that needs a workspace of so many doubles.
  func sums(
    of records: Int, workspace size: Int,
    _ body: (Buffers, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    sums(of: records) { buffers, sums in
      withUnsafeTemporaryAllocation(byteCount: size * MemoryLayout<Double>.stride, alignment: 64) { workspace in
        body(buffers, sums, workspace.bindMemory(to: Double.self).baseAddress!)
      }
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

extension QuadraticProblem {
  /// How many modes the closed forms step: whole tiles.
  public var steppedModes: Int { (modes + MomentTiles.tileSize - 1) / MomentTiles.tileSize * MomentTiles.tileSize }
}
