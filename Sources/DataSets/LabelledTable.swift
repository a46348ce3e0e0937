/// A table cut into inputs and targets, row by row.
struct LabelledTable {
  /// Row-major, rows × `width`.
  private(set) var inputs: [Double] = []
  /// Row-major, rows × target columns; for classes empty.
  private(set) var numbers: [Double] = []
  /// The classes as they are spelled, without spaces around them; for numbers empty.
  private(set) var classes: [String] = []
  private(set) var rows = 0
  /// How many input columns there are.
  let width: Int
  let targetCount: Int
  let checksum: FileChecksum
  let path: String
  /// What messages call the target of a classification.
  let targetLabel: String
  /// The columns of inputs and targets: their names, or without a header their positions.
  let columns: (inputs: [String], targets: [String])

  /// Reads a whole file. All columns but the targets and those left out are inputs.
  ///
  /// - Parameter pattern: The table whose columns this one must have, in any order; nil where `left out` says it.
  /// - Throws: `DataSetError`, which names file, line and column.
  init(_ file: NamedFile, _ layout: Layout, like pattern: LabelledTable? = nil) throws {
    var table = try TableFile(file, format: layout.format)
    let targets = try layout.targets.map { try table.place(of: $0, for: "target") }
    let inputs: [Int]
    if let pattern {
      inputs = try pattern.columns.inputs.map { try table.place(of: $0, for: "a column of the training file") }
    } else {
      let leftOut = try layout.leftOut.map { try table.place(of: $0, for: "leave-out") }
      inputs = (0..<table.width).filter { !targets.contains($0) && !leftOut.contains($0) }
      guard !inputs.isEmpty else {
        throw DataSetError.table(
          file: table.path, line: 1, column: 1, message: "there is no column of inputs beside the target")
      }
    }
    func name(_ place: Int) -> String { table.names?[place] ?? "\(place + 1)" }
    columns = (inputs.map(name), targets.map(name))
    (width, targetCount, checksum, path) = (inputs.count, targets.count, table.checksum, table.path)
    targetLabel = table.label(targets[0])
    while let row = try table.next() {
      for place in inputs { self.inputs.append(try table.number(row, place)) }
      switch layout.task {
      case .classification:
        let name = DecimalText.trimmed(row.fields[targets[0]])
        guard !name.isEmpty else { throw table.wrong(row, targets[0], "a class") }
        classes.append(String(name))
      case .regression:
        for place in targets { numbers.append(try table.number(row, place)) }
      }
      rows += 1
    }
    guard rows > 0 else {
      throw DataSetError.table(file: path, line: 1, column: 1, message: "there are no rows after the header")
    }
  }

  /// How a table is to be read.
  struct Layout {
    var format: CSVFormat
    var task: Task
    var targets, leftOut: [String]
  }

  /// The numbers of some rows, one after the other.
  static func rows(_ places: [Int], of numbers: [Double], width: Int) -> [Double] {
    var chosen: [Double] = []
    chosen.reserveCapacity(places.count * width)
    for place in places { chosen += numbers[(place * width)..<((place + 1) * width)] }
    return chosen
  }
}

/// What is to be predicted.
enum Task: String, CaseIterable {
  case classification, regression
}

/// Names of classes and their numbers: whole numbers in ascending order where all names are such, otherwise by their
/// characters' code points.
struct ClassNames {
  private let numbers: [String: UInt8]
  let count: Int

  /// - Throws: `DataSetError.table` unless there are 2…256 classes.
  init(_ names: [String], in table: LabelledTable) throws {
    let distinct = Set(names)
    let integers = distinct.compactMap { name in Int(name).map { (name, $0) } }
    let groups: [[String]]
    if integers.count == distinct.count {
      // 1 and 01 are the same class.
      groups = Dictionary(grouping: integers) { $0.1 }.sorted { $0.key < $1.key }.map { $0.value.map(\.0) }
    } else {
      groups = distinct.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.map { [$0] }
    }
    guard (2...256).contains(groups.count) else {
      throw DataSetError.table(
        file: table.path, line: 1, column: 1,
        message: "\(table.targetLabel) has \(groups.count) different values, but must have 2…256 classes"
          + (groups.count > 256 ? " (task: regression is for numbers)" : ""))
    }
    var numbers: [String: UInt8] = [:]
    for (number, group) in groups.enumerated() { for name in group { numbers[name] = UInt8(number) } }
    (self.numbers, count) = (numbers, groups.count)
  }

  func label(_ name: String) -> UInt8 { numbers[name]! }
}
