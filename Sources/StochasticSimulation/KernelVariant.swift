import Descriptions
import Foundation
import SimulationKernels

/// The instruction set that the inner loops use. All of them give the same bytes.
public enum KernelVariant: String, Sendable, CaseIterable {
  /// `baseline` runs on every processor of its kind; `avx2` (with FMA) and `avx512` on those of x86-64 that have them.
  case baseline, avx2, avx512

  /// Whether this processor can run it.
  public var isSupported: Bool { nsk_variant_supported(raw) != 0 }

  var raw: nsk_variant {
    switch self {
    case .baseline: NSK_BASELINE
    case .avx2: NSK_AVX2
    case .avx512: NSK_AVX512
    }
  }

  /// The widest variant that this processor supports.
  public static let widest: KernelVariant = allCases.last { $0.isSupported } ?? .baseline

  /// The variant that the environment variable NOISE_SIM_KERNELS names, or the widest.
  /// - Throws: ``/Descriptions/Fault`` for an unknown name or one that this processor cannot run.
  public static func chosen(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Fault) -> KernelVariant {
    guard let name = environment["NOISE_SIM_KERNELS"], !name.isEmpty else { return widest }
    guard let variant = KernelVariant(rawValue: name), variant.isSupported else {
      let allowed = allCases.filter(\.isSupported).map(\.rawValue).joined(separator: ", ")
      throw Fault("NOISE_SIM_KERNELS", name, allowed: "one of \(allowed) on this processor", kind: .usage)
    }
    return variant
  }
}
