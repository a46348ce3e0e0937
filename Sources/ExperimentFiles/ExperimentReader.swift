import Experiments
import NoiseScale

/// Reads experiments from YAML.
///
/// Values are read strictly: an unknown key, a key that is there twice, a number in quotes, `1:30`, `0x10`, `.inf` are
/// errors with line, column and what is allowed. Anchors and aliases work as in YAML; merge keys and tags are not
/// supported. JSON is YAML, and a manifest (a mapping with `program` and `experiment`) is read as the experiment in it.
public enum ExperimentReader {
  /// The experiments of a text, one a YAML document, each checked by ``/Experiments/Experiment/validate()``.
  ///
  /// Transforms and optimisers get the parameters that they themselves report, as ``/Experiments/Experiment/node`` writes them.
  /// - Parameters:
  ///   - text: YAML, or JSON.
  ///   - file: The file's name in messages.
  ///   - overrides: Applied to every experiment, in order, before it is decoded.
  /// - Throws: ``ExperimentFileError`` for the first thing that is wrong.
  public static func read(
    _ text: String, file: String, overrides: [Override] = []
  ) throws(ExperimentFileError) -> [Experiment] {
    do throws(Complaint) {
      let documents = try YAMLDocuments.read(text) { .position(line: $0, column: $1) }
      guard !documents.isEmpty else {
        throw Complaint(.position(line: 1, column: 1), "the file is empty, but must hold at least one experiment")
      }
      var experiments: [Experiment] = []
      for document in documents {
        for var source in try experimentSources(of: document) {
          for override in overrides { source = try override.applied(to: source) }
          experiments.append(try experiment(source))
        }
      }
      return experiments
    } catch {
      throw ExperimentFileError(file: file, place: error.place, message: error.message)
    }
  }

  /// A transform as it stands in a list of transforms: `name` or `name: {parameters}`.
  /// - Throws: ``ExperimentFileError`` with `apply` as the file's name.
  public static func transform(_ text: String) throws(ExperimentFileError) -> TransformDescription {
    do throws(Complaint) {
      let documents = try YAMLDocuments.read(text) { .position(line: $0, column: $1) }
      guard documents.count == 1 else {
        throw Complaint(.position(line: 1, column: 1), "there is no transform, but one is required")
      }
      let (name, parameters) = try documents[0].transform("apply")
      return TransformDescription(name, parameters)
    } catch {
      throw ExperimentFileError(file: "--apply", place: error.place, message: error.message)
    }
  }

  /// The document itself, or what a manifest has under `experiment` or `experiments`.
  private static func experimentSources(of document: SourceNode) throws(Complaint) -> [SourceNode] {
    guard document["program"] != nil else { return [document] }
    if case .list(let experiments)? = document["experiments"]?.content { return experiments }
    return [try document.required("experiment", of: "manifest")]
  }

  private static func experiment(_ source: SourceNode) throws(Complaint) -> Experiment {
    let source = try source.mapping("the experiment", owner: "experiment", known: MappingKeys.experiment.names)
    var experiment = Experiment(
      title: try source["title"]?.text("title") ?? "Experiment",
      trainingSetSize: try source["training-set-size"]?.integer("training-set-size", "an integer ≥ 1") ?? 50_000,
      optimizer: try optimizer(source["optimizer"]),
      sampling: try source["sampling"]?.word("sampling", as: Sampling.self),
      problem: try source["problem"]?.problem() ?? .quadratic(.init()),
      dynamics: try dynamics(source["dynamics"]),
      langevin: try source["langevin"]?.langevin() ?? .init(),
      replicates: try source["replicates"]?.integer("replicates", "an integer ≥ 1"),
      seed: try source["seed"]?.integer("seed", "an integer within 0…\(UInt64.max)") ?? 1,
      schedules: try source.required("schedules", of: "experiment").schedules("schedules"))
    if let compare = source["compare"] {
      experiment.comparison = try compare.comparison(reference: experiment.comparison.reference)
    }
    if let recordEvery = source["record-every"] {
      experiment.recordEvery = try recordEvery.number("record-every", "a number of epochs > 0")
    }
    if let measure = source["measure"] {
      experiment.measureNoiseEvery = try measure.measuredNoise(recordEvery: experiment.recordEvery)
    }
    if let langevin = source["langevin"], !experiment.isRefined {
      throw Complaint(langevin.place, "langevin is given, but is only for a network whose dynamics have langevin")
    }
    do {
      try experiment.validate()
    } catch {
      throw Complaint(source.place(of: error), error.message)
    }
    return experiment
  }

  private static func optimizer(_ source: SourceNode?) throws(Complaint) -> OptimizerDescription {
    guard let (name, parameters) = try source?.optimizer("optimizer") else { return OptimizerDescription() }
    return OptimizerDescription(name, parameters)
  }

  private static func dynamics(_ source: SourceNode?) throws(Complaint) -> [Dynamics]? {
    guard let elements = try source?.list("dynamics", of: "dynamics such as [exact, gaussian]") else { return nil }
    var dynamics: [Dynamics] = []
    for element in elements { dynamics.append(try element.word("dynamics", as: Dynamics.self)) }
    return dynamics
  }
}

extension SourceNode {
  /// `noise`, at every recorded epoch, or `{noise: EPOCHS}`.
  fileprivate func measuredNoise(recordEvery: Double) throws(Complaint) -> Double {
    if case .scalar("noise", _) = content { return recordEvery }
    guard case .mapping = content else { throw wrong("measure", "noise or {noise: epochs}") }
    let source = try mapping("measure", owner: "measure", known: MappingKeys.measure.names)
    return try source.required("noise", of: "measure").number("noise", "a number of epochs > 0")
  }

  fileprivate func langevin() throws(Complaint) -> LangevinDescription {
    let source = try mapping("langevin", owner: "langevin", known: MappingKeys.langevin.names)
    var langevin = LangevinDescription()
    if let refinement = source["refinement"] {
      langevin.refinement = try refinement.integer("refinement", "an integer ≥ 1")
    }
    if let overdamped = source["overdamped"] { langevin.isOverdamped = try overdamped.flag("overdamped") }
    if let method = source["method"] { langevin.method = try method.text("method") }
    return langevin
  }

  /// `reference`, `margin` (of the loss, or `{loss, accuracy}`), `confidence` and `rules`, a list of transforms as under
  /// `transform`: each is applied to the reference by itself.
  fileprivate func comparison(reference: String) throws(Complaint) -> ComparisonDescription {
    let source = try mapping("compare", owner: "compare", known: MappingKeys.compare.names)
    var comparison = ComparisonDescription(reference: try source["reference"]?.text("reference") ?? reference)
    if let margin = source["margin"] {
      if case .mapping = margin.content {
        let margin = try margin.mapping("margin", owner: "margin", known: MappingKeys.margin.names)
        comparison.lossMargin = try margin["loss"]?.number("loss", "a number > 0") ?? comparison.lossMargin
        comparison.accuracyMargin =
          try margin["accuracy"]?.number("accuracy", "a number > 0") ?? comparison.accuracyMargin
      } else {
        comparison.lossMargin = try margin.number("margin", "a number > 0 or {loss: …, accuracy: …}")
      }
    }
    if let confidence = source["confidence"] {
      comparison.confidence = try confidence.number("confidence", "within 0.5…1 (both excluded)")
    }
    if let rules = source["rules"] { comparison.rules = try rules.transforms("rules") }
    return comparison
  }

  /// Where the error's path leads, as far as it exists; from there to the key that the message begins with.
  fileprivate func place(of error: ExperimentError) -> ExperimentFileError.Place {
    var node = self
    steps: for step in error.path {
      switch (step, node.content) {
      case (.key(let key), .mapping):
        guard let next = node[key] else { break steps }
        node = next
      case (.index(let index), .list(let elements)):
        guard elements.indices.contains(index) else { break steps }
        node = elements[index]
      default:
        break steps
      }
    }
    let key = error.message.prefix { $0 != " " && $0 != ":" }
    return (node.descendant(String(key)) ?? node).place
  }

  private func descendant(_ key: String) -> SourceNode? {
    guard case .mapping(let entries) = content else { return nil }
    if let value = self[key] { return value }
    for entry in entries {
      if let found = entry.value.descendant(key) { return found }
    }
    return nil
  }
}
