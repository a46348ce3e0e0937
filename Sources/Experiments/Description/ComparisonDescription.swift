import Descriptions
import NoiseScale

/// What is compared with what, and how close is close.
public struct ComparisonDescription: Sendable {
  /// The name of a schedule; empty stands for the first.
  public var reference: String
  /// For losses: of ln(mean/reference mean), > 0.
  public var lossMargin: Double {
    get { margin.loss }
    set { margin.loss = newValue }
  }
  /// For accuracies: of the difference, > 0.
  public var accuracyMargin: Double {
    get { margin.accuracy }
    set { margin.accuracy = newValue }
  }
  /// Within (0.5, 1).
  public var confidence: Double
  /// Epochs over which each replicate is averaged before curves are compared, > 0; `nil`: recorded epochs are compared as they are.
  public var window: Double?
  /// Epochs at the end over which each replicate is averaged for the region `final`, > 0; `nil`: the last epoch, or window.
  public var finalWindow: Double?
  /// The wrong noise scales, as factors on g, with which the reference is run too where its curves have no closed form, to find out
  /// which of them the verdicts would have noticed; usually none, or ``usualControls``.
  public var controls: [Double]
  /// Transforms of the reference: each adds the schedule that it makes, and they are ranked by their distance.
  public var rules: [any Transform]
  fileprivate var margin: Margin

  /// Those of `controls: true`.
  public static let usualControls = [0.25, 0.5, 2, 4, 8]

  /// Margins of 10 % of a loss and of one point of accuracy at 95 %, against the first schedule, unless told.
  public init(
    reference: String = "", lossMargin: Double = 0.1, accuracyMargin: Double = 0.01, confidence: Double = 0.95,
    window: Double? = nil, finalWindow: Double? = nil, controls: [Double] = [],
    rules: [any Transform] = []
  ) {
    (self.reference, self.confidence, self.rules) = (reference, confidence, rules)
    (self.window, self.finalWindow, self.controls) = (window, finalWindow, controls)
    margin = Margin(loss: lossMargin, accuracy: accuracyMargin)
  }
}

extension ComparisonDescription: Described, NodeValue, Equatable {
  public static let name = "compare"
  public static let meaning = "What is compared with what, and how close is close."
  public static let template = ComparisonDescription()
  public static let fields: [Field<Self>] = [
    Field(
      "reference", \.reference, .text, "The schedule that the others are compared with.",
      depends: "the first schedule"),
    Field(
      "margin", \.margin,
      .either(
        [.number(lossMargins), .mapping(Margin.mapping)], words: "a number > 0 and ≤ 100 or {loss: …, accuracy: …}"),
      "How far curves may be apart; a number alone is the margin of the loss."),
    Field(
      "confidence", \.confidence, .number(Interval(above: 0.5, below: 1)),
      "The confidence of every interval, one-sided at each end."),
    Field(
      "window", \.window, .number(.positive, unit: "epochs"),
      "Each replicate is averaged over windows of so many epochs before curves are compared, without epoch 0.",
      depends: "recorded epochs as they are"),
    Field(
      "final-window", \.finalWindow, .number(.positive, unit: "epochs"),
      "The region final is the mean of so many last epochs.", depends: "the last epoch, or window"),
    Field(
      "controls", \.controlsValue,
      .either(
        [.flag, .list(of: .number(.positive), things: "factors on g", isSet: true)],
        words: "true, false or a list of factors on g > 0"),
      "The reference is run with wrong noise scales too, where curves have no closed form: what verdicts would notice. true: "
        + "\(usualControls.map(\.shortText).joined(separator: ", ")).", isOmitted: true),
    Field(
      "rules", \.ruleValues, .list(of: .named { Transforms.catalog }, things: "transforms"),
      "Each is applied to the reference by itself, and they are ranked.", isOmitted: true),
  ]

  /// The margins of losses that are allowed: beyond e¹⁰⁰ nothing is told apart.
  public static let lossMargins = Interval(above: 0, to: 100)
  /// The margins of accuracies that are allowed.
  public static let accuracyMargins = Interval(above: 0, to: 1)

  private var controlsValue: ControlsValue {
    get { ControlsValue(factors: controls) }
    set { controls = newValue.factors }
  }

  private var ruleValues: [TransformValue] {
    get { rules.map { TransformValue(transform: $0) } }
    set { rules = newValue.map(\.transform) }
  }

  public static func == (a: ComparisonDescription, b: ComparisonDescription) -> Bool { a.values == b.values }
}

/// Factors on g, or whether there are the usual ones.
private struct ControlsValue: NodeValue {
  var factors: [Double]

  init(factors: [Double]) { self.factors = factors }

  init(_ node: Node) throws(Fault) {
    if case .list(let items) = node.content {
      factors = items.compactMap(\.number)
      guard !factors.contains(1) else {
        throw Fault(
          [], "controls has the factor 1, but must have factors other than 1: the reference itself is run anyway")
      }
    } else {
      factors = node.text == "true" ? ComparisonDescription.usualControls : []
    }
  }

  var node: Node? {
    if factors.isEmpty { return .flag(false) }
    return factors == ComparisonDescription.usualControls ? .flag(true) : .list(factors.map(Node.number))
  }
}

/// How far two curves may be apart.
private struct Margin: Described, NodeValue {
  var loss = 0.1
  var accuracy = 0.01

  static let name = "margin"
  static let meaning = "How far two curves may be apart."
  static let template = Margin()
  static let fields: [Field<Self>] = [
    Field(
      "loss", \.loss, .number(ComparisonDescription.lossMargins),
      "How far losses may be apart: |ln(loss/reference loss)|."),
    Field(
      "accuracy", \.accuracy, .number(ComparisonDescription.accuracyMargins),
      "How far accuracies may be apart: their difference."),
  ]
  static var mapping: Mapping { Mapping(name, parameters, meaning: meaning, shorthand: "loss") }

  init(loss: Double = 0.1, accuracy: Double = 0.01) { (self.loss, self.accuracy) = (loss, accuracy) }

  init(_ node: Node) throws(Fault) {
    if let loss = node.number { self.init(loss: loss) } else { self = try Self.read(node) }
  }
}
