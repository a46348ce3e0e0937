import DataSets
import StochasticSimulation

extension NetworkDescription {
  /// The parameters of a data set, each with the keywords of JSON Schema that say what it may be; none for an unknown one.
  public static func parameterSchemas(
    of data: String
  ) -> [(name: String, isRequired: Bool, keywords: [(key: String, value: DescriptionNode)])] {
    let parameters = DataSources.all.first { $0.name == data }?.parameters ?? []
    return parameters.filter { $0.name != trainingExamples }.map { parameter in
      (parameter.name, parameter.isRequired, [("description", .text(parameter.meaning))] + parameter.allowed.keywords)
    }
  }

  /// The names of what a hidden unit may do with its sum.
  public static var activationNames: [String] { Activation.allCases.map(\.rawValue) }

  /// The names of the losses.
  public static var lossNames: [String] { NetworkLoss.allCases.map(\.rawValue) }
}

extension DataParameter.Allowed {
  fileprivate var keywords: [(key: String, value: DescriptionNode)] {
    switch self {
    case .integers(let range):
      [
        ("type", .text("integer")), ("minimum", .integer(Int128(range.lowerBound))),
        ("maximum", .integer(Int128(range.upperBound))),
      ]
    case .reals(let range):
      [
        ("type", .text("number")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
      ]
    case .oneOf(let values): [("enum", .list(values.map { .integer(Int128($0)) }))]
    case .flag: [("type", .text("boolean"))]
    case .words(let words): [("enum", .list(words.map { .text($0) }))]
    case .file: [text, ("pattern", .text("^[^/~]"))]
    case .columns:
      [("anyOf", .list([.mapping([text]), .mapping([("type", .text("array")), ("items", .mapping([text]))])]))]
    }
  }

  /// A text in the reader's sense: a plain scalar stands for its spelling.
  private var text: (key: String, value: DescriptionNode) {
    ("type", .list([.text("string"), .text("number"), .text("boolean")]))
  }
}
