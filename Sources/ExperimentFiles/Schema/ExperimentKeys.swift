import Experiments

extension MappingKeys {
  static let experiment = MappingKeys(keys: [
    .optional("title", .text.describing("The title of the report.")),
    .optional(
      "training-set-size",
      .integer(atLeast: 1, atMost: Int128(Experiment.Limits.examples))
        .describing("N, examples; with a data set its first N.")),
    .optional("optimizer", NamedKeys.optimizers.nameOrMapping.describing("The rule of the updates.")),
    .optional("sampling", .word(ExperimentSchema.samplingNames).describing("How batches are drawn.")),
    .optional("problem", problem.choice.describing("The loss that is minimised.")),
    .optional(
      "dynamics",
      .list(of: .word(Dynamics.allCases.map(\.rawValue)), atLeast: 1, isSet: true)
        .describing("How schedules are run; which there are depends on problem, optimizer and sampling.")),
    .optional("langevin", langevin.term.describing("How langevin is approached on a network.")),
    .optional(
      "replicates",
      .integer(atLeast: 1, atMost: Int128(Experiment.Limits.replicates)).describing("Simulated runs of a schedule.")),
    .optional("seed", .integer(atLeast: 0, atMost: Int128(UInt64.max)).describing("Of all random numbers.")),
    .required(
      "schedules",
      .list(of: scheduleTerm, atLeast: 1).describing("In their own stages, or made from another by transforms.")),
    .optional("compare", compare.term.describing("With what, and how closely.")),
    .optional("record-every", .number(above: 0).describing("Epochs between recorded points.")),
    .optional(
      "measure",
      .any(of: [.word(["noise"]), measure.term])
        .describing("On a network: tr C, |∇L|², B_simple and the largest curvature.")),
  ])

  static let langevin = MappingKeys(keys: [
    .optional(
      "refinement",
      .integer(atLeast: 1, atMost: Int128(LangevinDescription.largestRefinement))
        .describing("l: every update becomes l steps.")),
    .optional("overdamped", .flag.describing("The equation without memory.")),
    .optional("method", .word(LangevinDescription.methodNames)),
  ])

  static let measure = MappingKeys(keys: [
    .required("noise", .number(above: 0).describing("Epochs from one measurement to the next."))
  ])

  static let compare = MappingKeys(keys: [
    .optional("reference", .text.describing("The schedule that the others are compared with.")),
    .optional(
      "margin", .any(of: [.number(above: 0), margin.term]).describing("A number alone is the margin of the loss.")),
    .optional("confidence", .number(above: 0.5, below: 1)),
    .optional(
      "rules",
      .list(of: .definition("transform")).describing("Each is applied to the reference by itself, and they are ranked.")
    ),
  ])

  static let margin = MappingKeys(keys: [
    .optional("loss", .number(above: 0).describing("Of ln(loss ratio).")),
    .optional("accuracy", .number(above: 0).describing("Of the difference of accuracies.")),
  ])

  static let schedule = MappingKeys(keys: [
    .required("name", SchemaTerm(SchemaTerm.text.keywords + [("minLength", .integer(1))])),
    .optional("stages", .list(of: .definition("stage"), atLeast: 1)),
    .optional("from", .text.describing("The name of another schedule.")),
    .optional("transform", .list(of: .definition("transform")).describing("Applied in this order.")),
  ])

  private static var scheduleTerm: SchemaTerm {
    .any(of: [
      schedule.requiring(["name", "stages"]).term, schedule.requiring(["name", "from", "transform"]).term,
    ])
  }

  static let stage = MappingKeys(
    keys: [
      .required("epochs", .number(above: 0)),
      .required("learning-rate", quantity(.number(above: 0)).describing("ε, per update.")),
      .required("batch-size", quantity(.integer(atLeast: 1)).describing("B, examples; at most N.")),
      .optional("momentum", quantity(.number(atLeast: 0, below: 1)).describing("m.")),
    ] + NamedKeys.adam)

  /// A number, or a law that stands in its place.
  private static func quantity(_ constant: SchemaTerm) -> SchemaTerm { .any(of: [constant, .definition("law")]) }
}
