import DataSets
import Foundation
import TestSupport
import Testing

@Suite struct IDXSourceTests {
  /// A pair whose numbers stay as they are and are all to train on.
  private static func pair(
    test: (inputs: String?, labels: String?) = (nil, nil), task: PredictionTask = .classification, pool: Int = 1,
    standardize: Scaling = .none, testFraction: Double = 0
  ) -> IDXSource {
    IDXSource(
      trainInputs: "x", trainLabels: "y", testInputs: test.inputs, testLabels: test.labels, task: task, pool: pool,
      standardize: standardize, testFraction: testFraction)
  }

  @Test func `bytes become shares of 255`() throws {
    let files = ["x": idx([3, 2], [0, 255, 51, 102, 153, 204]), "y": idx([3], [2, 0, 2])]
    let split = try Self.pair().load(examples: 3, from: files)
    #expect(split.train.inputs == [0, 1, 0.2, 0.4, 0.6, 0.8])
    #expect(split.train.labels == [2, 0, 2] && split.train.classCount == 3 && split.test.count == 0)
    #expect(split.checksums.map(\.file) == ["x", "y"])
    #expect(try Self.pair().load(examples: 2, from: files).train.labels == [2, 0])
  }

  /// Other element types, big-endian, as the format's description has them.
  @Test(
    arguments: [
      (0x09, [0xFF, 0x7F], [-1, 127]), (0x0B, [0xFF, 0xFE, 0x01, 0x00], [-2, 256]),
      (0x0C, [0xFF, 0xFF, 0xFF, 0xFD, 0, 1, 0, 0], [-3, 65536]),
      (0x0D, [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0], [1, -2.5]),
      (0x0E, [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0], [1, -2.5]),
    ] as [(UInt8, [UInt8], [Float])])
  func `numbers of every type`(type: UInt8, bytes: [UInt8], numbers: [Float]) throws {
    let split = try Self.pair().load(
      examples: 2, from: ["x": idx([2, 1], bytes, type: type), "y": idx([2], [0, 1])])
    #expect(split.train.inputs == numbers)
  }

  @Test func `numbers to predict, one or several`() throws {
    let bytes: [UInt8] = [0, 1, 0, 10, 0, 3, 0, 30]
    let files = ["x": idx([2, 1], [0, 255]), "y": idx([2, 2], bytes, type: 0x0B)]
    let raw = try Self.pair(task: .regression).load(examples: 2, from: files)
    #expect(raw.train.targets == .numbers([1, 10, 3, 30], columns: 2))
    let split = try Self.pair(task: .regression, standardize: .perColumn).load(examples: 2, from: files)
    #expect(split.train.targets == .numbers([-1, -1, 1, 1], columns: 2) && split.train.inputs == [-1, 1])
    let tested = Self.pair(test: ("x", "z"), task: .regression)
    let other = files.merging(["z": idx([2], [1, 2])]) { $1 }
    #expect(
      dataSetError { _ = try tested.load(examples: 2, from: other) }?.description.hasSuffix(
        "z has the wrong shape: found 2 × 1, expected 2 × 2.") == true)
  }

  @Test func `a random split keeps inputs and labels together`() throws {
    let files = ["x": idx([100, 1], (0..<100).map { UInt8($0) }), "y": idx([100], (0..<100).map { UInt8($0 % 7) })]
    let split = try Self.pair(testFraction: 0.2).load(examples: 80, from: files)
    #expect(split.train.count == 80 && split.test.count == 20)
    for part in [split.train, split.test] {
      for (input, label) in zip(part.inputs, part.labels) { #expect(Int((input * 255).rounded()) % 7 == Int(label)) }
    }
  }

  /// The files of Fashion-MNIST, named one by one, are Fashion-MNIST.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: FashionMNIST.defaultDirectory.path)))
  func `is fashion-mnist on its files`() throws {
    let source = IDXSource(
      trainInputs: "train-images-idx3-ubyte.gz", trainLabels: "train-labels-idx1-ubyte.gz",
      testInputs: "t10k-images-idx3-ubyte.gz", testLabels: "t10k-labels-idx1-ubyte.gz", pool: 7)
    let split = try source.load(examples: 1000, directory: FashionMNIST.defaultDirectory)
    let fashion = try FashionMNISTSource(pool: 7).load(examples: 1000)
    #expect(split.train == fashion.train && split.test == fashion.test && split.checksums == fashion.checksums)
  }

  @Test(
    arguments: [
      (
        ["x": idx([3, 1], [1, 2, 3]), "y": idx([2], [0, 1])], pair(), 3,
        "x has the wrong shape: found 3 × 1, expected 2 × 1."
      ),
      (
        ["x": idx([3, 1], [1, 2, 3]), "y": idx([3, 1], [0, 1, 0])], pair(), 3,
        "y has the wrong shape: found 3 × 1, expected 3."
      ),
      (
        ["x": idx([1, 1], [0x7F, 0x80, 0, 0], type: 0x0D), "y": idx([1], [0])], pair(), 1,
        "x has a number that is not finite: found inf at element 0, expected finite numbers."
      ),
      (
        ["x": idx([3, 1], [1, 2, 3]), "y": idx([3], [0, 1, 0])], pair(pool: 2), 3,
        "pool is 2, expected 1 for what are no square images of unsigned bytes."
      ),
      (
        ["x": idx([3, 3, 3], noise(27)), "y": idx([3], [0, 1, 0])], pair(pool: 2), 3,
        "pool is 2, expected one of 1, 3."
      ),
      (
        ["x": idx([3, 1], [1, 2, 3]), "y": idx([3], [0, 1, 0])], pair(), 4,
        "x has too few training examples: found 3, expected at least training-set-size (4)."
      ),
      (
        ["x": idx([3, 1], [1, 2, 3]), "y": idx([3], [0, 1, 0]), "z": idx([3, 2], [1, 2, 3, 4, 5, 6])],
        pair(test: ("z", "y")), 3, "z has the wrong shape: found 3 × 2, expected 3 × 1."
      ),
      (
        ["x": idx([3, 1], [1, 2, 3], type: 0x0A), "y": idx([3], [0, 1, 0])], pair(), 3,
        "found 00 00 0a 02, expected 00 00 08|09|0b|0c|0d|0e and the number of dimensions."
      ),
    ] as [([String: [UInt8]], IDXSource, Int, String)])
  func `what is wrong is named`(files: [String: [UInt8]], source: IDXSource, examples: Int, sentence: String) {
    let error = dataSetError { _ = try source.load(examples: examples, from: files) }?.description
    #expect(error?.hasSuffix(sentence) == true, "\(error ?? "no error")")
  }

  /// Before any file is read.
  @Test(arguments: [
    (pair(test: ("x", nil)), "test-labels: it is required in 'idx' with a test pair."),
    (pair(test: (nil, "y")), "test-inputs: it is required in 'idx' with a test pair."),
    (pair(test: ("x", "y"), testFraction: 0.5), "test-fraction is 0.5, expected 0 or nothing beside test-inputs."),
    (pair(testFraction: 1), "test-fraction is 1, expected a number within 0…0.99."),
    (pair(pool: 0), "pool is 0, expected an integer within 1…1024."),
  ])
  func `what is asked for is checked first`(source: IDXSource, sentence: String) {
    #expect(dataSetError { _ = try source.load(examples: 3, from: [:]) }?.description == sentence)
    #expect(fault { try source.validate() } != nil)
  }
}
