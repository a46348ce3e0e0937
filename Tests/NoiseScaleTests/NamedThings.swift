import Descriptions
import NoiseScale

/// Named values as a file has them.
struct Parameters: ExpressibleByDictionaryLiteral, Sendable, Equatable {
  var entries: [(name: String, value: Node)]

  init(_ entries: [(name: String, value: Node)] = []) { self.entries = entries }

  init(_ described: some Described) { entries = described.values.entries.map { ($0.key, $0.value) } }

  init(dictionaryLiteral elements: (String, Node)...) { entries = elements.map { (name: $0.0, value: $0.1) } }

  subscript(name: String) -> Node? { node[name] }

  var node: Node { .mapping(entries.map { ($0.name, $0.value) }) }

  static func == (a: Parameters, b: Parameters) -> Bool { a.node == b.node }
}

extension Node {
  static func law(name: String, _ parameters: Parameters) -> Node { .mapping([(name, parameters.node)]) }
}

extension Laws {
  static func make(_ name: String, _ parameters: Parameters) throws(Fault) -> any Law {
    try read(.mapping([(name, parameters.node)]))
  }
}

extension Transforms {
  static func make(_ name: String, _ parameters: Parameters) throws(Fault) -> any Transform {
    try read(.mapping([(name, parameters.node)]))
  }
}

extension Optimizers {
  static func make(_ name: String, _ parameters: Parameters = [:]) throws(Fault) -> any Optimizer {
    try read(.mapping([(name, parameters.node)]))
  }

  /// With every parameter at what it usually is.
  static func usual(_ name: String) throws(Fault) -> any Optimizer {
    try make(name, name == FormalOptimizer.name ? ["name": .text("lars")] : [:])
  }
}

extension Described {
  /// As a file has it: every parameter is checked.
  init(parameters: Parameters) throws(Fault) {
    try Self.mapping.check(parameters.node)
    self = try Self.read(parameters.node)
    try check()
  }
}
