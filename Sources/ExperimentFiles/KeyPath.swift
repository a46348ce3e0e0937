import Descriptions

extension KeyList {
  /// The key of an experiment file at the end of a path, lists left out: `schedules`, `stages`, `epochs`.
  ///
  /// Traps where there is none.
  public static func parameter(_ path: [String]) -> Parameter {
    var (parameters, found) = (ExperimentSchema.mapping.parameters, Parameter?.none)
    for name in path {
      found = parameters.first { $0.name == name }
      parameters = found?.allowed.parameters ?? []
    }
    guard let found else { preconditionFailure("\(path.joined(separator: ".")) is no key of an experiment") }
    return found
  }
}

extension Allowed {
  /// The keys of the mapping that it is, or may be.
  fileprivate var parameters: [Parameter] {
    switch self {
    case .mapping(let mapping), .choice(let mapping): mapping.parameters
    case .list(let element, _, _, _): element.parameters
    case .either(let alternatives, _): alternatives.flatMap(\.parameters)
    case .number, .integer, .measure, .oneOf, .flag, .text, .name, .word, .file, .named: []
    }
  }
}
