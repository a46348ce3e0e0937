import Experiments

extension SourceNode {
  func quadratic() throws(Complaint) -> QuadraticDescription {
    let source = try mapping(
      "quadratic", owner: "quadratic", known: MappingKeys.quadratic.names)
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
    switch choice.key {
    case "power-law": return try choice.value.powerLaw()
    case "geometric": return try choice.value.geometric()
    case "two-clusters": return try choice.value.twoClusters()
    case "csv": return .csv(try choice.value.column())
    default: return .values(try choice.value.numbers("values"))
    }
  }

  private func powerLaw() throws(Complaint) -> QuadraticDescription.Curvature {
    let law = try mapping("power-law", owner: "power-law", known: MappingKeys.powerLaw.names)
    return .powerLaw(
      modes: try law["modes"]?.integer("modes", "an integer ≥ 1") ?? 1000,
      largest: try law["largest"]?.number("largest", "a number > 0") ?? 1,
      exponent: try law["exponent"]?.number("exponent") ?? 0.5)
  }

  private func geometric() throws(Complaint) -> QuadraticDescription.Curvature {
    let law = try mapping("geometric", owner: "geometric", known: MappingKeys.geometric.names)
    return .geometric(
      modes: try law["modes"]?.integer("modes", "an integer ≥ 2") ?? 1000,
      largest: try law["largest"]?.number("largest", "a number > 0") ?? 1,
      smallest: try law["smallest"]?.number("smallest", "a number > 0") ?? 0.001)
  }

  private func twoClusters() throws(Complaint) -> QuadraticDescription.Curvature {
    let clusters = try mapping("two-clusters", owner: "two-clusters", known: MappingKeys.twoClusters.names)
    return .twoClusters(
      stiff: try clusters["stiff"]?.cluster("stiff", modes: 10, curvature: 1) ?? .init(modes: 10, curvature: 1),
      flat: try clusters["flat"]?.cluster("flat", modes: 990, curvature: 0.01) ?? .init(modes: 990, curvature: 0.01))
  }

  private func cluster(
    _ key: String, modes: Int, curvature: Double
  ) throws(Complaint) -> QuadraticDescription.Cluster {
    let cluster = try mapping(key, owner: key, known: MappingKeys.cluster.names)
    return .init(
      modes: try cluster["modes"]?.integer("modes", "an integer ≥ 1") ?? modes,
      curvature: try cluster["curvature"]?.number("curvature", "a number > 0") ?? curvature)
  }

  private func gradientVariance() throws(Complaint) -> QuadraticDescription.GradientVariance {
    let choice = try choice(
      "gradient-variance", among: MappingKeys.gradientVariance.names)
    switch choice.key {
    case "per-curvature": return .perCurvature(try choice.value.number("per-curvature", "a number ≥ 0"))
    case "measured":
      let known = MappingKeys.measured.names
      let traces = try choice.value.mapping("measured", owner: "measured", known: known)
      return .measured(
        traceCovariance: try traces.required(known[0], of: "measured").number(known[0], "a number ≥ 0"),
        traceHessian: try traces.required(known[1], of: "measured").number(known[1], "a number > 0"))
    case "constant": return .constant(try choice.value.number("constant", "a number ≥ 0"))
    case "csv": return .csv(try choice.value.column())
    default: return .values(try choice.value.numbers("values"))
    }
  }

  private func column() throws(Complaint) -> ColumnDescription {
    let source = try mapping("csv", owner: "csv", known: MappingKeys.column.names)
    var column = ColumnDescription(
      file: try source.required("file", of: "csv").text("file"),
      column: try source.required("column", of: "csv").text("column"))
    if let header = source["header"] { column.header = try header.flag("header") }
    if let separator = source["separator"] {
      column.separator = try separator.word("separator", as: type(of: column.separator))
    }
    return column
  }
}
