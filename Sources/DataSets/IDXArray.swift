/// An array in the IDX format, the one of MNIST and its relatives.
///
/// The format: two zero bytes, the element type, the number of dimensions, each dimension as a
/// big-endian 32-bit integer, then the elements, last index fastest.
public struct IDXArray: Sendable, Equatable {
  /// What an element is, by its code in the file.
  public enum ElementType: UInt8, Sendable, CaseIterable {
    /// 8 bits without a sign.
    case unsignedByte = 0x08
    /// 8 bits with a sign.
    case signedByte = 0x09
    /// 16 bits with a sign.
    case short = 0x0B
    /// 32 bits with a sign.
    case int = 0x0C
    /// IEEE single precision.
    case float = 0x0D
    /// IEEE double precision.
    case double = 0x0E

    /// Bytes of an element.
    var size: Int {
      switch self {
      case .unsignedByte, .signedByte: 1
      case .short: 2
      case .int, .float: 4
      case .double: 8
      }
    }
  }

  /// The lengths along each axis, slowest first.
  public let dimensions: [Int]

  /// What the elements are.
  public let type: ElementType

  /// The bytes of the elements, each big-endian: for unsigned bytes the elements themselves, as many as the product of
  /// the dimensions.
  public let elements: [UInt8]

  /// Decodes the bytes of an IDX file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, uncompressed.
  ///   - file: The file's name, for messages.
  ///   - types: The element types that are allowed.
  /// - Throws: `DataSetError.wrongMagic` if the header is not one of these types in at least one dimension,
  ///   `.truncated` or `.extraBytes` if the length is not exactly the one that the header announces.
  public init(bytes: [UInt8], file: String, allowing types: [ElementType] = [.unsignedByte]) throws(DataSetError) {
    guard bytes.count >= 4 else {
      throw DataSetError.truncated(
        file: file, found: "\(bytes.count) bytes", expected: "an IDX header of at least 8 bytes")
    }
    guard bytes[0] == 0, bytes[1] == 0, let type = ElementType(rawValue: bytes[2]), types.contains(type), bytes[3] > 0
    else {
      let codes = types.map { Self.hexadecimal([$0.rawValue]) }.joined(separator: "|")
      throw DataSetError.wrongMagic(
        file: file, found: Self.hexadecimal(bytes[..<4]), expected: "00 00 \(codes) and the number of dimensions")
    }
    self.type = type
    let headerLength = 4 + 4 * Int(bytes[3])
    guard bytes.count >= headerLength else {
      throw DataSetError.truncated(
        file: file, found: "\(bytes.count) bytes", expected: "an IDX header of \(headerLength) bytes")
    }
    dimensions = stride(from: 4, to: headerLength, by: 4).map { start in
      bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    let found = "\(bytes.count) bytes"
    let shape = dimensions.map(String.init).joined(separator: " × ")
    guard let length = Self.fileLength(headerLength, dimensions, elementSize: type.size) else {
      throw DataSetError.truncated(file: file, found: found, expected: "\(shape) elements after the header")
    }
    let expected = "\(length) bytes for \(shape) elements"
    guard bytes.count >= length else {
      throw DataSetError.truncated(file: file, found: found, expected: expected)
    }
    guard bytes.count == length else {
      throw DataSetError.extraBytes(file: file, found: found, expected: expected)
    }
    elements = Array(bytes[headerLength...])
  }

  /// Header and elements together, or nil if that is beyond what an `Int` holds and so beyond any file.
  private static func fileLength(_ headerLength: Int, _ dimensions: [Int], elementSize: Int) -> Int? {
    if dimensions.contains(0) { return headerLength }
    var count = elementSize
    for dimension in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      count = product
    }
    let (length, overflow) = count.addingReportingOverflow(headerLength)
    return overflow ? nil : length
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}

extension IDXArray {
  /// The elements as numbers.
  ///
  /// - Throws: `DataSetError.notFinite` for what is not finite in single precision.
  func numbers(file: String) throws(DataSetError) -> [Float] {
    let size = type.size
    return try (0..<elements.count / size).map { index throws(DataSetError) in
      let word = elements[(index * size)..<((index + 1) * size)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let number: Float
      switch type {
      case .unsignedByte: number = Float(word)
      case .signedByte: number = Float(Int8(truncatingIfNeeded: word))
      case .short: number = Float(Int16(truncatingIfNeeded: word))
      case .int: number = Float(Int32(truncatingIfNeeded: word))
      case .float: number = Float(bitPattern: UInt32(word))
      case .double: number = Float(Double(bitPattern: word))
      }
      guard number.isFinite else { throw DataSetError.notFinite(file: file, index: index, found: "\(number)") }
      return number
    }
  }
}
