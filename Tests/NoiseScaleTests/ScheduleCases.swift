import Descriptions
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

/// A generated schedule on a training set. Epochs are whole thousandths, so that boundaries are known exactly.
struct ScheduleCase: Sendable, CustomStringConvertible {
  var number: Int
  var schedule: Schedule
  var trainingSet: TrainingSet
  /// Epochs of each stage, in thousandths.
  var thousandths: [Int]

  var description: String {
    let stages = schedule.stages.map {
      "\($0.epochs) epochs ε \(text($0.learningRate)) B \(text($0.batchSize)) m \(text($0.momentum))"
    }
    return "case \(number): N \(trainingSet.size) \(trainingSet.sampling.rawValue); " + stages.joined(separator: "; ")
  }

  private func text(_ quantity: Quantity) -> String {
    guard case .law(let law) = quantity else { return quantity.constant?.shortText ?? "" }
    return "\(type(of: law).name) \(Parameters(law).entries.map { "\($0.name) \($0.value.text ?? "…")" })"
  }

  /// Any schedules: laws anywhere, stages shorter than a batch, training sets from one example on.
  static let wild: [ScheduleCase] = (0..<400).map { number in
    var random = SeededGenerator(UInt64(1000 + number))
    let size = random.pick([1, 2, 7, 50, 100, 640, 1000, 4096])
    return make(number, size, &random) { length, random in
      let batch: Quantity =
        random.chance(0.3)
        ? .law(Self.law(of: length, from: Double(size) * random.uniform(0, 1), to: Double(size) * 0.7, &random))
        : .constant(Double(random.logUniform(1, size)))
      let momentum: Quantity =
        random.chance(0.2)
        ? .law(Self.law(of: length, from: random.uniform(0, 0.9), to: 0.5, &random))
        : .constant(random.uniform(0, 0.95))
      return (batch, momentum)
    }
  }

  /// Schedules that can be transformed: batch size and momentum constant over each stage.
  static let transformable: [ScheduleCase] = (0..<400).map { number in
    var random = SeededGenerator(UInt64(9000 + number))
    let size = random.pick([50, 100, 640, 1000, 4096, 10_000])
    let batch = random.logUniform(1, max(1, size / 8))
    let momentum = random.pick([0, 0.5, 0.9])
    let isSteady = random.chance(0.7)
    return make(number, size, &random) { _, random in
      (
        .constant(Double(isSteady ? batch : random.logUniform(1, max(1, size / 8)))),
        .constant(isSteady ? momentum : random.pick([0, 0.5, 0.9]))
      )
    }
  }

  /// Transformable schedules whose batch size is the same in all stages.
  static let steady = transformable.filter { Set($0.schedule.stages.map(\.constantBatchSize)).count == 1 }

  private static func make(
    _ number: Int, _ size: Int, _ random: inout SeededGenerator,
    rest: (Double, inout SeededGenerator) -> (batchSize: Quantity, momentum: Quantity)
  ) -> ScheduleCase {
    let trainingSet = TrainingSet(size: size, sampling: random.pick(Sampling.allCases))
    var thousandths: [Int] = []
    var rate = random.uniform(0.05, 0.5)
    let stages = (0..<random.integer(1...5)).map { _ in
      thousandths.append(random.chance(0.15) ? random.integer(1...20) : random.pick([500, 1000, 1234, 2000, 3000]))
      let length = Double(thousandths.last!) / 1000
      rate *= random.pick([0.2, 0.1, 0.5, 0.31, 1, 1.7])
      let learningRate: Quantity =
        random.chance(0.45)
        ? .law(law(of: length, from: rate, to: rate * random.uniform(0.01, 0.8), &random)) : .constant(rate)
      let (batchSize, momentum) = rest(length, &random)
      return Stage(epochs: length, learningRate: learningRate, batchSize: batchSize, momentum: momentum)
    }
    return ScheduleCase(
      number: number, schedule: Schedule(name: "case \(number)", stages: stages), trainingSet: trainingSet,
      thousandths: thousandths)
  }

  /// A law of one of seven kinds with values within 0…max(from, to).
  static func law(of length: Double, from: Double, to: Double, _ random: inout SeededGenerator) -> any Law {
    let (from, to) = (max(from, 1e-3), max(to, 1e-4))
    let (name, parameters): (String, Parameters) =
      switch random.integer(0...8) {
      case 0: ("linear", ["from": .number(from), "to": .number(to)])
      case 1: ("linear", ["from": .number(from), "to": .number(0)])
      case 2: ("cosine", ["from": .number(from), "to": .number(0)])
      case 3: ("cosine", ["from": .number(from), "to": .number(to)])
      case 4: ("polynomial", ["from": .number(from), "to": .number(0), "power": .number(random.uniform(0.3, 3))])
      case 5: ("exponential", ["from": .number(from), "to": .number(to)])
      case 6: ("step", ["from": .number(from), "factor": .number(0.3), "every": .number(length / 5)])
      case 7:
        (
          "warm-up",
          [
            "from": .number(random.chance(0.5) ? 0 : from / 10), "to": .number(from), "epochs": .number(length / 4),
            "then": .law(name: "cosine", ["from": .number(from), "to": .number(0)]),
          ]
        )
      default:
        (
          "warm-up-stable-decay",
          ["peak": .number(from), "warm-up": .number(length / 10), "decay": .number(length / 3), "to": .number(0)]
        )
      }
    return try! Laws.make(name, parameters)
  }
}

extension ScheduleCase: CustomTestStringConvertible {
  var testDescription: String { description }
}

extension Schedule {
  /// The hyper-parameters that theory asks for after so many examples, whether or not an update starts there.
  func lookUp(on trainingSet: TrainingSet) -> (Int) -> HyperParameters {
    let timeline = Timeline(self, trainingSet)
    return { examples in
      let stage = timeline.segments.map(\.end).firstIndex { $0 > Double(examples) } ?? stages.count - 1
      return stages[stage].hyperParameters(
        at: (Double(examples) - timeline.segments[stage].start) / Double(trainingSet.size))
    }
  }
}
