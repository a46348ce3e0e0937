import DataSets
import Descriptions

/// A CSV file whose fields are asked for by column.
struct PublishedTable {
  let rows: [Row]

  init(_ figures: PublishedFigures, of figure: String, _ name: String) throws {
    let path = figures.path(name)
    let bytes = try figures.data(name, of: figure)
    do throws(CSVError) {
      let contents = try CSVReader.read(bytes)
      let columns = Dictionary(uniqueKeysWithValues: contents.header.enumerated().map { ($1, $0) })
      rows = contents.rows.map { Row(place: "\(path):\($0.line)", columns: columns, fields: $0.fields) }
    } catch {
      throw Fault([], error.message, place: .file(path, line: error.line, column: error.column))
    }
  }

  struct Row {
    let place: String
    let columns: [String: Int]
    let fields: [String]

    func text(_ column: String) throws -> String {
      guard let index = columns[column] else {
        throw Fault([.key(column)], "\(place): column \(column) is missing, but required")
      }
      return fields[index]
    }

    func optionalNumber(_ column: String) throws -> Double? {
      let text = try text(column)
      if text.isEmpty { return nil }
      guard let value = Double(text) else {
        throw Fault([.key(column)], "\(place): \(column) is '\(text)', but must be a number")
      }
      return value
    }

    func count(_ column: String) throws -> Int {
      let value = try number(column)
      guard let count = Int(exactly: value), count >= 0 else {
        throw Fault([.key(column)], "\(place): \(column) is '\(try text(column))', but must be a whole number ≥ 0")
      }
      return count
    }

    func number(_ column: String) throws -> Double {
      guard let value = try optionalNumber(column) else {
        throw Fault([.key(column)], "\(place): \(column) is empty, but must be a number")
      }
      return value
    }
  }
}
