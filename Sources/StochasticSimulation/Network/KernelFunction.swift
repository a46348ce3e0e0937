import SimulationKernels

/// The elementary functions of the kernels, which they make for themselves so that all variants give the same bytes.
enum KernelFunction: CaseIterable {
  case tanh, exp, log

  func callAsFunction(_ values: [Float], variant: KernelVariant) -> [Float] {
    let count = (values.count + 15) / 16 * 16
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 16) * 4, alignment: 64)
    defer { memory.deallocate() }
    let padded = memory.initializeMemory(as: Float.self, repeating: 1, count: count)
    for (index, value) in values.enumerated() { padded[index] = value }
    let function = [KernelFunction.tanh: NSK_TANH, .exp: NSK_EXP, .log: NSK_LOG][self]!
    nsk_network_apply(variant.raw, function, padded, count)
    return (0..<values.count).map { padded[$0] }
  }
}
