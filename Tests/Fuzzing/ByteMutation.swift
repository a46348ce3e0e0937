import TestSupport

/// Changes bytes in a few places: flipped, cut, doubled, put in.
package enum ByteMutation {
  /// The bytes with one to four changes.
  package static func changed(
    _ original: [UInt8], putting pieces: [String], _ random: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = original
    for _ in 0..<random.integer(1...4) {
      let index = random.integer(0...bytes.count)
      let end = min(bytes.count, index + random.integer(1...(random.chance(0.2) ? 400 : 8)))
      switch random.integer(0...7) {
      case 0 where index < bytes.count: bytes[index] ^= 1 << UInt8(random.integer(0...7))
      case 1 where index < bytes.count: bytes[index] = UInt8(random.integer(0...255))
      case 2: bytes.removeSubrange(index..<end)
      case 3: bytes.insert(contentsOf: bytes[index..<end], at: index)
      case 4 where random.chance(0.3): bytes.removeSubrange(index...)
      case 5 where !pieces.isEmpty: bytes.replaceSubrange(index..<end, with: random.pick(pieces).utf8)
      default: bytes.insert(contentsOf: pieces.isEmpty ? [0] : Array(random.pick(pieces).utf8), at: index)
      }
    }
    return bytes
  }
}
