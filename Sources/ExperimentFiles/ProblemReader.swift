import Experiments
import NoiseScale

extension SourceNode {
  func problem() throws(Complaint) -> ProblemDescription {
    let choice = try choice("problem", among: MappingKeys.problem.names)
    if choice.key == "quadratic" { return .quadratic(try choice.value.quadratic()) }
    return .network(try choice.value.network())
  }

  private func quadratic() throws(Complaint) -> QuadraticDescription {
    let source = try mapping("quadratic", owner: "quadratic", known: MappingKeys.quadratic.names)
    let standard = QuadraticDescription()
    return QuadraticDescription(
      curvature: try source["curvature"]?.curvature() ?? standard.curvature,
      gradientVariance: try source["gradient-variance"]?.gradientVariance() ?? standard.gradientVariance,
      initialMean: try source["initial-mean"]?.number("initial-mean") ?? standard.initialMean,
      initialVariance: try source["initial-variance"]?.number("initial-variance", "a number ≥ 0")
        ?? standard.initialVariance)
  }

  private func curvature() throws(Complaint) -> QuadraticDescription.Curvature {
    let choice = try choice("curvature", among: MappingKeys.curvature.names)
    if choice.key == "values" { return .values(try choice.value.numbers("values")) }
    let law = try choice.value.mapping("power-law", owner: "power-law", known: MappingKeys.powerLaw.names)
    return .powerLaw(
      modes: try law["modes"]?.integer("modes", "an integer ≥ 1") ?? 1000,
      largest: try law["largest"]?.number("largest", "a number > 0") ?? 1,
      exponent: try law["exponent"]?.number("exponent") ?? 0.5)
  }

  private func gradientVariance() throws(Complaint) -> QuadraticDescription.GradientVariance {
    let choice = try choice("gradient-variance", among: MappingKeys.gradientVariance.names)
    switch choice.key {
    case "per-curvature": return .perCurvature(try choice.value.number("per-curvature", "a number ≥ 0"))
    case "constant": return .constant(try choice.value.number("constant", "a number ≥ 0"))
    default: return .values(try choice.value.numbers("values"))
    }
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
    var parameters: [(name: String, value: ParameterValue)] = []
    for entry in entries where !own.contains(entry.key) {
      guard known.contains(entry.key) else {
        throw unknown(entry, of: "network on \(data)", known: own + known)
      }
      parameters.append((entry.key, .number(try entry.value.number(entry.key))))
    }
    let evaluate = try self["evaluate"]?.mapping("evaluate", owner: "evaluate", known: MappingKeys.evaluate.names)
    return NetworkDescription(
      data: data, dataParameters: Parameters(parameters), dataDirectory: try self["data-dir"]?.text("data-dir"),
      hidden: try self["hidden"]?.integers("hidden", "an integer ≥ 1") ?? standard.hidden,
      activation: try self["activation"]?.text("activation") ?? standard.activation,
      evaluateTrain: try evaluate?["train"]?.integer("train", "an integer ≥ 1") ?? standard.evaluateTrain)
  }
}
