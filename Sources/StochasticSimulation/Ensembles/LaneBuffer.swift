import SimulationKernels

/// Memory for kernels, aligned to 64 bytes and filled from the start.
final class LaneBuffer<Element: BitwiseCopyable> {
  let count: Int
  let pointer: UnsafeMutablePointer<Element>

  init(_ count: Int, zero: Element) {
    self.count = max(count, 1)
    let raw = UnsafeMutableRawPointer.allocate(byteCount: self.count * MemoryLayout<Element>.stride, alignment: 64)
    pointer = raw.bindMemory(to: Element.self, capacity: self.count)
    pointer.initialize(repeating: zero, count: self.count)
  }

  convenience init(_ elements: [Element], zero: Element, padTo count: Int) {
    self.init(max(count, elements.count), zero: zero)
    for (index, element) in elements.enumerated() { pointer[index] = element }
  }

  deinit { pointer.deallocate() }

  subscript(index: Int) -> Element {
    get { pointer[index] }
    set { pointer[index] = newValue }
  }
}

/// Replicates that a kernel advances together, one a lane.
let laneCount = Int(NSK_LANES)

/// The keys of 16 consecutive replicates, the first of which is number `first`.
func laneKeys(seed: UInt64, purpose: RandomPurpose, schedule: String, first: Int) -> [UInt64] {
  (0..<laneCount).map {
    RandomAddress(seed: seed, purpose: purpose, schedule: schedule, replicate: first + $0).key
  }
}
