import ExperimentFiles
import Experiments
import Foundation
import NoiseScale
import Testing

/// A published case: its schedules as tracks (`tracks.yaml`), beside what the stack read and the right answers (`expected.json`),
/// which were computed without this program.
struct CaseFiles {
  let expected: JSON
  let experiments: [Experiment]
  private var timelines: [String: Timeline] = [:]

  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Cases/\(name)")
    func data(_ file: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(file)) }
    expected = try JSONDecoder().decode(JSON.self, from: data("expected.json"))
    experiments = try ExperimentReader.read(
      String(decoding: data("tracks.yaml"), as: UTF8.self), file: "\(name)/tracks.yaml")
    for experiment in experiments {
      try experiment.validate()
      for schedule in try experiment.resolvedSchedules() {
        timelines[schedule.name] = Timeline(schedule, experiment.trainingSet)
      }
    }
  }

  /// The schedule of a name, laid out.
  func callAsFunction(_ name: String) throws -> Timeline { try #require(timelines[name], "no schedule \(name)") }
}

/// What a file of right answers holds.
enum JSON: Decodable {
  case number(Double)
  case list([JSON])
  case mapping([String: JSON])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else if let mapping = try? container.decode([String: JSON].self) {
      self = .mapping(mapping)
    } else {
      self = .other
    }
  }

  subscript(key: String) -> JSON {
    if case .mapping(let values) = self, let value = values[key] { value } else { .other }
  }

  subscript(index: Int) -> JSON { index < list.count ? list[index] : .other }

  var list: [JSON] { if case .list(let values) = self { values } else { [] } }

  var mapping: [String: JSON] { if case .mapping(let values) = self { values } else { [:] } }

  /// NaN, which equals nothing, where there is no number.
  var number: Double { if case .number(let value) = self { value } else { .nan } }

  var numbers: [Double] { list.map(\.number) }

  /// The whole number of updates that reach so much.
  var reached: Int { number.isFinite ? Int(number.rounded(.up)) : -1 }
}

/// Holds a number against a right answer; both have the rounding of some dozen operations.
func expect(
  _ value: Double, is expected: JSON, within tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(value - expected.number) <= tolerance * abs(expected.number), "\(value), not \(expected.number)",
    sourceLocation: sourceLocation)
}

func expect(_ value: Int, is expected: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(Double(value) == expected.number, sourceLocation: sourceLocation)
}

/// The same for lists, which must be equally long.
func expect(
  _ values: [Double], are expected: JSON, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(!values.isEmpty && values.count == expected.list.count, sourceLocation: sourceLocation)
  for (value, expected) in zip(values, expected.list) { expect(value, is: expected, sourceLocation: sourceLocation) }
}

extension Timeline {
  /// The update with which so much has been seen, or made.
  func at(_ value: Double, _ clock: Clock) throws -> Update { try update(at: Position(value, clock)) }

  /// How many updates it takes to get there.
  func made(_ value: Double, _ clock: Clock) throws -> Int { try at(value, clock).index + 1 }

  /// Update k, counted from 0.
  func update(_ index: Int) throws -> Update { try at(Double(index + 1), .updates) }

  /// ε of update k, counted from 0; after the last, what a further update would have.
  func rate(_ index: Int) throws -> Double {
    guard index < totalUpdates else {
      return try #require(segments.last).values(atExamples: Double(totalExamples), updates: Double(index)).learningRate
    }
    return try update(index).hyperParameters.learningRate
  }

  /// ε at a number of examples, also between two updates.
  func rate(atExamples examples: Double) -> Double {
    segment(atExamples: examples).values(atExamples: examples).learningRate
  }

  /// Tokens of so many units.
  func tokens(_ units: Int) -> Double { Double(units) * Double(trainingSet.tokensPerUnit ?? 1) }

  /// g ≈ εN/(B(1−m)) of an update.
  func approximateNoise(_ index: Int) throws -> Double {
    try update(index).hyperParameters.approximateNoiseScale(trainingSetSize: trainingSet.size)
  }

  /// g of an update, exact.
  func noise(_ index: Int) throws -> Double { try update(index).hyperParameters.noiseScale(trainingSet) }

  /// The batch sizes one after another: each with its updates, and the examples seen after them.
  var batches: [(size: Int, updates: Int, after: Int)] {
    var batches: [(size: Int, updates: Int, after: Int)] = []
    for run in runs {
      if batches.last?.size != run.hyperParameters.batchSize { batches.append((run.hyperParameters.batchSize, 0, 0)) }
      batches[batches.count - 1].updates += run.count
      batches[batches.count - 1].after = run.examplesAfter
    }
    return batches
  }

  /// The pieces of a track.
  func pieces(_ parameter: HyperParameter) throws -> [Piece] {
    guard case .tracks(let tracks) = schedule.form else { return [] }
    return try #require(tracks[parameter]).pieces
  }
}
