import Compression
import DataSets
import Foundation
import Fuzzing
import TestSupport

/// Files of data in a folder, read as a network's data set or a quadratic's numbers.
enum DataFuzz: FuzzTarget {
  struct Input: Sendable {
    var files: [String: [UInt8]]
    var source: Source
    var examples: Int
  }
  enum Source: Sendable {
    case table(CSVSource)
    case arrays(IDXSource)
    case column(NumberColumn.Allowed)
  }
  static let name = "data"
  static let share = 0.1
  private static let folder = Result { try TemporaryFolder() }

  static func input(_ random: inout SeededGenerator) -> Input {
    let examples = random.pick([1, 2, 3, 4, 5, 5, 1_000_000])
    let fraction = random.chance(0.05) ? random.pick([5e-324, 1.0.nextDown]) : random.pick([nil, 0.2, 0.5])
    var files: [String: [UInt8]] = [:]
    func put(_ name: String, _ bytes: [UInt8]) { files[name] = random.chance(0.2) ? DataFiles.gzip(bytes) : bytes }
    let source: Source
    switch random.integer(0...2) {
    case 0:
      put("a.csv", DataFiles.table(&random))
      source = .table(
        CSVSource(
          file: "a.csv", target: Columns([random.pick(["c", "b"])]),
          leaveOut: random.pick([nil, Columns(["b"]), Columns([])]), task: random.pick([.classification, .regression]),
          hasHeader: random.chance(0.95), separator: random.chance(0.8) ? .comma : random.pick([.semicolon, .tab]),
          standardize: random.pick(Scaling.allCases), testFraction: fraction))
    case 1:
      put("a.csv", DataFiles.table(&random))
      source = .column(random.pick([.positive, .nonNegative]))
    default:
      let rows = random.integer(0...30)
      put("x", DataFiles.idx(rows: rows, isLabels: false, &random))
      put("y", DataFiles.idx(rows: random.chance(0.9) ? rows : rows + 1, isLabels: random.chance(0.8), &random))
      source = .arrays(
        IDXSource(
          trainInputs: "x", trainLabels: "y", task: random.pick([.classification, .regression]),
          pool: random.pick([1, 1, 1, 1, 2, 1024]), standardize: random.pick(Scaling.allCases), testFraction: fraction))
    }
    return Input(files: files, source: source, examples: examples)
  }

  static func shown(_ input: Input) -> String {
    "\(input.source), \(input.examples) examples\n"
      + input.files.map { "\($0): \(String(decoding: $1, as: UTF8.self))" }.sorted().joined(separator: "\n")
  }

  static func check(_ input: Input) throws -> FuzzOutcome {
    let folder = try folder.get()
    for (name, bytes) in input.files { try folder.write(bytes, to: name) }
    do {
      switch input.source {
      case .table(let source): try check(try source.load(examples: input.examples, directory: folder.url))
      case .arrays(let source): try check(try source.load(examples: input.examples, directory: folder.url))
      case .column(let allowed):
        let column = try NumberColumn(file: "a.csv", column: "a", allowed: allowed, directory: folder.url)
        try FuzzFinding.unless(column.numbers.allSatisfy { $0.isFinite && $0 >= 0 }, "a column holds \(column.numbers)")
      }
    } catch let error as DataSetError {
      try Sentences.check(error)
      return .refused
    }
    return .accepted
  }

  private static func check(_ split: DataSplit) throws {
    for part in [split.train, split.test] {
      try FuzzFinding.unless(
        part.inputs.allSatisfy(\.isFinite) && part.count > 0, "a part of the data holds \(part.inputs.prefix(20))")
      try FuzzFinding.unless(
        part.inputs.count == part.count * part.featureCount, "a part of the data has another size than it says")
    }
  }
}
