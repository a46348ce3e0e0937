import Dispatch
import SimulationKernels
import StochasticSimulation

/// The Gaussians of ``GaussianCase`` and nothing else: what remains of its time is spent on the updates.
struct DrawsCase: Case {
  static let unit = "Gaussian"
  let work: Double
  private let modes, replicates, updates, threads: Int
  private let variant: nsk_variant

  init(_ options: inout Options) throws {
    modes = try options.integer("modes", 1000)
    replicates = try options.integer("replicates", 64)
    updates = try options.integer("updates", 4000)
    threads = try options.integer("threads", 1)
    variant = try options.variant().kernels
    work = Double(modes) * Double(replicates) * Double(updates)
  }

  func run() -> Outcome? {
    let groups = replicates / Int(NSK_LANES)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let keys = (0..<Int(NSK_LANES)).map { UInt64(thread) << 32 + UInt64($0) }
      for _ in stride(from: thread, to: groups, by: threads) { draw(keys) }
    }
    return nil
  }

  /// One group of lanes.
  private func draw(_ keys: [UInt64]) {
    withUnsafeTemporaryAllocation(byteCount: Int(NSK_LANES) * 4, alignment: 64) { sums in
      nsk_gaussian_sums(
        variant, keys, 0, Int64(updates), Int64(modes / 4), sums.bindMemory(to: Float.self).baseAddress!)
    }
  }
}

extension KernelVariant {
  /// As the kernels name it.
  var kernels: nsk_variant {
    switch self {
    case .baseline: NSK_BASELINE
    case .avx2: NSK_AVX2
    case .avx512: NSK_AVX512
    }
  }
}
