import Descriptions
import Foundation

/// A data set that can be asked for by name, with its parameters.
///
/// To add one: a file with a conforming type, and a line in `DataSources.all`.
public protocol DataSource: Described {
  /// Makes the data set; the parameters are allowed ones.
  ///
  /// - Parameters:
  ///   - examples: How many training examples are used, from the first on.
  ///   - directory: The folder with its files; nil for the usual place.
  /// - Throws: `DataSetError`.
  func make(examples: Int, directory: URL?) throws(DataSetError) -> DataSplit

  /// Whether the files are named by parameters: they are then looked for beside the experiment.
  static var readsNamedFiles: Bool { get }

  /// The memory of the arrays, where it is known before they are made, bytes.
  func bytes(examples: Int) -> Double?

  /// About how long the data take to be made, where they are not read, seconds.
  func seconds(examples: Int) -> Double

  /// How many training examples there are at most.
  static var mostExamples: Int { get }

  /// Whether numbers are to be predicted, so that there is no accuracy.
  var isRegression: Bool { get }

  /// What a report calls the data: the name of their first file, or of the data set.
  var label: String { get }
}

extension DataSource {
  public static var readsNamedFiles: Bool { false }

  public var isRegression: Bool { false }

  public func bytes(examples: Int) -> Double? { nil }

  public func seconds(examples: Int) -> Double { 0 }

  public var label: String { Self.name }

  /// Checks the parameters and makes the data set.
  ///
  /// - Parameters:
  ///   - examples: How many training examples are used, from the first on; 1…``mostExamples``.
  ///   - directory: The folder with its files; nil for the usual place. A generated set reads no folder.
  /// - Throws: `DataSetError`: invalid parameters, missing or wrong files. It knows the ``DataSetError/parameter`` that
  ///   named the file or has the value; `examples` is how many were asked for.
  public func load(examples: Int, directory: URL? = nil) throws(DataSetError) -> DataSplit {
    do { try validate() } catch { throw DataSetError(error) }
    try Self.check(examples: examples)
    return try make(examples: examples, directory: directory)
  }

  /// - Throws: `DataSetError.invalidParameter` unless `examples` is within 1…``mostExamples``.
  static func check(examples: Int) throws(DataSetError) {
    guard (1...mostExamples).contains(examples) else {
      throw DataSetError.invalidParameter(
        name: "examples", value: "\(examples)", allowed: Allowed.integer(from: 1, to: Int128(mostExamples)).words)
    }
  }
}

/// The data sets there are.
public enum DataSources {
  /// All of them, one line each.
  public static let all: [any DataSource.Type] = [
    FashionMNISTSource.self,
    TeacherSource.self,
    CSVSource.self,
    IDXSource.self,
  ]

  /// The data set that stands under `data` of a mapping, with the parameters beside it; without that key Fashion-MNIST.
  ///
  /// Other keys of the mapping are passed over, and what is required has been looked for: see `Mapping.check`.
  /// - Throws: `Fault` for an unknown name, or a parameter of another type.
  public static func read(_ node: Node) throws(Fault) -> any DataSource {
    guard let name = node["data"] else { return try FashionMNISTSource.read(node) }
    let names = all.map { $0.name }
    do { try Allowed.word(names).check(name, "data") } catch { throw error.under(.key("data")) }
    guard let type = all.first(where: { $0.name == name.text }) else {
      preconditionFailure("a word that has been checked is one of them")
    }
    return try type.read(node)
  }
}
