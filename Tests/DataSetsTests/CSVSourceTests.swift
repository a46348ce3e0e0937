import Compression
import Descriptions
import TestSupport
import Testing

@testable import DataSets

@Suite struct CSVSourceTests {
  /// A table whose numbers stay as they are and are all to train on.
  private static func table(
    target: Columns = ["y"], testFile: String? = nil, leaveOut: Columns? = nil, task: PredictionTask = .classification,
    hasHeader: Bool = true, separator: CSVFormat.Separator = .comma, standardize: Scaling = .none,
    testFraction: Double = 0, splitSeed: UInt64 = 1
  ) -> CSVSource {
    CSVSource(
      file: "x.csv", target: target, testFile: testFile, leaveOut: leaveOut, task: task, hasHeader: hasHeader,
      separator: separator, standardize: standardize, testFraction: testFraction, splitSeed: splitSeed)
  }

  private func load(_ source: CSVSource, examples: Int, _ texts: [String: String]) throws -> DataSplit {
    try source.load(examples: examples, from: texts.mapValues { Array($0.utf8) })
  }

  private func load(_ text: String, _ source: CSVSource = table(), examples: Int) throws -> DataSplit {
    try load(source, examples: examples, ["x.csv": text])
  }

  @Test func `classes are numbered in ascending order`() throws {
    let text = "a,y,b\n1,10,4\n2,9,5\n3, 010 ,6\n"
    let numbers = try load(text, examples: 3)
    #expect(numbers.train.inputs == [1, 4, 2, 5, 3, 6] && numbers.train.featureCount == 2)
    #expect(numbers.train.labels == [1, 0, 1] && numbers.train.classCount == 2)
    #expect(numbers.test.count == 0)
    #expect(numbers.checksums == [FileChecksum(file: "x.csv", crc32: "\(CRC32(of: Array(text.utf8)))")])
    let words = try load("y,a\npear,1\napple,2\n9,3\n\"a, b\",4\n", examples: 4)
    #expect(words.train.labels == [3, 2, 0, 1])
    let first = try load(text, Self.table(leaveOut: ["b"]), examples: 2)
    #expect(first.train.inputs == [1, 2] && first.train.labels == [1, 0])
  }

  @Test func `without a header columns have positions`() throws {
    let source = Self.table(target: ["2"], leaveOut: ["3"], hasHeader: false, separator: .semicolon)
    let split = try load("1;a;7\n2;b;8\n", source, examples: 2)
    #expect(split.train.inputs == [1, 2] && split.train.labels == [0, 1])
  }

  /// Such as the one of row numbers that some programs write first.
  @Test func `a column without a name can be left out`() throws {
    let text = ",a,y\n0,5,0\n1,6,1\n"
    #expect(try load(text, Self.table(leaveOut: [""]), examples: 2).train.inputs == [5, 6])
    #expect(try load(text, examples: 2).train.inputs == [0, 5, 1, 6])
  }

  @Test func `one or several numbers to predict`() throws {
    let text = "y,a,z\n10,1,5\n30,2,7\n"
    let raw = try load(text, Self.table(target: ["z", "y"], task: .regression), examples: 2)
    #expect(raw.train.targets == .numbers([5, 10, 7, 30], columns: 2))
    let scaled = Self.table(target: ["z", "y"], task: .regression, standardize: .perColumn)
    let split = try load(text, scaled, examples: 2)
    #expect(split.train.targets == .numbers([-1, -1, 1, 1], columns: 2) && split.train.inputs == [-1, 1])
  }

  /// Mean 3 and deviation 2 (of the two training rows), and a constant column.
  @Test func `columns are standardised by the training rows in use`() throws {
    let files = ["x.csv": "a,y,c\n1,0,7\n5,1,7\n100,1,8\n", "t.csv": "c,a,y\n9,7,1\n7,3,0\n"]
    var source = CSVSource(file: "x.csv", target: ["y"], testFile: "t.csv")
    let split = try load(source, examples: 2, files)
    #expect(split.train.inputs == [-1, 0, 1, 0])
    #expect(split.test.inputs == [2, 0, 0, 0] && split.test.labels == [1, 0])
    #expect(split.checksums.map(\.file) == ["x.csv", "t.csv"])
    source.standardize = .overall
    let overall = try load(source, examples: 2, files)
    // 1, 7, 5, 7: mean 5, deviation √6.
    #expect(overall.train.inputs[0] == Float(-4 / 6.0.squareRoot()))
  }

  @Test func `columns of large numbers keep their differences`() throws {
    let text = "t,y\n1700000000.25,0\n1700000000.75,1\n"
    let split = try load(text, Self.table(standardize: .perColumn), examples: 2)
    #expect(split.train.inputs == [-1, 1])
  }

  private static let hundred = "a,y\n" + (0..<100).map { "\($0),\($0 % 2)\n" }.joined()

  @Test func `the split is a fixed shuffle without loss`() throws {
    let source = Self.table(testFraction: 0.25)
    let split = try load(Self.hundred, source, examples: 75)
    #expect(split.train.count == 75 && split.test.count == 25)
    #expect((split.train.inputs + split.test.inputs).sorted() == (0..<100).map(Float.init))
    for (input, label) in zip(split.train.inputs, split.train.labels) { #expect(Int(input) % 2 == Int(label)) }
    #expect(try load(Self.hundred, source, examples: 75) == split)
    let other = try load(Self.hundred, Self.table(testFraction: 0.25, splitSeed: 2), examples: 75)
    #expect(other.test.inputs != split.test.inputs)
    // As the generator and the shuffle give them when they are written down in Python; never to change.
    #expect(split.train.inputs.prefix(6) == [49, 23, 80, 72, 53, 33])
  }

  /// Over many seeds every row is tested about equally often.
  @Test func `every row may become a test row`() throws {
    var counts = [Int](repeating: 0, count: 10)
    for seed in 0..<2000 {
      for row in try RandomSplit(rows: 10, testFraction: 0.3, seed: UInt64(seed), file: "x").test { counts[row] += 1 }
    }
    // 600 each, deviation √(2000 · 0.3 · 0.7) = 20.5; six of them, ten times: a false alarm in 10⁸.
    for count in counts { #expect(abs(count - 600) < 123) }
  }

  @Test(
    arguments: [
      ("a,y\n1,0\n2\n", table(), 2, "x.csv:3:2: 1 field where the first line has 2."),
      ("a,y\n1,0\n,1\n", table(), 2, "x.csv:3:1: column 1 (a) is empty, but must be a finite number."),
      ("a,y\n1,0\nred,1\n", table(), 2, "x.csv:3:1: column 1 (a) is 'red', but must be a finite number."),
      ("a,y\n1,0\nnan,1\n", table(), 2, "x.csv:3:1: column 1 (a) is 'nan', but must be a finite number."),
      ("a,y\n1,0\n-inf,1\n", table(), 2, "x.csv:3:1: column 1 (a) is '-inf', but must be a finite number."),
      ("a,y\n1,0\n1e39,1\n", table(), 2, "x.csv:3:1: column 1 (a) is '1e39', but must be a finite number."),
      ("a,y\n1,0\n1, \n", table(), 2, "x.csv:3:3: column 2 (y) is ' ', but must be a class."),
      (
        "a,y\n1,0\n2,0\n", table(), 2,
        "x.csv:1:1: column 2 (y) has 1 different values, but must have 2…256 classes."
      ),
      (
        "a,label\n1,0\n", table(target: ["lable"]), 2,
        "x.csv:1:1: target is 'lable', but must be the name of a column; did you mean 'label'?"
      ),
      (
        "a,y\n1,0\n", table(leaveOut: ["b"]), 2,
        "x.csv:1:1: leave-out is 'b', but must be the name of a column."
      ),
      ("y\n0\n1\n", table(), 2, "x.csv:1:1: there is no column of inputs beside the target."),
      ("a,y\n", table(), 2, "x.csv:1:1: there are no rows after the header."),
      (
        "a,y\n1,x\n2,3\n", table(task: .regression), 2,
        "x.csv:2:3: column 2 (y) is 'x', but must be a finite number."
      ),
      (
        "a,y\n1,0\n2,1\n", table(), 3,
        "x.csv has too few training examples: found 2, expected at least training-set-size (3)."
      ),
      (
        "a,y\n1,0\n2,1\n", table(testFraction: 0.1), 2,
        "x.csv cannot be split: found 2 rows, expected so many that test-fraction 0.1 leaves "
          + "some to train and some to test on."
      ),
      (
        "a,y\n1,0\n", table(testFile: "t.csv"), 2,
        "t.csv does not exist: files are looked for beside the experiment file, or in the data-dir given."
      ),
    ] as [(String, CSVSource, Int, String)])
  func `what is wrong is named with file, line and column`(
    text: String, source: CSVSource, examples: Int, sentence: String
  ) {
    let error = dataSetError { _ = try load(text, source, examples: examples) }?.description
    #expect(error?.hasSuffix(sentence) == true, "\(error ?? "no error")")
  }

  /// Before any file is read.
  @Test(arguments: [
    (table(target: ["y", "z"]), "target is [y, z], expected one column where the task is classification."),
    (table(target: []), "target: at least one is required."),
    (table(target: ["y", "y"], task: .regression), "target: y is there twice."),
    (
      table(testFile: "t.csv", testFraction: 0.5), "test-fraction is 0.5, expected 0 or nothing beside test-file."
    ),
    (table(testFraction: -0.5), "test-fraction is -0.5, expected a number within 0…0.99."),
    (
      table(testFile: "/t.csv"),
      "test-file is '/t.csv', expected a file's name without an absolute folder (which data-dir gives)."
    ),
  ])
  func `what is asked for is checked first`(source: CSVSource, sentence: String) {
    #expect(dataSetError { _ = try load(source, examples: 3, [:]) }?.description == sentence)
    #expect(fault { try source.validate() } != nil)
  }

  @Test func `a fifth is kept for the test, or nothing beside a test file`() {
    var source = CSVSource(file: "x.csv", target: ["y"])
    #expect(source.testFraction == 0.2 && source.values["test-fraction"] == .number(0.2))
    source.testFile = "t.csv"
    #expect(source.testFraction == 0 && fault { try source.validate() } == nil)
    source.testFraction = 0.3
    #expect(fault { try source.validate() }?.subject == "test-fraction")
  }

  @Test func `more classes than a byte holds`() {
    let text = "a,y\n" + (0..<257).map { "\($0),c\($0)\n" }.joined()
    let error = dataSetError { _ = try load(text, examples: 257) }?.description
    #expect(
      error?.hasSuffix(
        "column 2 (y) has 257 different values, but must have 2…256 classes (task: regression is for numbers).") == true
    )
  }

  @Test func `a test file of other columns`() {
    let error = dataSetError {
      _ = try load(
        CSVSource(file: "x.csv", target: ["y"], testFile: "t.csv"), examples: 2,
        ["x.csv": "a,y\n1,0\n2,1\n", "t.csv": "b,y\n1,0\n"])
    }?.description
    #expect(
      error?.hasSuffix(
        "t.csv:1:1: a column of the training file is 'a', but must be the name of a column.") == true
    )
  }

  @Test func `gzipped or not`() throws {
    let packed = try CSVSource(file: "x.csv.gz", target: ["y"]).load(
      examples: 80, from: ["x.csv.gz": gzipped(Array(Self.hundred.utf8))])
    let plain = try load(Self.hundred, CSVSource(file: "x.csv", target: ["y"]), examples: 80)
    #expect(packed == plain)
  }
}
