import Foundation
import Testing

/// The facts of one training in References/published-schedules.json.
///
/// They were gathered from the sources by hand, phase by phase: a phase is a stretch over which all hyper-parameters keep to one
/// number or law. `until_steps` was computed there from tokens by integrals, or tokens from steps; `given` says which one the source
/// has. The files of the folder `Published` were written from the same sources, and share no program with these numbers.
struct PublishedFacts: Decodable, CustomTestStringConvertible {
  struct TrainingSet: Decodable {
    var examples: Int?
    var tokens: Int?
    var tokensProcessed: Int?

    enum CodingKeys: String, CodingKey { case examples, tokens, tokensProcessed = "tokens_processed" }
  }

  struct Optimizer: Decodable {
    var kind: String
    var momentum, weightDecay, beta1, beta2, delta: FactValue?

    enum CodingKeys: String, CodingKey { case kind, momentum, beta1, beta2, delta, weightDecay = "weight_decay" }
  }

  struct Batch: Decodable {
    var unit: String
    var size: FactValue
    var multipleOf: Double?

    enum CodingKeys: String, CodingKey { case unit, size, multipleOf = "multiple_of" }
  }

  struct Phase: Decodable {
    var name: String
    var untilTokens, untilEpochs: Double?
    var untilSteps: Int
    var given: String
    var batch: Batch
    var sequenceLength: Int?
    var learningRate: FactValue

    enum CodingKeys: String, CodingKey {
      case name, given, batch, untilTokens = "until_tokens", untilEpochs = "until_epochs", untilSteps = "until_steps"
      case sequenceLength = "sequence_length", learningRate = "learning_rate"
    }
  }

  var name, slug, confidence: String
  var optimizer: Optimizer
  var sequenceLength: Int?
  var trainingSet: TrainingSet
  var phases: [Phase]

  enum CodingKeys: String, CodingKey {
    case name, slug, confidence, optimizer, phases, sequenceLength = "sequence_length", trainingSet = "training_set"
  }

  var testDescription: String { slug }

  static let all: [PublishedFacts] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("References/published-schedules.json")
    return try! JSONDecoder().decode([PublishedFacts].self, from: Data(contentsOf: file))
  }()
}

/// A value of the facts: a number, a law over its phase, or words.
enum FactValue: Decodable {
  case number(Double)
  case law(FactLaw)
  case words(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let words = try? container.decode(String.self) {
      self = .words(words)
    } else {
      self = .law(try container.decode(FactLaw.self))
    }
  }

  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// A law of the facts, by formulas that are written here once more.
struct FactLaw: Decodable {
  var name: String
  var parameters: [String: Double]
  /// Where the law is a part of a longer one: its length, in which clock, where the part starts, and a factor.
  var whole: (length: Double, isInSteps: Bool, start: Double, times: Double)?

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(.init(codingPath: container.codingPath, debugDescription: "not one law"))
    }
    guard key.stringValue == "excerpt" else {
      (name, parameters) = (key.stringValue, try container.decode([String: Double].self, forKey: key))
      return
    }
    let excerpt = try container.nestedContainer(keyedBy: Key.self, forKey: key)
    self = try excerpt.decode(FactLaw.self, forKey: Key("law"))
    let steps = try excerpt.decodeIfPresent(Double.self, forKey: Key("of-steps"))
    whole = (
      try steps ?? excerpt.decode(Double.self, forKey: Key("of-tokens")), steps != nil,
      try excerpt.decode(Double.self, forKey: Key("start")),
      try excerpt.decodeIfPresent(Double.self, forKey: Key("times")) ?? 1
    )
  }

  /// The value at a place of a phase.
  /// - Parameters:
  ///   - steps: Updates since the phase began, and of the whole phase.
  ///   - tokens: The same in tokens, or in images.
  ///   - isInSteps: In which of the two a law runs that does not say it.
  func value(steps: (at: Double, of: Double), tokens: (at: Double, of: Double), isInSteps: Bool) -> Double {
    if name == "inverse-square-root" { return self["scale"] / (self["start"] + steps.at).squareRoot() }
    let (at, of) =
      whole.map { whole in ((whole.isInSteps ? steps : tokens).at + whole.start, whole.length) }
      ?? (isInSteps ? steps : tokens)
    let x = min(max(at / of, 0), 1)
    let (from, to) = (self["from"], self["to"])
    let value =
      switch name {
      case "linear": from + (to - from) * x
      case "cosine": to + (from - to) * (1 + cos(.pi * x)) / 2
      case "exponential": from * pow(to / from, x)
      case "polynomial": to + (from - to) * pow(1 - x, self["power"])
      case "one-minus-square-root": to + (from - to) * (1 - x.squareRoot())
      default: Double.nan
      }
    return value * (whole?.times ?? 1)
  }

  private subscript(parameter: String) -> Double { parameters[parameter] ?? .nan }
}
