import Experiments

extension MappingKeys {
  static let problem = MappingKeys(keys: [
    .optional("quadratic", quadratic.term.describing("½ Σ h_i w_i², with gradient noise of variance c_i.")),
    .optional("network", networkTerm.describing("A small classifier on a data set.")),
  ])

  static let quadratic = MappingKeys(keys: [
    .optional("curvature", curvature.choice.describing("h_i > 0.")),
    .optional("gradient-variance", gradientVariance.choice.describing("c_i ≥ 0.")),
    .optional("initial-mean", .number()),
    .optional("initial-variance", .number(atLeast: 0)),
  ])

  static let curvature = MappingKeys(keys: [
    .optional("power-law", powerLaw.term.describing("h_i = largest · i^−exponent.")),
    .optional(
      "geometric", geometric.term.describing("From largest to smallest, each the same multiple of the one before.")),
    .optional("two-clusters", twoClusters.term),
    .optional("values", .list(of: .number(above: 0), atLeast: 1)),
    .optional("csv", column.term),
  ])

  static let geometric = MappingKeys(keys: [
    .optional("modes", .integer(atLeast: 2, atMost: Int128(QuadraticDescription.Curvature.largestModes))),
    .optional("largest", .number(above: 0)),
    .optional("smallest", .number(above: 0)),
  ])

  static let twoClusters = MappingKeys(keys: [.optional("stiff", cluster.term), .optional("flat", cluster.term)])

  static let cluster = MappingKeys(keys: [
    .optional("modes", .integer(atLeast: 1, atMost: Int128(QuadraticDescription.Curvature.largestModes))),
    .optional("curvature", .number(above: 0)),
  ])

  /// A column of a table.
  static let column = MappingKeys(keys: [
    .required("file", .file.describing("Its name, from the experiment file's folder or that of --data-dir.")),
    .required("column", .text.describing("Its name, or without a header its position from 1.")),
    .optional("header", .flag),
    .optional("separator", .word(ColumnDescription.separatorNames)),
  ])

  static let powerLaw = MappingKeys(keys: [
    .optional("modes", .integer(atLeast: 1, atMost: Int128(QuadraticDescription.Curvature.largestModes))),
    .optional("largest", .number(above: 0)),
    .optional("exponent", .number()),
  ])

  static let gradientVariance = MappingKeys(keys: [
    .optional("per-curvature", .number(atLeast: 0).describing("c_i = factor · h_i.")),
    .optional("measured", measured.term.describing("c_i = (tr C/tr H) h_i.")),
    .optional("constant", .number(atLeast: 0)),
    .optional("values", .list(of: .number(atLeast: 0), atLeast: 1)),
    .optional("csv", column.term),
  ])

  static let measured = MappingKeys(keys: [
    .required("trace-covariance", .number(atLeast: 0)), .required("trace-hessian", .number(above: 0)),
  ])

  /// Besides those of the data set.
  static let network = MappingKeys(keys: [
    .optional("data", .word(NetworkDescription.dataSetNames)),
    .optional("data-dir", .text.describing("Where the files of the data set are.")),
    .optional("hidden", .list(of: .integer(atLeast: 1, atMost: Int128(Experiment.Limits.units)))),
    .optional("activation", .word(NetworkDescription.activationNames)),
    .optional("loss", .word(NetworkDescription.lossNames)),
    .optional("evaluate", evaluate.term),
  ])

  static let evaluate = MappingKeys(keys: [
    .optional("train", .integer(atLeast: 1).describing("Train metrics are taken on the first so many examples."))
  ])

  /// One mapping for each data set; where none is named it is the default.
  private static var networkTerm: SchemaTerm {
    .any(
      of: NetworkDescription.dataSetNames.map { name in
        let data = Key(
          name: "data", term: SchemaTerm([("const", .text(name))]), isRequired: name != NetworkDescription().data)
        let own = NetworkDescription.parameterSchemas(of: name).map {
          Key(name: $0.name, term: SchemaTerm($0.keywords), isRequired: $0.isRequired)
        }
        return MappingKeys(keys: [data] + network.keys.dropFirst() + own).term
      })
  }
}
