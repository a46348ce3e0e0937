import Compression
import TestSupport

/// Files of data: tables of numbers and classes, and IDX arrays, whole and damaged.
package enum DataFiles {
  /// A table with the columns a, b and c.
  package static func table(_ random: inout SeededGenerator) -> [UInt8] {
    let separator = random.pick([",", ",", ",", ",", ",", ",", ";", "\t"])
    let hostile = random.pick([0, 0, 0.01, 0.1])
    var lines = [["a", "b", "c"]]
    for _ in 0..<random.integer(random.chance(0.1) ? 0...2 : 8...20) {
      lines.append(
        (0..<3).map { column in
          if random.chance(hostile) {
            return random.chance(0.5) ? HostileValues.number(&random) : HostileValues.text(&random)
          }
          return column == 2 ? "\(random.integer(0...2))" : "\(random.uniform(-2, 2))"
        })
    }
    let text = lines.map { $0.map(CurveTables.quoted).joined(separator: separator) + "\n" }.joined()
    guard random.chance(0.3) else { return Array(text.utf8) }
    return ByteMutation.changed(Array(text.utf8), putting: [",", "\"", "\n", ";", "nan", "1e308"], &random)
  }

  /// An IDX array with so many rows; its type, shape and length may be others than it says.
  package static func idx(rows: Int, isLabels: Bool, _ random: inout SeededGenerator) -> [UInt8] {
    let type: UInt8 = isLabels ? 8 : random.pick([8, 8, 8, 9, 11, 12, 13, 14])
    let size = [8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8][type] ?? 1
    let side = random.integer(1...4)
    var shape = [rows]
    if !isLabels { shape += random.pick([[], [side], [side, side], [1, side, 2]]) }
    var bytes: [UInt8] = [0, 0, type, UInt8(shape.count)]
    for dimension in shape { bytes += word(random.chance(0.02) ? random.integer(0...0xFFFF_FFFF) : dimension) }
    bytes += (0..<shape.reduce(size, *)).map { _ in UInt8(random.integer(0...(isLabels ? 2 : 63))) }
    return random.chance(0.25) ? ByteMutation.changed(bytes, putting: [], &random) : bytes
  }

  private static func word(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// A gzip member of stored blocks, or of one block of a byte that repeats, whose checksum is right.
  package static func gzip(_ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = content[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let (length, isLast) = (UInt16(block.count), rest.isEmpty)
      bytes += [isLast ? 1 : 0]
      for number in [length, ~length] { bytes += [UInt8(truncatingIfNeeded: number), UInt8(number >> 8)] }
      bytes += block
    } while !rest.isEmpty
    return bytes + trailer(content)
  }

  /// A gzip member of `256·(count + 1)` zero bytes or so, in a block of fixed codes: some four bits for 258 bytes.
  package static func bomb(_ count: Int) -> [UInt8] {
    var bits: [Bool] = [true, true, false]
    // The byte 0, then `count` copies of length 258 (code 285) at distance 1 (code 0).
    func append(_ code: Int, _ length: Int) {
      for bit in stride(from: length - 1, through: 0, by: -1) { bits.append(code >> bit & 1 == 1) }
    }
    append(0b0011_0000, 8)
    for _ in 0..<count {
      append(0b1100_0101, 8)
      append(0, 5)
    }
    append(0, 7)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    for start in stride(from: 0, to: bits.count, by: 8) {
      bytes.append(
        bits[start..<min(bits.count, start + 8)].enumerated().reduce(0) {
          $0 | ($1.element ? 1 << UInt8($1.offset) : 0)
        })
    }
    return bytes + trailer([UInt8](repeating: 0, count: 1 + 258 * count))
  }

  private static func trailer(_ content: [UInt8]) -> [UInt8] {
    [CRC32(of: content).value, UInt32(content.count)].flatMap { number in
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
  }
}
