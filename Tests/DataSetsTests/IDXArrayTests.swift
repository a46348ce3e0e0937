import Compression
import DataSets
import TestSupport
import Testing

@Suite struct IDXArrayTests {
  @Test(arguments: [
    [5], [2, 3], [2, 3, 4], [1, 1, 1, 7], [300, 2], [0], [4, 0], [0, 4_294_967_295, 4_294_967_295],
  ])
  func arrayComesBack(dimensions: [Int]) throws {
    let elements = noise(dimensions.contains(0) ? 0 : dimensions.reduce(1, *))
    let array = try IDXArray(bytes: idx(dimensions, elements), file: "f")
    #expect(array.dimensions == dimensions)
    #expect(array.elements == elements)
  }

  @Test func gzippedFileComesBack() throws {
    let folder = try TemporaryFolder()
    let elements = noise(6 * 28 * 28)
    let file = try folder.write(gzipped(idx([6, 28, 28], elements)), to: "images.gz")
    let array = try IDXArray(bytes: Gzip.contents(of: file), file: file.path)
    #expect(array.dimensions == [6, 28, 28])
    #expect(array.elements == elements)
  }

  static let magicIsExpected = "00 00 08 and the number of dimensions"

  @Test(
    arguments: [
      ([], .truncated(file: "f", found: "0 bytes", expected: "an IDX header of at least 8 bytes")),
      ([0, 0, 8], .truncated(file: "f", found: "3 bytes", expected: "an IDX header of at least 8 bytes")),
      ([0x89, 0x50, 0x4e, 0x47], .wrongMagic(file: "f", found: "89 50 4e 47", expected: magicIsExpected)),
      ([0, 1, 8, 1], .wrongMagic(file: "f", found: "00 01 08 01", expected: magicIsExpected)),
      ([0, 0, 8, 0], .wrongMagic(file: "f", found: "00 00 08 00", expected: magicIsExpected)),
      (idx([2], [1, 2], type: 0x0d), .wrongMagic(file: "f", found: "00 00 0d 01", expected: magicIsExpected)),
      ([0, 0, 8, 2, 0, 0, 0, 1], .truncated(file: "f", found: "8 bytes", expected: "an IDX header of 12 bytes")),
      (idx([2, 2], [1, 2, 3]), .truncated(file: "f", found: "15 bytes", expected: "16 bytes for 2 × 2 elements")),
      (
        idx([2, 2], [1, 2, 3, 4, 5]), .extraBytes(file: "f", found: "17 bytes", expected: "16 bytes for 2 × 2 elements")
      ),
      (
        idx([4_294_967_295, 4_294_967_295, 4_294_967_295], []),
        .truncated(
          file: "f", found: "16 bytes", expected: "4294967295 × 4294967295 × 4294967295 elements after the header")
      ),
    ] as [([UInt8], DataSetError)])
  func malformedFile(bytes: [UInt8], expected: DataSetError) {
    #expect(dataSetError { _ = try IDXArray(bytes: bytes, file: "f") } == expected)
    #expect(!expected.isMissingInput)
  }
}
