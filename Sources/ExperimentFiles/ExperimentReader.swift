import Descriptions
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
  /// - Throws: ``/Descriptions/Fault`` with its place for the first thing that is wrong.
  public static func read(_ text: String, file: String, overrides: [Override] = []) throws(Fault) -> [Experiment] {
    try described(by: text, file: file).map { described throws(Fault) in
      var experiment = try experiments([described.node], overrides: overrides)[0]
      experiment.recordedData = described.data
      return experiment
    }
  }

  /// The experiments that trees describe, each changed by the overrides before it is decoded.
  /// - Throws: ``/Descriptions/Fault`` for the first thing that is wrong.
  public static func experiments(_ nodes: [Node], overrides: [Override]) throws(Fault) -> [Experiment] {
    var experiments: [Experiment] = []
    for var node in nodes {
      for override in overrides { node = try override.applied(to: node, described: Experiment.mapping) }
      experiments.append(try Experiment(node))
    }
    return experiments
  }

  /// The tree of an experiment, and where it stands in a manifest the files that it read.
  private typealias Described = (node: Node, data: RecordedData?)

  /// The trees of the experiments of a text; nothing of them is checked.
  private static func described(by text: String, file: String) throws(Fault) -> [Described] {
    let documents = try YAMLDocuments.read(text) { .file(file, line: $0, column: $1) }
    guard !documents.isEmpty else {
      throw Fault(
        [], "the file is empty, but must hold at least one experiment", place: .file(file, line: 1, column: 1))
    }
    var described: [Described] = []
    for document in documents { described += try held(by: document) }
    return described
  }

  /// The document itself, or what a manifest has under `experiment` or `experiments`.
  private static func held(by document: Node) throws(Fault) -> [Described] {
    guard document["program"] != nil else { return [(document, nil)] }
    if case .list(let experiments)? = document["experiments"]?.content {
      guard !experiments.isEmpty else {
        throw Fault(["experiments"], "the manifest holds no experiment", place: document["experiments"]?.place)
      }
      return experiments.enumerated().map { ($1, RecordedData(document["data"], ofExperiment: $0 + 1)) }
    }
    guard let experiment = document["experiment"] else {
      throw Fault("experiment", allowed: "it is required in 'manifest'", place: document.place)
    }
    return [(experiment, RecordedData(document["data"]))]
  }

  /// A transform as it stands in a list of transforms: `name` or `name: {parameters}`.
  /// - Throws: ``/Descriptions/Fault`` of the kind `usage`, placed in `option`.
  public static func transform(_ text: String, option: String) throws(Fault) -> any Transform {
    do throws(Fault) {
      let documents = try YAMLDocuments.read(text) { _, _ in .option(option) }
      guard documents.count == 1 else {
        throw Fault([], "there is no transform, but one is required", place: .option(option))
      }
      return try Transforms.read(documents[0])
    } catch {
      var fault = error
      fault.kind = .usage
      throw fault
    }
  }
}

extension Override {
  /// Reads the text `key.path=value`; the value is YAML.
  ///
  /// - Parameters:
  ///   - text: The path, an equals sign, the value.
  ///   - option: The option as messages begin with it; `--set TEXT` unless told.
  /// - Throws: ``/Descriptions/Fault`` of the kind `usage` where the text is not `key.path=value` or the value is not YAML.
  public init(_ text: String, option: String? = nil) throws(Fault) {
    let place = Place.option(option ?? "--set \(text)")
    let (path, value) = try Override.split(text, place: place)
    let documents: [Node]
    do { documents = try YAMLDocuments.read(value) { _, _ in place } } catch {
      var fault = error
      fault.kind = .usage
      throw fault
    }
    guard documents.count == 1 else {
      throw Fault([], "the value is not one value of YAML, but must be one", place: place, kind: .usage)
    }
    self.init(place: place, path: path, value: documents[0])
  }
}
