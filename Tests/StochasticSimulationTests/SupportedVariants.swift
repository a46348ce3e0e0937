@testable import StochasticSimulation

extension KernelVariant {
  /// The variants that this processor runs.
  static let supported = allCases.filter(\.isSupported)
}
