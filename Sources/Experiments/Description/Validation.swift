import DataSets
import NoiseScale
import StochasticSimulation

extension Experiment {
  /// Checks all that can be checked without reading data or running anything.
  /// - Throws: ``ExperimentError`` with the path of the key that is out of range.
  public func validate() throws(ExperimentError) {
    try require(trainingSetSize >= 1, ["training-set-size"], trainingSetSize, "an integer ≥ 1")
    try require(
      Double(trainingSetSize) <= Limits.examples, ["training-set-size"], trainingSetSize, "an integer up to 2^53")
    try require(replicates >= 1, ["replicates"], replicates, "an integer ≥ 1")
    try require(replicates <= Limits.replicates, ["replicates"], replicates, "at most \(Limits.replicates)")
    try require(
      recordEvery > 0 && recordEvery.isFinite, ["record-every"], recordEvery.shortText, "a number of epochs > 0")
    let optimizer: any Optimizer
    do { optimizer = try self.optimizer.make() } catch { throw ExperimentError(["optimizer"], "\(error)") }
    try validateDynamics()
    try validateProblem()
    try validateComparison()
    guard !schedules.isEmpty else { throw ExperimentError(["schedules"], "schedules: at least one is required") }
    var names: Set<String> = []
    for (index, schedule) in schedules.enumerated() {
      guard !schedule.name.isEmpty else {
        throw ExperimentError(["schedules", .index(index), "name"], "name: a schedule needs a name")
      }
      guard names.insert(schedule.name).inserted else {
        throw ExperimentError(
          ["schedules", .index(index), "name"], "name is '\(schedule.name)', but must be unique among the schedules")
      }
      if case .stages(let stages) = schedule.definition, stages.isEmpty {
        throw ExperimentError(
          ["schedules", .index(index), "stages"], "stages: schedule '\(schedule.name)' needs at least one stage")
      }
    }
    guard schedules.contains(where: { $0.name == comparison.reference }) else {
      let nearest = schedules.map(\.name).nearest(to: comparison.reference).map { "; did you mean '\($0)'?" } ?? ""
      throw ExperimentError(
        ["compare", "reference"],
        "reference is '\(comparison.reference)', but must be the name of a schedule" + nearest)
    }
    for (index, rule) in comparison.rules.enumerated() {
      guard names.insert(rule.ruleName).inserted else {
        throw ExperimentError(
          ["compare", "rules", .index(index)],
          "rules: '\(rule.ruleName)' is the name of another schedule, but must be unique")
      }
    }
    try validateStages(optimizer: type(of: optimizer))
    try validateRecords()
  }

  /// Beyond these a run could neither be counted nor kept in memory.
  public enum Limits {
    /// Of each schedule.
    public static let replicates = 1_000_000
    /// Of one schedule: above it whole numbers of examples have gaps.
    public static let examples = 0x1p53
    /// Recorded points of one schedule.
    static let records = 1_000_000.0
    /// Of one hidden layer.
    public static let units = 65_536
  }

  private func validateRecords() throws(ExperimentError) {
    for schedule in try resolvedSchedules() {
      try require(
        schedule.epochs / recordEvery <= Limits.records, ["record-every"], recordEvery.shortText,
        "so large that a schedule has at most \(Int(Limits.records)) points (schedule '\(schedule.name)' has "
          + "\(schedule.epochs.shortText) epochs)")
    }
  }

  /// Whether the examples of every stage can be counted.
  private func validateLength(of stages: [Stage], schedule: Int) throws(ExperimentError) {
    var epochs = 0.0
    for (index, stage) in stages.enumerated() {
      epochs += stage.epochs
      try require(
        epochs * Double(trainingSetSize) <= Limits.examples,
        ["schedules", .index(schedule), "stages", .index(index), "epochs"], stage.epochs.shortText,
        "so small that the schedule ends within 2^53 examples (training-set size × epochs)")
    }
    // What is less counts as no example, and without one there is no update.
    try require(
      epochs * Double(trainingSetSize) >= 1e-6, ["schedules", .index(schedule), "stages", .index(0), "epochs"],
      epochs.shortText, "so large that the schedule has an update")
  }

  /// Stages that are in the description come first, since a transform takes them to be valid.
  private func validateStages(optimizer: any Optimizer.Type) throws(ExperimentError) {
    for (index, schedule) in schedules.enumerated() {
      guard case .stages(let stages) = schedule.definition else { continue }
      do {
        try Schedule(name: schedule.name, stages: stages)
          .validate(trainingSetSize: trainingSetSize, optimizer: optimizer)
      } catch {
        throw ExperimentError(
          ["schedules", .index(index), "stages", .index(error.stage), .key(error.error.name)], "\(error.error)")
      }
      try validateLength(of: stages, schedule: index)
    }
    for (index, schedule) in try resolvedSchedules().enumerated() {
      guard case .derived = allSchedules[index].definition else { continue }
      do {
        try schedule.validate(trainingSetSize: trainingSetSize, optimizer: optimizer)
      } catch {
        let isRule = index >= schedules.count
        throw ExperimentError(
          isRule ? ["compare", "rules", .index(index - schedules.count)] : ["schedules", .index(index)], "\(error)")
      }
    }
  }

  private func validateDynamics() throws(ExperimentError) {
    let allowed = Dynamics.allowed(problem: problem, optimizer: optimizer.name, sampling: sampling)
    guard !dynamics.isEmpty else { throw ExperimentError(["dynamics"], "dynamics: at least one is required") }
    for (index, dynamic) in dynamics.enumerated() {
      guard allowed.contains(dynamic) else {
        throw ExperimentError(
          ["dynamics", .index(index)],
          "dynamics is \(dynamic.rawValue), but on a \(problem.isNetwork ? "network" : "quadratic") with optimizer "
            + "\(optimizer.name) and sampling \(sampling.rawValue) must be one of "
            + allowed.map(\.rawValue).joined(separator: ", "))
      }
      guard !dynamics[..<index].contains(dynamic) else {
        throw ExperimentError(["dynamics", .index(index)], "dynamics: \(dynamic.rawValue) is there twice")
      }
    }
    if let every = measureNoiseEvery {
      try require(every > 0 && every.isFinite, ["measure", "noise"], every.shortText, "a number of epochs > 0")
      guard problem.isNetwork, dynamics.contains(.minibatch) else {
        throw ExperimentError(["measure"], "measure is given, but noise is measured on a network under minibatch only")
      }
    }
    let largest = NetworkEnsemble.largestRefinement
    try require(
      (1...largest).contains(langevin.refinement), ["langevin", "refinement"], langevin.refinement,
      "an integer within 1…\(largest)")
    let methods = NetworkLangevin.Method.allCases.map(\.rawValue)
    try require(
      methods.contains(langevin.method), ["langevin", "method"], langevin.method,
      "one of " + methods.joined(separator: ", "))
  }

  private func validateProblem() throws(ExperimentError) {
    switch problem {
    case .quadratic(let quadratic):
      do { try quadratic.validate() } catch { throw ExperimentError(["problem", "quadratic"], "\(error)") }
    case .network(let network):
      for (index, units) in network.hidden.enumerated() {
        let place: [ExperimentError.PathStep] = ["problem", "network", "hidden", .index(index)]
        try require(units >= 1, place, units, "an integer ≥ 1")
        try require(units <= Limits.units, place, units, "at most \(Limits.units)")
      }
      try validateData(of: network)
      guard Activation(rawValue: network.activation) != nil else {
        throw ExperimentError(
          ["problem", "network", "activation"],
          "activation is \(network.activation), but must be one of "
            + Activation.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard let loss = NetworkLoss(rawValue: network.loss) else {
        throw ExperimentError(
          ["problem", "network", "loss"],
          "loss is \(network.loss), but must be one of \(NetworkLoss.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      try require(
        loss == .squaredError || !network.isRegression, ["problem", "network", "loss"], network.loss,
        "squared-error where the task is regression")
      try require(
        network.evaluateTrain >= 1, ["problem", "network", "evaluate", "train"], network.evaluateTrain, "an integer ≥ 1"
      )
    }
  }

  /// What the data set takes, `training-set-size` among it; nothing is read.
  private func validateData(of network: NetworkDescription) throws(ExperimentError) {
    let path: [ExperimentError.PathStep] = ["problem", "network"]
    let source: any DataSource
    do { source = try DataSources.named(network.data) } catch {
      throw ExperimentError(path + ["data"], "\(error)")
    }
    for parameter in source.parameters {
      let isSize = parameter.name == NetworkDescription.trainingExamples
      let key = isSize ? "training-set-size" : parameter.name
      let place = isSize ? [.key(key)] : path + [.key(key)]
      guard let value = isSize ? .number(Double(trainingSetSize)) : network.dataParameters[parameter.name] else {
        guard !parameter.isRequired else {
          throw ExperimentError(path, "\(key): it is required with \(network.data)")
        }
        continue
      }
      guard parameter.allowed.contains(value) else {
        throw ExperimentError(
          place, "\(key) is \(value.shown), but with \(network.data) must be \(parameter.allowed)")
      }
    }
  }

  private func validateComparison() throws(ExperimentError) {
    for (name, margin) in [("loss", comparison.lossMargin), ("accuracy", comparison.accuracyMargin)] {
      try require(
        margin > 0 && margin.isFinite, ["compare", "margin", .key(name)], margin.shortText, "a number > 0")
    }
    try require(
      comparison.confidence > 0.5 && comparison.confidence < 1, ["compare", "confidence"],
      comparison.confidence.shortText, "within 0.5…1 (both excluded)")
  }

  private func require(
    _ condition: Bool, _ path: [ExperimentError.PathStep], _ value: some CustomStringConvertible, _ allowed: String
  ) throws(ExperimentError) {
    guard !condition else { return }
    let keys = path.compactMap { step in if case .key(let key) = step { key } else { nil } }
    let name = keys.last ?? "value"
    throw ExperimentError(path, "\(name) is \(value), but must be \(allowed)")
  }
}
