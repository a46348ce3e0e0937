import DataSets
import Descriptions
import TestSupport

/// The bytes of an IDX file.
func idx(_ dimensions: [Int], _ elements: [UInt8], type: UInt8 = 0x08) -> [UInt8] {
  var bytes: [UInt8] = [0, 0, type, UInt8(dimensions.count)]
  for dimension in dimensions {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: dimension >> shift)) }
  }
  return bytes + elements
}

extension DataSource {
  /// Loads from a folder with these files.
  func load(examples: Int, from files: [String: [UInt8]]) throws -> DataSplit {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    return try withExtendedLifetime(folder) { try load(examples: examples, directory: folder.url) }
  }
}

/// The error that `body` throws; nil if it throws none or another kind.
func dataSetError(_ body: () throws -> Void) -> DataSetError? { thrown(body) }

/// The fault that `body` throws; nil if it throws none or another kind.
func fault(_ body: () throws -> Void) -> Fault? { thrown(body) }

private func thrown<Failure: Error>(_ body: () throws -> Void) -> Failure? {
  do {
    try body()
    return nil
  } catch {
    return error as? Failure
  }
}
