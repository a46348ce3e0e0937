import Compression
import Foundation

/// A file that a parameter of a data set names.
struct NamedFile {
  /// The parameter that is to blame for whatever is wrong with the file.
  let parameter: String
  private let url: URL

  /// - Parameter directory: The folder that the name starts from; nil for the current one.
  init(_ name: String, of parameter: String, in directory: URL?) {
    self.parameter = parameter
    url = directory?.appendingPathComponent(name) ?? URL(fileURLWithPath: name)
  }

  var path: String { url.path }

  /// The uncompressed bytes.
  ///
  /// - Throws: `DataSetError`.
  func read() throws(DataSetError) -> [UInt8] {
    do {
      return try Gzip.contents(of: url)
    } catch {
      throw DataSetError(
        error, file: url, advice: "files are looked for beside the experiment file, or in the data-dir given"
      ).blamed(on: parameter)
    }
  }

  /// What `body` makes of the file's content, whose errors are blamed on the parameter.
  func blamed<Result>(_ body: () throws(DataSetError) -> Result) throws(DataSetError) -> Result {
    do { return try body() } catch { throw error.blamed(on: parameter) }
  }

  /// What is wrong at a place of a table.
  func wrong(_ message: String, line: Int = 1, column: Int = 1) -> DataSetError {
    .table(file: path, line: line, column: column, message: message).blamed(on: parameter)
  }

  /// The name, without its folder and without `.gz`, and the checksum of the uncompressed bytes.
  func checksum(of bytes: [UInt8]) -> FileChecksum {
    let last = url.lastPathComponent
    return FileChecksum(file: last.hasSuffix(".gz") ? String(last.dropLast(3)) : last, CRC32(of: bytes))
  }
}
