import Experiments
import NoiseScale

/// A data set that a network may name, with the keys that stand beside its name.
public struct DataSetKeys: Sendable, Equatable {
  public var name: String
  /// The names of its parameters, which are numbers.
  public var parameters: [String]

  public init(_ name: String, parameters: [String]) {
    self.name = name
    self.parameters = parameters
  }

  /// The data sets that are read unless the caller says otherwise.
  public static let builtIn = [
    DataSetKeys("fashion-mnist", parameters: ["pool"]),
    DataSetKeys(
      "teacher",
      parameters: ["examples", "test-examples", "features", "classes", "hidden-units", "label-noise", "data-seed"]),
  ]
}

extension SourceNode {
  func problem(_ dataSets: [DataSetKeys]) throws(Complaint) -> ProblemDescription {
    let choice = try choice("problem", among: ["quadratic", "network"])
    if choice.key == "quadratic" { return .quadratic(try choice.value.quadratic()) }
    return .network(try choice.value.network(dataSets))
  }

  private func quadratic() throws(Complaint) -> QuadraticDescription {
    let source = try mapping(
      "quadratic", owner: "quadratic", known: ["curvature", "gradient-variance", "initial-mean", "initial-variance"])
    let standard = QuadraticDescription()
    return QuadraticDescription(
      curvature: try source["curvature"]?.curvature() ?? standard.curvature,
      gradientVariance: try source["gradient-variance"]?.gradientVariance() ?? standard.gradientVariance,
      initialMean: try source["initial-mean"]?.number("initial-mean") ?? standard.initialMean,
      initialVariance: try source["initial-variance"]?.number("initial-variance", "a number ≥ 0")
        ?? standard.initialVariance)
  }

  private func curvature() throws(Complaint) -> QuadraticDescription.Curvature {
    let choice = try choice("curvature", among: ["power-law", "values"])
    if choice.key == "values" { return .values(try choice.value.numbers("values")) }
    let law = try choice.value.mapping("power-law", owner: "power-law", known: ["modes", "largest", "exponent"])
    return .powerLaw(
      modes: try law["modes"]?.integer("modes", "an integer ≥ 1") ?? 1000,
      largest: try law["largest"]?.number("largest", "a number > 0") ?? 1,
      exponent: try law["exponent"]?.number("exponent") ?? 0.5)
  }

  private func gradientVariance() throws(Complaint) -> QuadraticDescription.GradientVariance {
    let choice = try choice("gradient-variance", among: ["per-curvature", "constant", "values"])
    switch choice.key {
    case "per-curvature": return .perCurvature(try choice.value.number("per-curvature", "a number ≥ 0"))
    case "constant": return .constant(try choice.value.number("constant", "a number ≥ 0"))
    default: return .values(try choice.value.numbers("values"))
    }
  }

  private func network(_ dataSets: [DataSetKeys]) throws(Complaint) -> NetworkDescription {
    let own = ["data", "data-dir", "hidden", "activation", "evaluate"]
    guard case .mapping(let entries) = content else {
      throw wrong("network", "a mapping with the keys " + own.joined(separator: ", "))
    }
    var network = NetworkDescription()
    network.data = try self["data"]?.text("data") ?? network.data
    guard let dataSet = dataSets.first(where: { $0.name == network.data }) else {
      let names = dataSets.map(\.name)
      let nearest = names.nearest(to: network.data).map { "; did you mean '\($0)'?" } ?? ""
      throw Complaint(
        self["data"]?.place ?? place,
        "data is '\(network.data)', but must be one of " + names.joined(separator: ", ") + nearest)
    }
    var parameters: [(name: String, value: ParameterValue)] = []
    for entry in entries where !own.contains(entry.key) {
      guard dataSet.parameters.contains(entry.key) else {
        throw unknown(entry, of: "network on \(dataSet.name)", known: own + dataSet.parameters)
      }
      parameters.append((entry.key, .number(try entry.value.number(entry.key))))
    }
    network.dataParameters = Parameters(parameters)
    network.dataDirectory = try self["data-dir"]?.text("data-dir")
    network.hidden = try self["hidden"]?.integers("hidden", "an integer ≥ 1") ?? network.hidden
    network.activation = try self["activation"]?.text("activation") ?? network.activation
    if let evaluate = try self["evaluate"]?.mapping("evaluate", owner: "evaluate", known: ["train"]) {
      network.evaluateTrain = try evaluate["train"]?.integer("train", "an integer ≥ 1") ?? network.evaluateTrain
    }
    return network
  }
}
