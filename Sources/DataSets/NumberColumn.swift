import Foundation

/// One column of numbers out of a table.
public struct NumberColumn: Sendable, Equatable {
  /// The numbers, at least one, all finite.
  public let numbers: [Double]
  /// Of the file that the column was read from.
  public let checksum: FileChecksum

  /// Which numbers a column may hold.
  public enum Allowed: String, Sendable {
    /// Every number > 0.
    case positive = "a number > 0"
    /// Every number ≥ 0.
    case nonNegative = "a number ≥ 0"

    fileprivate func contains(_ number: Double) -> Bool { self == .positive ? number > 0 : number >= 0 }
  }

  /// Reads a column.
  ///
  /// - Parameters:
  ///   - file: The file's name, gzipped or not.
  ///   - column: The column's name, or without a header its position, from 1.
  ///   - format: Whether there is a header, and what separates the fields.
  ///   - allowed: Which numbers the column may hold.
  ///   - directory: The folder that the name starts from; nil for the current one.
  /// - Throws: `DataSetError`, which names file, line and column; the parameter to blame is `file` or `column`.
  public init(
    file: String, column: String, format: CSVFormat = CSVFormat(), allowed: Allowed, directory: URL? = nil
  ) throws(DataSetError) {
    let file = NamedFile(file, of: "file", in: directory)
    var table = try TableFile(file, format: format)
    let place = try table.place(of: column, for: "column")
    var numbers: [Double] = []
    while let row = try table.next() {
      guard let number = DecimalText.number(row.fields[place]), allowed.contains(number) else {
        throw table.wrong(row, place, allowed.rawValue)
      }
      numbers.append(number)
    }
    guard !numbers.isEmpty else { throw file.wrong("there are no rows after the header") }
    (self.numbers, checksum) = (numbers, table.checksum)
  }
}
