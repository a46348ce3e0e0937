import TestSupport

/// Streams of gzip, whole, cut, flipped, followed by something, and such that hold far more than they are long.
package enum GzipStreams {
  /// The bytes, and what they hold where they are whole.
  package static func stream(_ random: inout SeededGenerator) -> (bytes: [UInt8], content: [UInt8]?) {
    var (bytes, content): ([UInt8], [UInt8]) = ([], [])
    for _ in 0..<random.integer(1...2) {
      if random.chance(0.2) {
        let count = random.pick([0, 1, 100, 3000])
        bytes += DataFiles.bomb(count)
        content += [UInt8](repeating: 0, count: 1 + 258 * count)
      } else {
        let member = (0..<random.pick([0, 1, 10, 200, 70_000])).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        bytes += DataFiles.gzip(member)
        content += member
      }
    }
    switch random.integer(0...4) {
    case 0: return (bytes, content)
    case 1: return (Array(bytes.prefix(random.integer(0...bytes.count))), nil)
    case 2:
      let bit = random.integer(0...8 * bytes.count - 1)
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      return (bytes, nil)
    case 3: return (bytes + [UInt8](repeating: 0, count: random.integer(1...4)), nil)
    default: return (ByteMutation.changed(bytes, putting: ["\u{1F}"], &random), nil)
    }
  }
}
