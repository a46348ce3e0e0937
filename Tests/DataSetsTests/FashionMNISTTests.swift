import Compression
import DataSets
import Foundation
import TestSupport
import Testing

/// Tests of the reader that need no images.
@Suite struct FashionMNISTErrorTests {
  @Test func missingFolder() {
    let error = dataSetError { _ = try FashionMNIST.load(directory: URL(fileURLWithPath: "/nonexistent/folder")) }
    #expect(
      error?.description
        == "/nonexistent/folder does not exist: install the package dataset-fashion-mnist or give data-dir.")
    #expect(error?.isMissingInput == true)
  }

  @Test func missingFile() throws {
    let folder = try TemporaryFolder()
    #expect(
      dataSetError { _ = try FashionMNIST.load(directory: folder.url) }
        == .missing(
          path: folder.url.path + "/train-labels-idx1-ubyte.gz",
          advice: "install the package dataset-fashion-mnist or give data-dir"))
  }

  @Test func anotherDataSetOfTheSameShape() throws {
    let folder = try TemporaryFolder()
    let labels = idx([60_000], (0..<60_000).map { UInt8($0 % 10) })
    let url = try folder.write(gzipped(labels), to: "train-labels-idx1-ubyte.gz")
    #expect(
      dataSetError { _ = try FashionMNIST.load(directory: folder.url) }
        == .wrongChecksum(
          file: url.path, found: "\(CRC32(of: labels))", expected: "741a4657"))
  }
}

/// Tests on the installed files, read once.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: FashionMNIST.defaultDirectory.path)))
struct FashionMNISTTests {
  static let loaded = Result { try FashionMNIST.load() }
  let data: FashionMNIST

  init() throws { data = try Self.loaded.get() }

  @Test func shapeAndClasses() throws {
    #expect(data.train.pixels.count == 60_000 * 784 && data.train.labels.count == 60_000)
    #expect(data.test.pixels.count == 10_000 * 784 && data.test.labels.count == 10_000)
    let split = try data.split(pool: 14)
    #expect(split.train.classCounts == [Int](repeating: 6000, count: 10))
    #expect(split.test.classCounts == [Int](repeating: 1000, count: 10))
    #expect(split.train.labels == data.train.labels && split.test.labels == data.test.labels)
  }

  /// The checksums of the package's files, as Python's zlib finds them too.
  @Test func checksums() throws {
    let expected = [
      FileChecksum(file: "train-images-idx3-ubyte", crc32: "b4f29f28"),
      FileChecksum(file: "train-labels-idx1-ubyte", crc32: "741a4657"),
      FileChecksum(file: "t10k-images-idx3-ubyte", crc32: "678fe0b1"),
      FileChecksum(file: "t10k-labels-idx1-ubyte", crc32: "80142c1f"),
    ]
    #expect(data.checksums == expected)
    #expect(try data.split(pool: 28, examples: 100).checksums == expected)
  }

  /// The mean and deviation of all training pixels that the literature normalises with: 0.2860 and 0.3530.
  @Test func meanAndDeviationOfAllPixels() throws {
    let sum = data.train.pixels.reduce(0) { $0 + Int($1) }
    let squares = data.train.pixels.reduce(0) { $0 + Int($1) * Int($1) }
    let count = Double(data.train.pixels.count)
    let mean = Double(sum) / count / 255
    let deviation = (Double(squares) / count / 65_025 - mean * mean).squareRoot()
    #expect(abs(mean - 0.2860) < 5e-5)
    #expect(abs(deviation - 0.3530) < 5e-5)

    let raw = LabelledData(
      inputs: try MeanPooling.pool(data.train.pixels, side: 28, by: 1), labels: data.train.labels, featureCount: 784,
      classCount: 10)
    let standardization = try Standardization(of: raw, name: "fashion-mnist")
    // Inputs are rounded to Float, and 47 million numbers are added.
    #expect(abs(standardization.mean - mean) < 1e-8)
    #expect(abs(standardization.deviation - deviation) < 1e-8)
  }

  @Test(arguments: [(1, 3000), (2, 60_000), (4, 50_000), (7, 1000), (14, 10), (28, 2)])
  func standardisedTrainingPart(pool: Int, examples: Int) throws {
    let split = try data.split(pool: pool, examples: examples)
    let features = (28 / pool) * (28 / pool)
    #expect(split.name == "fashion-mnist")
    #expect(split.train.count == examples && split.train.inputs.count == examples * features)
    #expect(split.test.count == 10_000 && split.test.inputs.count == 10_000 * features)

    let count = Double(split.train.inputs.count)
    let mean = split.train.inputs.reduce(0.0) { $0 + Double($1) } / count
    let variance = split.train.inputs.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    #expect(abs(mean) < 1e-6)
    #expect(abs(variance.squareRoot() - 1) < 1e-6)
  }

  /// Both parts, pooled pixel by pixel from the files' bytes and standardised by the first 500 training images.
  @Test func pooledImagesAgreeWithTheDefinition() throws {
    let examples = 500
    let split = try data.split(pool: 2, examples: examples)
    func pooled(_ part: FashionMNIST.Part, _ image: Int, _ feature: Int) -> Double {
      let corner = image * 784 + (feature / 14) * 56 + (feature % 14) * 2
      let places = [corner, corner + 1, corner + 28, corner + 29]
      return places.reduce(0.0) { $0 + Double(part.pixels[$1]) } / 4 / 255
    }
    let used = (0..<examples).flatMap { image in (0..<196).map { pooled(data.train, image, $0) } }
    let mean = used.reduce(0, +) / Double(used.count)
    let deviation = (used.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(used.count)).squareRoot()
    for feature in 0..<196 {
      for image in [0, 1, 499] {
        let expected = (pooled(data.train, image, feature) - mean) / deviation
        #expect(abs(Double(split.train.inputs[image * 196 + feature]) - expected) < 1e-6)
      }
      for image in [0, 77, 9999] {
        let expected = (pooled(data.test, image, feature) - mean) / deviation
        #expect(abs(Double(split.test.inputs[image * 196 + feature]) - expected) < 1e-6)
      }
    }
  }

  @Test func byNameFromUncompressedFiles() throws {
    let folder = try TemporaryFolder()
    for checksum in data.checksums {
      let compressed = FashionMNIST.defaultDirectory.appendingPathComponent(checksum.file + ".gz")
      try folder.write(Gzip.contents(of: compressed), to: checksum.file)
    }
    let split = try FashionMNISTSource(pool: 14).load(examples: 20, directory: folder.url)
    #expect(try split == data.split(pool: 14, examples: 20))
  }

  @Test func imagesThatAreAllBlackCannotBeStandardised() {
    #expect(
      dataSetError { _ = try data.split(pool: 28, examples: 1) }
        == .constantInputs(dataSet: "fashion-mnist", examples: 1))
    #expect(
      dataSetError { _ = try data.split(pool: 3) }?.description == "pool is 3, expected one of 1, 2, 4, 7, 14, 28.")
    #expect(
      dataSetError { _ = try data.split(examples: 0) }?.description
        == "examples is 0, expected an integer within 1…60000.")
  }
}
