import Experiments
import NoiseScale

/// Valid experiments of every kind, the same for the same seed.
struct RandomExperiment {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD120_0000_01B3_0041 &+ 0x1234_5678_9ABC_DEF1 }

  /// Texts that YAML would read as something else if they stood without quotes, and some that it would not.
  static let texts = [
    "a: b # c", "- x", "'q'", "\"q\"", "日本", "yes", "No", "0.1", "1:30", "0x10", "1_000", "1e5", ".inf", "-.5", "~",
    "null",
    "True", "two\nlines", "tab\there", "line\r\nend", " leading", "trailing ", "ends with:", ":starts", "#starts",
    "a#b",
    "a #b", "a,b", "[x]", "{x: y}", "*alias", "&anchor", "!tag", "|", ">", "%d", "@at", "`tick`", "?", "? x", "-",
    "---", "...",
    "... x", "<<", "=", "2001-01-01", "2001-01-01 10:00:00", "a\\b", "é", "e\u{301}", "\u{301}x", "👩‍👩‍👧",
    "b\u{FEFF}om",
    "\u{A0}nbsp",
    "a\u{2028}b", "a\u{85}b", "\u{7F}", "\u{1}", "\u{E000}", "null: x", "plain words", "decaying learning rate",
    "B/N = 1/16",
    "100 %", "a\tb", "x: ", "a:b", "a?b", "1,5", "+1", "o", "on", "12e03", "0o17", "  ", "\n", "\\", "ends\\",
  ]

  /// A number within 0…1.
  private mutating func unit() -> Double { Double(next() >> 11) / 0x1p53 }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func element<Element>(of list: [Element]) -> Element { list[integer(0...list.count - 1)] }

  private mutating func coin() -> Bool { next() & 1 == 0 }

  /// Either short or with all its digits.
  private mutating func positive(_ largest: Double = 1) -> Double {
    switch integer(0...3) {
    case 0: Double(integer(1...1000)) / 1000 * largest
    case 1: largest * (unit() + 1e-12) / 2
    case 2: largest * 1e-9 * (unit() + 0.001)
    default: largest / 4
    }
  }

  mutating func make() -> Experiment {
    while true {
      let experiment = candidate()
      if (try? experiment.validate()) != nil { return experiment }
    }
  }

  private mutating func candidate() -> Experiment {
    let problem = coin() ? quadratic() : network()
    let optimizer = optimizer()
    let sampling = element(of: Sampling.allCases)
    let allowed = Dynamics.allowed(problem: problem, optimizer: optimizer.name, sampling: sampling)
    let size = integer(1000...100_000)
    var names: [String] = []
    var schedules: [ScheduleDescription] = []
    for _ in 0..<integer(1...3) {
      let name = element(of: Self.texts.filter { !names.contains($0) })
      names.append(name)
      let stages = (0..<integer(1...3)).map { _ in stage(of: optimizer.name, size: size) }
      schedules.append(ScheduleDescription(name: name, stages: stages))
    }
    if coin() {
      let name = element(of: Self.texts.filter { !names.contains($0) })
      let transforms = (0..<integer(0...2)).map { _ in transform() }
      schedules.append(ScheduleDescription(name: name, from: element(of: names), transforms: transforms))
    }
    let dynamics = coin() ? nil : [element(of: allowed)]
    var langevin = LangevinDescription()
    if problem.isNetwork, dynamics == [.langevin] {
      langevin = LangevinDescription(
        refinement: integer(1...1024), isOverdamped: coin(), method: element(of: ["batches", "multipliers"]))
    }
    let isMeasured = problem.isNetwork && dynamics != [.langevin] && coin()
    return Experiment(
      title: element(of: Self.texts + [""]), trainingSetSize: size, optimizer: optimizer, sampling: sampling,
      problem: problem, dynamics: dynamics, langevin: langevin, replicates: integer(1...1000),
      seed: coin() ? next() : UInt64(integer(0...9)), schedules: schedules,
      comparison: ComparisonDescription(
        reference: coin() ? "" : element(of: names), lossMargin: positive(), accuracyMargin: positive(),
        confidence: 0.5 + max(1e-9, positive(0.499)), rules: (0..<integer(0...2)).map { _ in transform() }),
      recordEvery: positive(10), measureNoiseEvery: isMeasured ? positive(10) : nil)
  }

  private mutating func optimizer() -> OptimizerDescription {
    let name = element(of: Optimizers.names)
    guard name == Adam.name else { return OptimizerDescription(name) }
    return OptimizerDescription(
      name, ["beta1": .number(unit() * 0.99), "beta2": .number(unit() * 0.99), "delta": .number(positive(1e-6))])
  }

  private mutating func quadratic() -> ProblemDescription {
    let modes = integer(1...5)
    let curvature: QuadraticDescription.Curvature =
      switch integer(0...5) {
      case 0: .powerLaw(modes: modes, largest: positive(), exponent: unit() - 0.5)
      case 1: .geometric(modes: modes + 1, largest: 2 + positive(), smallest: positive())
      case 2:
        .twoClusters(
          stiff: .init(modes: integer(1...9), curvature: 1 + positive()),
          flat: .init(modes: integer(1...9), curvature: positive()))
      case 3: .csv(column())
      default: .values((0..<modes).map { _ in positive() })
      }
    let variance: QuadraticDescription.GradientVariance =
      switch integer(0...4) {
      case 0: .perCurvature(positive(3))
      case 1: .constant(coin() ? 0 : positive(3))
      case 2: .measured(traceCovariance: coin() ? 0 : positive(3), traceHessian: positive(100))
      case 3: .csv(column())
      default: .values((0..<modes).map { _ in positive() })
      }
    return .quadratic(
      QuadraticDescription(
        curvature: curvature, gradientVariance: variance, initialMean: unit() - 0.5,
        initialVariance: coin() ? 0 : positive()))
  }

  private mutating func column() -> ColumnDescription {
    ColumnDescription(
      file: element(of: Self.texts), column: element(of: Self.texts), header: coin(),
      separator: element(of: [.comma, .semicolon, .tab]))
  }

  private mutating func network() -> ProblemDescription {
    let data = element(of: NetworkDescription.dataSetNames)
    var parameters: [(name: String, value: NetworkDescription.DataValue)] = []
    switch data {
    case "teacher":
      parameters = [("classes", .number(Double(integer(2...9)))), ("label-noise", .number(positive()))]
    case "csv":
      parameters = [("file", .text(element(of: Self.texts))), ("target", .texts([element(of: Self.texts)]))]
      if coin() { parameters.append(("test-file", .text(element(of: Self.texts)))) }
      if coin() { parameters.append(("leave-out", .texts(["a, b", "7"]))) }
      if coin() { parameters.append(("task", .text("regression"))) }
      if coin() { parameters.append(("header", .flag(false))) }
    case "idx": parameters = [("train-inputs", .text("x")), ("train-labels", .text(element(of: Self.texts)))]
    default: if coin() { parameters = [("pool", .number(2))] }
    }
    return .network(
      NetworkDescription(
        data: data, dataParameters: .init(parameters),
        dataDirectory: coin() ? nil : element(of: Self.texts),
        hidden: (0..<integer(0...3)).map { _ in integer(1...64) },
        activation: element(of: ["tanh", "relu"]), loss: coin() ? nil : "squared-error",
        evaluateTrain: integer(1...20_000)))
  }

  private mutating func stage(of optimizer: String, size: Int) -> Stage {
    let takesMomentum = ["momentum", "nesterov"].contains(optimizer)
    let settings = AdamSettings(
      beta1: coin() ? nil : unit() * 0.99, beta2: coin() ? nil : unit() * 0.99, delta: coin() ? nil : positive(1e-6))
    return Stage(
      epochs: positive(100), learningRate: coin() ? .constant(positive()) : .law(law(depth: 0)),
      batchSize: integer(0...4) > 0
        ? .constant(Double(integer(1...size)))
        : .law(make("linear", ["from": .number(Double(integer(1...size))), "to": .number(Double(size))])),
      momentum: !takesMomentum
        ? 0
        : integer(0...4) > 0
          ? .constant(unit() * 0.99)
          : .law(make("cosine", ["from": .number(unit() * 0.99), "to": .number(0.5)])),
      adam: optimizer == Adam.name ? settings : AdamSettings())
  }

  private mutating func law(depth: Int) -> any Law {
    let name = element(of: depth < 3 ? Laws.names : ["linear", "cosine", "step"])
    let (from, to, length): (ParameterValue, ParameterValue, ParameterValue) = (
      .number(positive()), .number(positive()), .number(positive(50))
    )
    switch name {
    case "polynomial": return make(name, ["from": from, "to": to, "power": .number(positive(3))])
    case "step": return make(name, ["from": from, "factor": .number(positive()), "every": .number(10 + unit())])
    case "warm-up":
      var entries: [(name: String, value: ParameterValue)] = [("from", from), ("to", to), ("epochs", length)]
      if coin() {
        let then = law(depth: depth + 1)
        entries.append(("then", coin() ? .number(positive()) : .law(name: type(of: then).name, then.parameters)))
      }
      return make(name, Parameters(entries))
    case "warm-up-stable-decay": return make(name, ["peak": from, "warm-up": length, "decay": length, "to": to])
    case "one-cycle": return make(name, ["from": from, "peak": to, "to": .number(0), "warm-up": length])
    case "excerpt":
      let inner = law(depth: depth + 1)
      return make(
        name,
        [
          "law": .law(name: type(of: inner).name, inner.parameters), "of-epochs": .number(60 + unit()),
          "start": .number(positive(50)), "times": .number(positive()),
        ])
    default: return make(name, ["from": from, "to": to])
    }
  }

  private func make(_ name: String, _ parameters: Parameters) -> any Law { try! Laws.make(name, parameters) }

  /// With its parameters in the order in which it reports them.
  private mutating func transform() -> TransformDescription {
    let name = element(of: Transforms.names)
    var entries: [(name: String, value: ParameterValue)] = []
    switch name {
    case Hybrid.name: entries.append(("decays", .number(Double(integer(0...3)))))
    case ScaleLearningRate.name: entries.append(("by", .number(1 + positive(3))))
    case RaiseMomentum.name: entries.append(("to", .number(0.99)))
    case SquareRoot.name: if coin() { entries.append(("by", .number(1 + positive(3)))) }
    case Seesaw.name: entries.append(("exponent", .number(0.5 + positive(0.5))))
    default: break
    }
    if coin() { entries.append(("up-to", .number(100_000))) }
    if coin() { entries.append(("multiple-of", .number(2))) }
    let takesKeep = Transforms.all.first { $0.name == name }!.parameterNames.contains("keep")
    if coin(), takesKeep { entries.append(("keep", .text("exact"))) }
    return TransformDescription(name, try! Transforms.make(name, Parameters(entries)).parameters)
  }

  /// The text with some characters left out, doubled or replaced.
  mutating func damaged(_ original: [Unicode.Scalar]) -> String {
    var scalars = original
    for _ in 0..<integer(1...3) {
      let index = integer(0...scalars.count - 1)
      switch integer(0...3) {
      case 0: scalars.remove(at: index)
      case 1: scalars.insert(scalars[index], at: index)
      case 2: scalars[index] = element(of: Array("{}[]:,#&*!|>'\"%@`-?0 \n\t".unicodeScalars))
      default: scalars.removeSubrange(index..<min(index + 40, scalars.count))
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
