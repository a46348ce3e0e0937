import Descriptions
import Foundation
import TestSupport
import Testing

@testable import DataSets

/// Whatever is wrong with a file, or with a value, is blamed on the parameter that names or has it.
@Suite struct BlamedParameterTests {
  private func blamed(_ source: some DataSource, examples: Int, _ files: [String: [UInt8]]) throws -> String? {
    try #require(dataSetError { _ = try source.load(examples: examples, from: files) }).parameter
  }

  private static func table(
    target: Columns = ["y"], testFile: String? = nil, leaveOut: Columns? = nil, standardize: Scaling = .perColumn,
    testFraction: Double = 0
  ) -> CSVSource {
    CSVSource(
      file: "x", target: target, testFile: testFile, leaveOut: leaveOut, standardize: standardize,
      testFraction: testFraction)
  }

  private static let rows = "a,y\n1,0\n2,1\n3,0\n"

  @Test(
    arguments: [
      // The training file: absent, damaged, no table, a bad number, no rows, no inputs.
      ("file", nil, "", table(), 3),
      ("file", "\u{1f}", "", table(), 3),
      ("file", "a,y\n1\n", "", table(), 3),
      ("file", "a,y\nx,0\n", "", table(), 3),
      ("file", "a,y\n1,\n", "", table(), 3),
      ("file", "a,y\n", "", table(), 3),
      ("file", "y\n1\n", "", table(), 3),
      // The test file: absent, a bad number, without the target, without an input.
      ("test-file", rows, nil, table(testFile: "t"), 3),
      ("test-file", rows, "a,y\nx,0\n", table(testFile: "t"), 3),
      ("test-file", rows, "a,z\n1,0\n", table(testFile: "t"), 3),
      ("test-file", rows, "b,y\n1,0\n", table(testFile: "t"), 3),
      // Values of parameters.
      ("file", rows, "", CSVSource(file: "", target: ["y"]), 3),
      ("target", rows, "", table(target: ["z"]), 3),
      ("target", rows, "", table(target: ["a", "y"]), 3),
      ("target", rows, "", table(target: ["y", "y"]), 3),
      ("target", rows, "", table(target: []), 3),
      ("target", "a,y\n1,0\n2,0\n", "", table(), 2),
      ("leave-out", rows, "", table(leaveOut: ["z"]), 3),
      ("examples", rows, "", table(), 4),
      ("examples", rows, "", table(), 0),
      ("test-fraction", rows, "", table(testFraction: 0.01), 3),
      ("test-fraction", rows, "", table(testFile: "t", testFraction: 0.5), 3),
      ("standardize", "a,y\n1,0\n1,1\n1,0\n", "", table(standardize: .overall), 3),
    ] as [(String, String?, String?, CSVSource, Int)])
  func ofATable(parameter: String, file: String?, testFile: String?, source: CSVSource, examples: Int) throws {
    var files: [String: [UInt8]] = [:]
    files["x"] = file.map { $0 == "\u{1f}" ? [0x1f, 0x8b, 8] : Array($0.utf8) }
    files["t"] = testFile.map { Array($0.utf8) }
    #expect(try blamed(source, examples: examples, files) == parameter)
  }

  private static func pair(
    labels: String = "y", test: (inputs: String?, labels: String?) = (nil, nil),
    task: PredictionTask = .classification, pool: Int = 1, testFraction: Double = 0
  ) -> IDXSource {
    IDXSource(
      trainInputs: "x", trainLabels: labels, testInputs: test.inputs, testLabels: test.labels, task: task, pool: pool,
      testFraction: testFraction)
  }

  private static let inputs = idx([3, 1], [1, 2, 3])
  private static let labels = idx([3], [0, 1, 0])
  private static let infinities: [UInt8] = [0x7F, 0x80, 0, 0, 0x7F, 0x80, 0, 0, 0x7F, 0x80, 0, 0]

  @Test(
    arguments: [
      ("train-inputs", ["y": labels], pair(), 3),
      ("train-inputs", ["x": [0], "y": labels], pair(), 3),
      ("train-inputs", ["x": [0x1f, 0x8b, 8], "y": labels], pair(), 3),
      ("train-inputs", ["x": idx([2, 1], [1, 2]), "y": labels], pair(), 3),
      ("train-inputs", ["x": idx([3, 1], infinities, type: 0x0D), "y": labels], pair(), 3),
      ("train-labels", ["x": inputs], pair(), 3),
      ("train-labels", ["x": inputs, "y": [0]], pair(), 3),
      ("train-labels", ["x": inputs, "y": idx([3, 1], [0, 1, 0])], pair(), 3),
      ("train-labels", ["x": inputs, "y": idx([3], infinities, type: 0x0D)], pair(task: .regression), 3),
      ("test-inputs", ["x": inputs, "y": labels], pair(test: ("u", "y")), 3),
      ("test-inputs", ["x": inputs, "y": labels, "u": idx([3, 2], noise(6))], pair(test: ("u", "y")), 3),
      ("test-labels", ["x": inputs, "y": labels], pair(test: ("x", "v")), 3),
      (
        "test-labels", ["x": inputs, "y": labels, "v": idx([3, 2], noise(6))],
        pair(test: ("x", "v"), task: .regression), 3
      ),
      ("test-labels", ["x": inputs, "y": labels], pair(test: ("x", nil)), 3),
      ("test-inputs", ["x": inputs, "y": labels], pair(test: (nil, "y")), 3),
      ("pool", ["x": inputs, "y": labels], pair(pool: 2), 3),
      ("pool", ["x": idx([3, 3, 3], noise(27)), "y": labels], pair(pool: 2), 3),
      ("examples", ["x": inputs, "y": labels], pair(), 4),
      ("test-fraction", ["x": inputs, "y": labels], pair(testFraction: 0.01), 3),
      ("standardize", ["x": idx([3, 1], [1, 1, 1]), "y": labels], pair(), 3),
      ("train-labels", ["x": inputs, "y": labels], pair(labels: ""), 3),
    ] as [(String, [String: [UInt8]], IDXSource, Int)])
  func ofPairs(parameter: String, files: [String: [UInt8]], source: IDXSource, examples: Int) throws {
    #expect(try blamed(source, examples: examples, files) == parameter)
  }

  /// What a file alone can say wrongly: a word, a key.
  @Test(arguments: [
    ("separator", "dot"), ("standardize", "x"), ("task", "x"), ("header", "yes"), ("sepparator", "tab"),
  ])
  func ofAMapping(parameter: String, value: String) {
    let node = Node.mapping([("file", .text("x")), ("target", .text("y")), (parameter, .text(value))])
    let found = fault { try CSVSource.mapping.check(node) }
    #expect(found?.subject == parameter && found?.path == [.key(parameter)])
  }

  @Test(arguments: [
    ("file", nil, "h"), ("file", "h,h\n1,2\n", "h"), ("file", "h\n-1\n", "h"), ("file", "h\n", "h"),
    ("column", "h\n1\n", "c"),
  ])
  func ofAColumn(parameter: String, text: String?, column: String) throws {
    let folder = try TemporaryFolder()
    if let text { try folder.write(text, to: "x") }
    let error = withExtendedLifetime(folder) {
      dataSetError { _ = try NumberColumn(file: "x", column: column, allowed: .positive, directory: folder.url) }
    }
    #expect(error?.parameter == parameter)
  }

  @Test func ofAGeneratedSet() {
    let error = dataSetError { _ = try TeacherSource(features: 1, classes: 100, hidden: 2).load(examples: 10) }
    #expect(error?.parameter == "classes")
  }

  /// Nothing that a parameter says is wrong: there is no such folder.
  @Test func ofNone() {
    let nowhere = URL(fileURLWithPath: "/nonexistent")
    let error = dataSetError { _ = try FashionMNISTSource().load(examples: 10, directory: nowhere) }
    #expect(error != nil && error?.parameter == nil)
  }

  /// Blame adds nothing to the sentence, does not move on, and leaves the exit code as it is.
  @Test func blameKeepsTheError() {
    let error = DataSetError.missing(path: "x", advice: "write it")
    let blamed = error.blamed(on: "file")
    #expect(blamed == .blaming(parameter: "file", error) && blamed.reason == error && error.parameter == nil)
    #expect(blamed.description == error.description && blamed.isMissingInput)
    #expect(blamed.blamed(on: "test-file") == blamed)
    let value = DataSetError.invalidParameter(name: "pool", value: "3", allowed: "1")
    #expect(value.blamed(on: "file") == value && value.parameter == "pool" && !value.isMissingInput)
  }
}
