import Elementary

extension NetworkProblem {
  /// The parameters a replicate starts with, in the order of the kernels: layer by layer weights [unit][input], biases.
  ///
  /// Weight i of layer l is a standard normal deviate by Box and Muller from the random bits at position (i, l) of
  /// `address`, times √(1/fan-in) (tanh) or √(2/fan-in) (ReLU).
  func initialParameters(_ address: RandomAddress) -> [Float] {
    guard !hidden.isEmpty else { return Array(repeating: 0, count: parameterCount) }
    var parameters: [Float] = []
    parameters.reserveCapacity(parameterCount)
    for (layer, (inputs, units)) in zip(widths, widths.dropFirst()).enumerated() {
      let deviation = (Double(activation == .tanh ? 1 : 2) / Double(inputs)).squareRoot()
      for weight in 0..<inputs * units {
        parameters.append(Float(deviation * normal(address.block(UInt64(weight), UInt32(layer)))))
      }
      parameters.append(contentsOf: repeatElement(0, count: units))
    }
    return parameters
  }

  /// √(−2 ln u) cos 2πv with u, v uniform in (0, 1) to 2⁻⁵³.
  private func normal(_ bits: SIMD4<UInt32>) -> Double {
    func uniform(_ low: UInt32, _ high: UInt32) -> Double {
      let word = UInt64(high) << 32 | UInt64(low)
      return (Double(word >> 12) + 0.5) * 0x1p-52
    }
    return (-2 * Double.log(uniform(bits[0], bits[1]))).squareRoot() * .cos(2 * .pi * uniform(bits[2], bits[3]))
  }
}
