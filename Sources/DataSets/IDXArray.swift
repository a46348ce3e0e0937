/// An array of unsigned bytes in the IDX format, the one of MNIST and its relatives.
///
/// The format: two zero bytes, the element type (0x08: unsigned byte), the number of dimensions, each dimension as a
/// big-endian 32-bit integer, then the elements, last index fastest.
public struct IDXArray: Sendable, Equatable {
  /// The lengths along each axis, slowest first.
  public let dimensions: [Int]

  /// The elements, as many as the product of the dimensions.
  public let elements: [UInt8]

  /// Decodes the bytes of an IDX file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, uncompressed.
  ///   - file: The file's name, for messages.
  /// - Throws: `DataSetError.wrongMagic` if the header is not one of unsigned bytes in at least one dimension,
  ///   `.truncated` or `.extraBytes` if the length is not exactly the one that the header announces.
  public init(bytes: [UInt8], file: String) throws {
    guard bytes.count >= 4 else {
      throw DataSetError.truncated(
        file: file, found: "\(bytes.count) bytes", expected: "an IDX header of at least 8 bytes")
    }
    guard bytes[0] == 0, bytes[1] == 0, bytes[2] == Self.unsignedByte, bytes[3] > 0 else {
      throw DataSetError.wrongMagic(
        file: file, found: Self.hexadecimal(bytes[..<4]), expected: "00 00 08 and the number of dimensions")
    }
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
    guard let length = Self.fileLength(headerLength, dimensions) else {
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

  private static let unsignedByte: UInt8 = 0x08

  /// Header and elements together, or nil if that is beyond what an `Int` holds and so beyond any file.
  private static func fileLength(_ headerLength: Int, _ dimensions: [Int]) -> Int? {
    if dimensions.contains(0) { return headerLength }
    var count = 1
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
