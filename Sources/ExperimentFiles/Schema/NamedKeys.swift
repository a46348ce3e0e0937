import Experiments
import NoiseScale

/// Laws, transforms or optimisers with the keys of their parameters.
///
/// Which names and parameters there are, they say themselves; what values a parameter may have is said here. One that is not
/// described may have any value.
struct NamedKeys: Sendable {
  var entries: [(name: String, parameters: MappingKeys)]

  private init(_ known: [(name: String, parameterNames: [String])], _ described: [String: [MappingKeys.Key]]) {
    entries = known.map { name, parameterNames in
      let keys = described[name] ?? []
      return (
        name,
        MappingKeys(
          keys: parameterNames.map { parameter in
            keys.first { $0.name == parameter } ?? .optional(parameter, .anything)
          })
      )
    }
  }

  static let laws = NamedKeys(
    Laws.all.map { ($0.name, $0.parameterNames) },
    [
      LinearLaw.name: fromTo,
      CosineLaw.name: fromTo,
      ExponentialLaw.name: [.required("from", .number(above: 0)), .required("to", .number(above: 0))],
      PolynomialLaw.name: fromTo + [.required("power", .number(above: 0))],
      StepLaw.name: [
        .required("from", .number()), .required("factor", .number(above: 0)), .required("every", .number(above: 0)),
      ],
      WarmUpLaw.name: fromTo + [
        .required("epochs", .number(above: 0)), .optional("then", .any(of: [.number(), .definition("law")])),
      ],
      WarmUpStableDecayLaw.name: [
        .required("peak", .number()), .required("warm-up", .number(atLeast: 0)),
        .required("decay", .number(atLeast: 0)), .required("to", .number()),
      ],
      OneCycleLaw.name: fromTo + [.required("peak", .number()), .required("warm-up", .number(above: 0))],
      ExcerptLaw.name: [
        .required("law", .definition("law")), .required("of-epochs", .number(above: 0)),
        .optional("start", .number(atLeast: 0)), .optional("times", .number(above: 0)),
      ],
    ])

  static let transforms = NamedKeys(
    Transforms.all.map { ($0.name, $0.parameterNames) },
    [
      IncreaseBatchSize.name: batch,
      Hybrid.name: [.optional("decays", .integer(atLeast: 0))] + batch,
      ScaleLearningRate.name: [.required("by", .number(above: 0))] + batch,
      RaiseMomentum.name: [.required("to", .number(atLeast: 0, below: 1))] + batch,
      DecayLearningRate.name: batch,
      SquareRoot.name: [.optional("by", .number(above: 0))] + batch,
      Seesaw.name: [.optional("exponent", .number(atLeast: 0.5, atMost: 1))] + batch,
    ])

  static let optimizers = NamedKeys(
    Optimizers.all.map { ($0.name, $0.parameterNames) }, [Adam.name: adam])

  /// Adam's, of the optimiser or of a stage.
  static let adam: [MappingKeys.Key] = [
    .optional("beta1", .number(atLeast: 0, below: 1)), .optional("beta2", .number(atLeast: 0, below: 1)),
    .optional("delta", .number(above: 0)),
  ]

  private static let fromTo: [MappingKeys.Key] = [.required("from", .number()), .required("to", .number())]

  private static let batch: [MappingKeys.Key] = [
    .optional("up-to", .integer(atLeast: 1).describing("The largest batch size made.")),
    .optional("multiple-of", .integer(atLeast: 1).describing("Of which every batch size made is a multiple.")),
    .optional(
      "keep", .word(Keep.allCases.map(\.rawValue)).describing("approximate: the drift rate; exact: the plateau.")),
  ]

  /// `{name: {parameters}}`.
  var mapping: SchemaTerm { MappingKeys(keys: entries.map { .optional($0.name, $0.parameters.term) }).choice }

  /// The same, or the name alone where no parameter is required.
  var nameOrMapping: SchemaTerm {
    let free = entries.filter { !$0.parameters.keys.contains(where: \.isRequired) }.map(\.name)
    return .any(of: [.word(free), mapping])
  }
}
