import Compression
import Foundation

/// Fashion-MNIST: 70 000 grey images of clothes, 28 × 28 pixels, ten classes (Xiao, Rasul, Vollgraf 2017), read from
/// the files of the Debian package `dataset-fashion-mnist`.
public struct FashionMNIST: Sendable {
  /// Images and their classes.
  public struct Part: Sendable {
    /// The grey values 0…255, images one after the other, row-major, 784 bytes each.
    public let pixels: [UInt8]

    /// The class of every image, 0…9.
    public let labels: [UInt8]
  }

  /// The 60 000 training images.
  public let train: Part

  /// The 10 000 test images.
  public let test: Part

  /// The checksums of the four files.
  public let checksums: [FileChecksum]

  /// The side of an image in pixels.
  public static let side = 28

  /// The number of classes.
  public static let classCount = 10

  /// Where the package puts its files.
  public static let defaultDirectory = URL(fileURLWithPath: "/usr/share/datasets/fashion-mnist", isDirectory: true)

  /// The four files as they must be.
  static let trainImages = ExpectedFile(
    name: "train-images-idx3-ubyte", dimensions: [60_000, side, side], crc32: CRC32(0xb4f2_9f28))
  static let trainLabels = ExpectedFile(
    name: "train-labels-idx1-ubyte", dimensions: [60_000], crc32: CRC32(0x741a_4657), classCount: classCount)
  static let testImages = ExpectedFile(
    name: "t10k-images-idx3-ubyte", dimensions: [10_000, side, side], crc32: CRC32(0x678f_e0b1))
  static let testLabels = ExpectedFile(
    name: "t10k-labels-idx1-ubyte", dimensions: [10_000], crc32: CRC32(0x8014_2c1f), classCount: classCount)

  /// Reads and checks the four files.
  ///
  /// - Parameter directory: The folder with the files, compressed (`.gz`) or not; nil for `defaultDirectory`.
  /// - Returns: The images as they are in the files.
  /// - Throws: `DataSetError`: missing or unreadable files, damaged compression, wrong shape, labels or checksum.
  public static func load(directory: URL? = nil) throws(DataSetError) -> FashionMNIST {
    let directory = directory ?? defaultDirectory
    let advice = "install the package dataset-fashion-mnist or give data-dir"
    guard FileManager.default.fileExists(atPath: directory.path) else {
      throw DataSetError.missing(path: directory.path, advice: advice)
    }
    func read(_ file: ExpectedFile) throws(DataSetError) -> [UInt8] {
      try file.read(in: directory, advice: advice)
    }
    // Small files first: a wrong folder is noticed at once.
    let labels = (train: try read(trainLabels), test: try read(testLabels))
    let pixels = (test: try read(testImages), train: try read(trainImages))
    return FashionMNIST(
      train: Part(pixels: pixels.train, labels: labels.train),
      test: Part(pixels: pixels.test, labels: labels.test),
      checksums: [trainImages, trainLabels, testImages, testLabels].map(\.checksum))
  }

  /// The images as inputs: pooled, scaled to 0…1, then standardised by the mean and deviation of the training part.
  ///
  /// - Parameters:
  ///   - pool: The side of the squares that are averaged; 1, 2, 4, 7, 14 or 28. An image has (28 / pool)² features.
  ///   - examples: How many training images to use, from the first on; 1…60 000. The constants are taken from these.
  /// - Returns: The training part and the whole test part, standardised by the same two constants.
  /// - Throws: `DataSetError.invalidParameter`, or `.constantInputs` if the training inputs are all equal.
  public func split(pool: Int = 1, examples: Int = 60_000) throws(DataSetError) -> DataSplit {
    try FashionMNISTSource.check(examples: examples)
    let rawTrain = try Self.pooled(train, by: pool, first: examples)
    let rawTest = try Self.pooled(test, by: pool, first: test.labels.count)
    let standardization = try Standardization(of: rawTrain, name: FashionMNISTSource.name)
    return DataSplit(
      name: FashionMNISTSource.name, train: standardization.applied(to: rawTrain),
      test: standardization.applied(to: rawTest), checksums: checksums,
      readingBytes: 2 * Double(train.pixels.count + test.pixels.count)
        + 5 * Double(rawTrain.inputs.count + rawTest.inputs.count))
  }

  private static func pooled(_ part: Part, by size: Int, first count: Int) throws(DataSetError) -> LabelledData {
    let pixels = Array(part.pixels[..<(count * side * side)])
    let inputs: [Float]
    do { inputs = try MeanPooling.pool(pixels, side: side, by: size) } catch { throw DataSetError(error) }
    return LabelledData(
      inputs: inputs, labels: Array(part.labels[..<count]), featureCount: (side / size) * (side / size),
      classCount: classCount)
  }
}
