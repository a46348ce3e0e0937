import Descriptions
import Testing

@testable import StochasticSimulation

@Suite struct KernelVariantTests {
  @Test func everyProcessorRunsTheBaseline() {
    #expect(KernelVariant.baseline.isSupported)
    #expect(KernelVariant.widest.isSupported)
  }

  @Test func theWidestUnlessOneIsNamed() throws {
    #expect(try KernelVariant.chosen(environment: [:]) == .widest)
    #expect(try KernelVariant.chosen(environment: ["NOISE_SIM_KERNELS": ""]) == .widest)
    for variant in KernelVariant.supported {
      #expect(try KernelVariant.chosen(environment: ["NOISE_SIM_KERNELS": variant.rawValue]) == variant)
    }
  }

  @Test func anUnknownNameIsAnErrorThatNamesTheAllowed() {
    let allowed = KernelVariant.supported.map(\.rawValue).joined(separator: ", ")
    #expect(
      throws: Fault("NOISE_SIM_KERNELS", "AVX2", allowed: "one of \(allowed) on this processor", kind: .usage)
    ) {
      try KernelVariant.chosen(environment: ["NOISE_SIM_KERNELS": "AVX2"])
    }
  }
}
