import SimulationKernels

/// The elementary functions of the kernels, which they make for themselves so that all variants give the same bytes.
enum KernelFunction: CaseIterable {
  case tanh, exp, log

  func callAsFunction(_ values: [Float], variant: KernelVariant) -> [Float] {
    let lanes = NetworkLanes.count
    let blocks = (values.count + lanes - 1) / lanes
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(blocks, 1) * lanes * 4, alignment: 64)
    defer { memory.deallocate() }
    let padded = memory.initializeMemory(as: Float.self, repeating: 1, count: blocks * lanes)
    for (index, value) in values.enumerated() { padded[index] = value }
    let function = [KernelFunction.tanh: NSK_TANH, .exp: NSK_EXP, .log: NSK_LOG][self]!
    nsk_network_apply(variant.raw, function, padded, blocks)
    return (0..<values.count).map { padded[$0] }
  }
}
