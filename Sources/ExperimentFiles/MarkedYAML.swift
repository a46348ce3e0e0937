/// A YAML text in which some characters are replaced by marks, so that the parser takes what it cannot deal with for letters.
///
/// - The star of an alias: the parser compares the keys of a mapping by all that their aliases stand for, which may be more than there
///   is time for.
/// - The backslash of `\uD83D\uDE00`, as JSON writes a character above U+FFFF (RFC 8259, section 7): the parser refuses either half.
///
/// A mark is one character in place of one, so that lines and columns stay. What was no alias, or no escape, is put back.
struct MarkedYAML {
  /// What the parser is given.
  let text: String
  private let star, backslash: Unicode.Scalar?

  /// A scalar with its marks understood.
  enum Scalar: Equatable {
    case text(String)
    /// The name of what it stands for.
    case alias(String)
    /// A star without a name.
    case nameless
    /// Half of a character, as it is spelled.
    case half(String)
  }

  /// `nil` where the text has all noncharacters that could be marks.
  init?(_ original: String) {
    let bytes = Array(original.utf8)
    guard bytes.contains(where: { $0 == Self.starByte || $0 == Self.backslashByte }) else {
      (text, star, backslash) = (original, nil, nil)
      return
    }
    guard let marks = Self.freeMarks(in: original) else { return nil }
    (star, backslash) = marks
    var marked: [UInt8] = []
    marked.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case Self.starByte:
        marked += UTF8.encode(marks.star)!
        index += 1
      case Self.backslashByte:
        let run = bytes[index...].prefix { $0 == Self.backslashByte }
        index = run.endIndex
        // Of a run, each pair is a backslash; the last of an odd number begins an escape.
        let isHalf = !run.count.isMultiple(of: 2) && Self.isHalf(bytes[index...].prefix(5))
        marked += isHalf ? run.dropLast() : run
        if isHalf { marked += UTF8.encode(marks.backslash)! }
      default:
        marked.append(bytes[index])
        index += 1
      }
    }
    text = String(decoding: marked, as: UTF8.self)
  }

  /// What a scalar of the parser is.
  func scalar(_ text: String, isPlain: Bool, isDoubleQuoted: Bool) -> Scalar {
    guard let star, let backslash else { return .text(text) }
    if isPlain, text.unicodeScalars.first == star {
      let name = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
      return !name.isEmpty && name.utf8.allSatisfy(Self.isOfName) ? .alias(name) : .nameless
    }
    guard isDoubleQuoted, text.unicodeScalars.contains(backslash) else { return .text(restored(text)) }
    var characters = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let next = rest.popFirst() {
      guard next == backslash else {
        characters.append(next == star ? "*" : next)
        continue
      }
      let high = Self.popUnit(&rest)
      guard high < 0xDC00, rest.first == backslash else { return .half(Self.spelled(high)) }
      rest.removeFirst()
      let low = Self.popUnit(&rest)
      guard low >= 0xDC00, let character = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) else {
        return .half(Self.spelled(high))
      }
      characters.append(character)
    }
    return .text(String(characters))
  }

  /// A text with every mark put back.
  func restored(_ text: String) -> String {
    guard let star, let backslash else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == star ? "*" : $0 == backslash ? "\\" : $0 }))
  }

  private static let (starByte, backslashByte) = (UInt8(ascii: "*"), UInt8(ascii: "\\"))

  /// Two noncharacters that stand nowhere in the text, neither as they are nor by their number.
  private static func freeMarks(in text: String) -> (star: Unicode.Scalar, backslash: Unicode.Scalar)? {
    // An escape such as \U0010FFFE.
    let numbers = text.contains("\\U") ? text.uppercased() : ""
    let free = (1...16).lazy.flatMap { plane in [0xFFFE, 0xFFFF].map { Unicode.Scalar(UInt32(plane << 16 | $0))! } }
      .filter { mark in
        !text.unicodeScalars.contains(mark) && !numbers.contains(String(mark.value, radix: 16, uppercase: true))
      }.prefix(2)
    let marks = Array(free)
    return marks.count == 2 ? (marks[0], marks[1]) : nil
  }

  /// Whether this is `uD800` … `uDFFF`.
  private static func isHalf(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 5, bytes.first == UInt8(ascii: "u"),
      let unit = UInt32(String(decoding: bytes.dropFirst(), as: UTF8.self), radix: 16)
    else { return false }
    return (0xD800...0xDFFF).contains(unit)
  }

  /// The number of the escape whose backslash has been taken.
  private static func popUnit(_ rest: inout Substring.UnicodeScalarView) -> UInt32 {
    let digits = rest.prefix(5).dropFirst()
    rest.removeFirst(min(5, rest.count))
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16) ?? 0
  }

  private static func spelled(_ unit: UInt32) -> String { "\\u" + String(unit, radix: 16) }

  /// The characters of an alias: letters and digits of ASCII, `-`, `_`.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
