import Experiments
import NoiseScale

extension SourceNode {
  func problem() throws(Complaint) -> ProblemDescription {
    let choice = try choice("problem", among: MappingKeys.problem.names)
    if choice.key == "quadratic" { return .quadratic(try choice.value.quadratic()) }
    return .network(try choice.value.network())
  }

  private func network() throws(Complaint) -> NetworkDescription {
    let own = MappingKeys.network.names
    guard case .mapping(let entries) = content else {
      throw wrong("network", "a mapping with the keys " + own.joined(separator: ", "))
    }
    let standard = NetworkDescription()
    let data = try self["data"]?.text("data") ?? standard.data
    guard let known = NetworkDescription.parameterNames(of: data) else {
      let names = NetworkDescription.dataSetNames
      let nearest = names.nearest(to: data).map { "; did you mean '\($0)'?" } ?? ""
      throw Complaint(
        self["data"]?.place ?? place, "data is '\(data)', but must be one of " + names.joined(separator: ", ") + nearest
      )
    }
    var parameters: [(name: String, value: NetworkDescription.DataValue)] = []
    for entry in entries where !own.contains(entry.key) {
      guard known.contains(entry.key), let parameter = NetworkDescription.dataParameter(entry.key, of: data) else {
        throw unknown(entry, of: "network on \(data)", known: own + known)
      }
      parameters.append((entry.key, try entry.value.dataValue(entry.key, parameter)))
    }
    let evaluate = try self["evaluate"]?.mapping("evaluate", owner: "evaluate", known: MappingKeys.evaluate.names)
    return NetworkDescription(
      data: data, dataParameters: .init(parameters), dataDirectory: try self["data-dir"]?.text("data-dir"),
      hidden: try self["hidden"]?.integers("hidden", "an integer ≥ 1") ?? standard.hidden,
      activation: try self["activation"]?.text("activation") ?? standard.activation,
      loss: try self["loss"]?.text("loss"),
      evaluateTrain: try evaluate?["train"]?.integer("train", "an integer ≥ 1") ?? standard.evaluateTrain)
  }

  /// A value of the kind that the data set takes; whether it is allowed is checked with the experiment.
  private func dataValue(
    _ key: String, _ parameter: NetworkDescription.DataParameter
  ) throws(Complaint) -> NetworkDescription.DataValue {
    switch parameter.allowed {
    case .integers, .reals, .oneOf: return .number(try number(key))
    case .flag: return .flag(try flag(key))
    case .words, .file: return .text(try text(key))
    case .columns:
      guard case .list(let elements) = content else { return .texts([try text(key)]) }
      var names: [String] = []
      for (index, element) in elements.enumerated() { names.append(try element.text("element \(index + 1) of \(key)")) }
      return .texts(names)
    }
  }
}
