import Foundation

/// A PDF as gnuplot writes it, without what differs from one drawing to the next.
enum PDFBytes {
  /// The bytes with spaces over the date and the name of the library that drew it: nothing moves, so that the offsets in the file
  /// remain true.
  static func undated(_ data: Data) -> Data {
    var data = data
    for key in ["/CreationDate", "/ModDate", "/Producer"] {
      var start = data.startIndex
      while let found = data.range(of: Data("\(key) (".utf8), in: start..<data.endIndex) {
        guard let end = closing(data, from: found.upperBound) else { break }
        data.replaceSubrange(found.lowerBound...end, with: repeatElement(0x20, count: end - found.lowerBound + 1))
        start = end
      }
    }
    return data
  }

  /// Where the parenthesis that is open at a place is closed: others may stand in between, in pairs or behind a backslash.
  private static func closing(_ data: Data, from start: Data.Index) -> Data.Index? {
    var depth = 1
    var isEscaped = false
    for index in start..<data.endIndex {
      let byte = data[index]
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}
