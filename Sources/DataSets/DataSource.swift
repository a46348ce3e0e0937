import Foundation

/// A data set that can be asked for by name.
///
/// To add one: a file with a conforming type, and a line in `DataSources.all`.
public protocol DataSource: Sendable {
  /// The name, lower case with hyphens.
  var name: String { get }

  /// What it takes, in the order in which it is shown.
  var parameters: [DataParameter] { get }

  /// Makes the data set.
  ///
  /// - Parameters:
  ///   - values: A valid value for every parameter, by name.
  ///   - directory: The folder with its files; nil for the usual place.
  /// - Throws: `DataSetError`.
  func make(_ values: DataValues, directory: URL?) throws -> DataSplit

  /// Whether the files are named by parameters: they are then looked for beside the experiment.
  var readsNamedFiles: Bool { get }

  /// The given values and the defaults of all others, in the order of the parameters; nothing is checked.
  func withDefaults(_ given: DataValues) -> DataValues
}

extension DataSource {
  /// Makes the data set with the defaults for what is not given.
  ///
  /// - Parameters:
  ///   - given: Values by parameter name.
  ///   - directory: The folder with its files; nil for the usual place. A generated set reads no folder.
  /// - Throws: `DataSetError`: unknown or invalid parameters, missing or wrong files.
  public func load(_ given: DataValues = [:], directory: URL? = nil) throws -> DataSplit {
    try make(resolve(given), directory: directory)
  }

  public var readsNamedFiles: Bool { false }

  public func withDefaults(_ given: DataValues) -> DataValues {
    DataValues(
      parameters.compactMap { parameter in
        (given[parameter.name] ?? parameter.defaultValue).map { (parameter.name, $0) }
      })
  }

  /// The given values and the defaults of all others.
  ///
  /// - Throws: `DataSetError.unknownParameter` or `.invalidParameter`, of several the first in alphabetical order;
  ///   `.missingParameter`.
  public func resolve(_ given: DataValues) throws -> DataValues {
    for (key, value) in given.entries.sorted(by: { $0.name < $1.name }) {
      guard let parameter = parameters.first(where: { $0.name == key }) else {
        let nearest = NearestName.find(key, among: parameters.map(\.name))
        throw DataSetError.unknownParameter(name: key, dataSet: name, nearest: nearest)
      }
      try parameter.check(value)
    }
    for parameter in parameters where parameter.isRequired && given[parameter.name] == nil {
      throw DataSetError.missingParameter(name: parameter.name, dataSet: name)
    }
    return withDefaults(given)
  }
}

/// The data sets there are.
public enum DataSources {
  /// All of them, one line each.
  public static let all: [any DataSource] = [
    FashionMNISTSource(),
    TeacherSource(),
    CSVSource(),
    IDXSource(),
  ]

  /// The data set of that name.
  ///
  /// - Throws: `DataSetError.unknownDataSet`, with the nearest name.
  public static func named(_ name: String) throws -> any DataSource {
    if let source = all.first(where: { $0.name == name }) { return source }
    let known = all.map(\.name)
    throw DataSetError.unknownDataSet(name: name, nearest: NearestName.find(name, among: known), known: known)
  }
}
