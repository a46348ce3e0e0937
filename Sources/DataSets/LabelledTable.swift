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
  let file: NamedFile
  /// What messages call the target of a classification.
  let targetLabel: String
  /// The columns of inputs and targets: their names, or without a header their positions.
  let columns: (inputs: [String], targets: [String])

  /// Reads a whole file. All columns but the targets and those left out are inputs.
  ///
  /// - Parameter pattern: The table whose columns this one must have, in any order; nil where `left out` says it.
  /// - Throws: `DataSetError`, which names file, line and column.
  init(_ file: NamedFile, _ layout: Layout, like pattern: LabelledTable? = nil) throws(DataSetError) {
    var table = try TableFile(file, format: layout.format)
    // Where the training file has the column, the test file is to blame.
    let targets = try table.places(
      of: layout.targets, for: "target", blaming: pattern == nil ? nil : file.parameter)
    let inputs: [Int]
    if let pattern {
      inputs = try table.places(
        of: pattern.columns.inputs, for: "a column of the training file", blaming: file.parameter)
    } else {
      let leftOut = try table.places(of: layout.leftOut, for: "leave-out")
      let others = Set(targets + leftOut)
      inputs = (0..<table.width).filter { !others.contains($0) }
      guard !inputs.isEmpty else { throw file.wrong("there is no column of inputs beside the target") }
    }
    func name(_ place: Int) -> String { table.names?[place] ?? "\(place + 1)" }
    columns = (inputs.map(name), targets.map(name))
    (width, targetCount, checksum, self.file) = (inputs.count, targets.count, table.checksum, file)
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
    guard rows > 0 else { throw file.wrong("there are no rows after the header") }
  }

  /// How a table is to be read.
  struct Layout {
    var format: CSVFormat
    var task: PredictionTask
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
