/// Names of classes and their numbers: whole numbers in ascending order where all names are such, otherwise by their
/// characters' code points.
struct ClassNames {
  private let numbers: [String: UInt8]
  let count: Int

  /// - Throws: `DataSetError.table` unless there are 2…256 classes.
  init(_ names: [String], in table: LabelledTable) throws(DataSetError) {
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
        file: table.file.path, line: 1, column: 1,
        message: "\(table.targetLabel) has \(groups.count) different values, but must have 2…256 classes"
          + (groups.count > 256 ? " (task: regression is for numbers)" : "")
      ).blamed(on: "target")
    }
    var numbers: [String: UInt8] = [:]
    for (number, group) in groups.enumerated() { for name in group { numbers[name] = UInt8(number) } }
    (self.numbers, count) = (numbers, groups.count)
  }

  func label(_ name: String) -> UInt8 { numbers[name]! }
}
