import Descriptions
import ExperimentFiles

/// The examples as `compare` shows and finds them.
enum ExampleInput {
  /// A line each: the name and the question.
  static var list: String {
    let width = Example.all.map(\.name.count).max() ?? 0
    return Example.all.map { $0.name.padding(toLength: width + 2) + $0.question + "\n" }.joined()
  }

  /// - Throws: `Failure` for an unknown name.
  static func named(_ name: String) throws -> Example {
    let names = Example.all.map(\.name)
    guard let example = Example.all.first(where: { $0.name == name }) else {
      throw Failure(
        .wrongUsage,
        "--example is '\(name)', but must be one of \(names.joined(separator: ", "))\(names.suggestion(for: name))")
    }
    return example
  }
}

extension String {
  /// With spaces behind it, so that what follows stands in a column.
  func padding(toLength length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - count))
  }
}
