import NoiseScale

extension Experiment {
  /// The whole experiment with every default filled in, under the keys of an experiment file and in their order.
  ///
  /// Transforms and optimisers are written with the parameters that they themselves report, so that a parameter left to
  /// its default shows its value. What cannot be made (an unknown name, a value out of range) is written as it stands.
  public var node: DescriptionNode {
    var entries: [(key: String, value: DescriptionNode)] = [
      ("title", .text(title)),
      ("training-set-size", .integer(Int128(trainingSetSize))),
      ("optimizer", named(optimizer.name, (try? optimizer.make())?.parameters ?? optimizer.parameters)),
      ("sampling", .text(sampling.rawValue)),
      ("problem", problem.node),
      ("dynamics", .list(dynamics.map { .text($0.rawValue) })),
    ]
    if isRefined { entries.append(("langevin", langevin.node)) }
    entries += [
      ("replicates", .integer(Int128(replicates))),
      ("seed", .integer(Int128(seed))),
      ("schedules", .list(schedules.map { $0.node(takesMomentum: takesMomentum) })),
      ("compare", comparison.node),
      ("record-every", .number(recordEvery)),
    ]
    if let measureNoiseEvery { entries.append(("measure", .mapping([("noise", .number(measureNoiseEvery))]))) }
    return .mapping(entries)
  }

  /// Whether there are dynamics that are approached by refinement: ``Experiment/langevin`` says how.
  public var isRefined: Bool { problem.isNetwork && dynamics.contains(.langevin) }

  private var takesMomentum: Bool {
    Optimizers.all.first { $0.name == optimizer.name }?.takesMomentum ?? true
  }
}

extension ScheduleDescription {
  fileprivate func node(takesMomentum: Bool) -> DescriptionNode {
    switch definition {
    case .stages(let stages):
      .mapping([
        ("name", .text(name)), ("stages", .list(stages.map { $0.node(takesMomentum: takesMomentum) })),
      ])
    case .derived(let from, let transforms):
      .mapping([("name", .text(name)), ("from", .text(from)), ("transform", .list(transforms.map(\.node)))])
    }
  }
}

extension LangevinDescription {
  fileprivate var node: DescriptionNode {
    .mapping([
      ("refinement", .integer(Int128(refinement))), ("overdamped", .flag(isOverdamped)), ("method", .text(method)),
    ])
  }
}

extension TransformDescription {
  /// The name alone, or the name with its parameters.
  public var node: DescriptionNode {
    named(name, (try? Transforms.make(name, parameters))?.parameters ?? parameters)
  }
}

extension Stage {
  /// A momentum of 0 is left out where the optimiser takes none, and what the stage leaves to Adam.
  fileprivate func node(takesMomentum: Bool) -> DescriptionNode {
    var entries: [(key: String, value: DescriptionNode)] = [
      ("epochs", .number(epochs)), ("learning-rate", learningRate.parameterValue.node),
      ("batch-size", batchSize.parameterValue.node),
    ]
    if takesMomentum || momentum != 0 { entries.append(("momentum", momentum.parameterValue.node)) }
    entries += adam.entries.map { ($0.name, .number($0.value)) }
    return .mapping(entries)
  }
}

extension ComparisonDescription {
  fileprivate var node: DescriptionNode {
    var entries: [(key: String, value: DescriptionNode)] = [
      ("reference", .text(reference)),
      ("margin", .mapping([("loss", .number(lossMargin)), ("accuracy", .number(accuracyMargin))])),
      ("confidence", .number(confidence)),
    ]
    if !rules.isEmpty { entries.append(("rules", .list(rules.map(\.node)))) }
    return .mapping(entries)
  }
}

extension ProblemDescription {
  fileprivate var node: DescriptionNode {
    switch self {
    case .quadratic(let quadratic): .mapping([("quadratic", quadratic.node)])
    case .network(let network): .mapping([("network", network.node)])
    }
  }
}

extension QuadraticDescription {
  fileprivate var node: DescriptionNode {
    let curvature: DescriptionNode =
      switch self.curvature {
      case .powerLaw(let modes, let largest, let exponent):
        .mapping([
          (
            "power-law",
            .mapping([
              ("modes", .integer(Int128(modes))), ("largest", .number(largest)), ("exponent", .number(exponent)),
            ])
          )
        ])
      case .geometric(let modes, let largest, let smallest):
        .mapping([
          (
            "geometric",
            .mapping([
              ("modes", .integer(Int128(modes))), ("largest", .number(largest)), ("smallest", .number(smallest)),
            ])
          )
        ])
      case .twoClusters(let stiff, let flat):
        .mapping([("two-clusters", .mapping([("stiff", stiff.node), ("flat", flat.node)]))])
      case .values(let values): .mapping([("values", .list(values.map { .number($0) }))])
      case .csv(let column): .mapping([("csv", column.node)])
      }
    let gradientVariance: DescriptionNode =
      switch self.gradientVariance {
      case .perCurvature(let factor): .mapping([("per-curvature", .number(factor))])
      case .measured(let traceCovariance, let traceHessian):
        .mapping([
          (
            "measured",
            .mapping([("trace-covariance", .number(traceCovariance)), ("trace-hessian", .number(traceHessian))])
          )
        ])
      case .constant(let value): .mapping([("constant", .number(value))])
      case .values(let values): .mapping([("values", .list(values.map { .number($0) }))])
      case .csv(let column): .mapping([("csv", column.node)])
      }
    return .mapping([
      ("curvature", curvature), ("gradient-variance", gradientVariance), ("initial-mean", .number(initialMean)),
      ("initial-variance", .number(initialVariance)),
    ])
  }
}

extension QuadraticDescription.Cluster {
  fileprivate var node: DescriptionNode {
    .mapping([("modes", .integer(Int128(modes))), ("curvature", .number(curvature))])
  }
}

extension ColumnDescription {
  fileprivate var node: DescriptionNode {
    .mapping([
      ("file", .text(file)), ("column", .text(column)), ("header", .flag(header)),
      ("separator", .text(separator.rawValue)),
    ])
  }
}

extension NetworkDescription {
  /// The parameters of the data set stand beside its name.
  fileprivate var node: DescriptionNode {
    var entries: [(key: String, value: DescriptionNode)] = [("data", .text(data))]
    entries += dataParameters.entries.map { ($0.name, $0.value.node) }
    entries += [
      ("hidden", .list(hidden.map { .integer(Int128($0)) })), ("activation", .text(activation)),
      ("loss", .text(loss)),
      ("evaluate", .mapping([("train", .integer(Int128(evaluateTrain)))])),
    ]
    if let dataDirectory { entries.append(("data-dir", .text(dataDirectory))) }
    return .mapping(entries)
  }
}

extension NetworkDescription.DataValue {
  fileprivate var node: DescriptionNode {
    switch self {
    case .number(let value): .number(value)
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .texts(let texts): texts.count == 1 ? .text(texts[0]) : .list(texts.map { .text($0) })
    }
  }
}

extension ParameterValue {
  fileprivate var node: DescriptionNode {
    switch self {
    case .number(let value): .number(value)
    case .text(let text): .text(text)
    case .law(let name, let parameters): .mapping([(name, parameters.node)])
    }
  }
}

extension Parameters {
  fileprivate var node: DescriptionNode { .mapping(entries.map { ($0.name, $0.value.node) }) }
}

/// The name alone where there are no parameters, otherwise a mapping of the name to them.
private func named(_ name: String, _ parameters: Parameters) -> DescriptionNode {
  parameters.entries.isEmpty ? .text(name) : .mapping([(name, parameters.node)])
}
