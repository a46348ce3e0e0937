import DataSets
import Experiments
import NoiseScale
import StochasticSimulation
import TestSupport

/// Valid experiments of every kind, the same for the same seed.
struct RandomExperiment {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed &* 0xD120_0000_01B3_0041 &+ 0x1234_5678_9ABC_DEF1) }

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

  /// A number within [0, 1).
  private mutating func unit() -> Double { random.uniform() }

  private mutating func integer(_ range: ClosedRange<Int>) -> Int { random.integer(range) }

  private mutating func element<Element>(of list: [Element]) -> Element { random.pick(list) }

  private mutating func coin() -> Bool { random.next() & 1 == 0 }

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
    let allowed = Dynamics.allowed(problem: problem, optimizer: optimizer, sampling: sampling)
    let size = integer(1000...100_000)
    var names: [String] = []
    var schedules: [ScheduleDescription] = []
    for _ in 0..<integer(1...3) {
      let name = element(of: Self.texts.filter { !names.contains($0) })
      names.append(name)
      let stages = (0..<integer(1...3)).map { _ in stage(of: optimizer, size: size) }
      schedules.append(ScheduleDescription(name: name, stages: stages))
    }
    if coin() {
      let name = element(of: Self.texts.filter { !names.contains($0) })
      let transforms = (0..<integer(0...2)).map { _ in transform() }
      schedules.append(ScheduleDescription(name: name, from: element(of: names), transforms: transforms))
    }
    let dynamics = coin() || allowed.isEmpty ? nil : [element(of: allowed)]
    var langevin = LangevinDescription()
    if problem.isNetwork, dynamics == [.langevin] {
      langevin = LangevinDescription(
        refinement: integer(1...1024), isOverdamped: coin(), method: element(of: [.batches, .multipliers]))
    }
    let isMeasured = problem.isNetwork && dynamics != [.langevin] && !allowed.isEmpty && coin()
    return Experiment(
      title: element(of: Self.texts + [""]), trainingSetSize: size, optimizer: optimizer, sampling: sampling,
      problem: problem, dynamics: dynamics, langevin: langevin, replicates: integer(1...1000),
      seed: coin() ? random.next() : UInt64(integer(0...9)), schedules: schedules,
      comparison: ComparisonDescription(
        reference: coin() ? "" : element(of: names), lossMargin: positive(), accuracyMargin: positive(),
        confidence: 0.5 + max(1e-9, positive(0.499)), rules: (0..<integer(0...2)).map { _ in transform() }),
      recordEvery: positive(10), measureNoiseEvery: isMeasured ? positive(10) : nil)
  }

  private mutating func optimizer() -> any Optimizer {
    switch integer(0...5) {
    case 0: SGD()
    case 1: HeavyBall()
    case 2: Nesterov()
    case 3: AdamW(beta1: unit() * 0.99, beta2: unit() * 0.99, delta: positive(1e-6))
    case 4: FormalOptimizer(element(of: Self.texts))
    default: Adam(beta1: unit() * 0.99, beta2: unit() * 0.99, delta: positive(1e-6))
    }
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
    let data: any DataSource =
      switch integer(0...3) {
      case 0: FashionMNISTSource(pool: coin() ? 1 : 2)
      case 1: TeacherSource(classes: integer(2...9), labelNoise: positive())
      case 2:
        CSVSource(
          file: element(of: Self.texts), target: [element(of: Self.texts)],
          testFile: coin() ? element(of: Self.texts) : nil, leaveOut: coin() ? ["a, b", "7"] : nil,
          task: coin() ? .regression : .classification, hasHeader: coin())
      default: IDXSource(trainInputs: "x", trainLabels: element(of: Self.texts))
      }
    return .network(
      NetworkDescription(
        data: data, dataDirectory: coin() ? nil : element(of: Self.texts),
        hidden: (0..<integer(0...3)).map { _ in integer(1...64) },
        activation: element(of: Activation.allCases), loss: coin() ? nil : .squaredError,
        evaluateTrain: integer(1...20_000)))
  }

  private mutating func stage(of optimizer: any Optimizer, size: Int) -> Stage {
    let takes = type(of: optimizer).hyperParameters
    let settings = AdamSettings(
      beta1: coin() ? nil : unit() * 0.99, beta2: coin() ? nil : unit() * 0.99, delta: coin() ? nil : positive(1e-6))
    return Stage(
      epochs: positive(100), learningRate: coin() ? .constant(positive()) : .law(law(depth: 0)),
      batchSize: integer(0...4) > 0
        ? .constant(Double(integer(1...size))) : .law(LinearLaw(from: Double(integer(1...size)), to: Double(size))),
      momentum: !optimizer.takesMomentum
        ? 0 : integer(0...4) > 0 ? .constant(unit() * 0.99) : .law(CosineLaw(from: unit() * 0.99, to: 0.5)),
      weightDecay: takes.contains(.weightDecay) && coin() ? .constant(positive()) : 0,
      adam: takes.contains(.beta1) ? settings : AdamSettings())
  }

  private mutating func law(depth: Int) -> any Law {
    let (from, to, length) = (positive(), positive(), positive(50))
    switch integer(0...(depth < 3 ? 15 : 2)) {
    case 0: return LinearLaw(from: from, to: to)
    case 1: return CosineLaw(from: from, to: to)
    case 2: return StepLaw(from: from, factor: positive(), every: 10 + unit())
    case 3: return ExponentialLaw(from: from, to: to)
    case 4: return PolynomialLaw(from: from, to: to, power: positive(3))
    case 5:
      let then = coin() ? nil : coin() ? Quantity.constant(positive()) : .law(law(depth: depth + 1))
      return WarmUpLaw(from: from, to: to, epochs: length, then: then)
    case 6: return WarmUpStableDecayLaw(peak: from, warmUp: length, decay: length, to: to)
    case 7: return OneCycleLaw(from: from, peak: to, to: 0, warmUp: length)
    case 8: return Laws.all[integer(0...(Laws.all.count - 1))].template
    case 9: return OneMinusSquareRootLaw(from: from, to: to)
    case 10: return LogarithmicLaw(from: from, to: to)
    case 11:
      return coin()
        ? InverseSquareRootLaw(from: from, start: 1, hold: length) : InverseSquareRootLaw(scale: from, start: length)
    case 12:
      return IncrementsLaw(from: 8, to: 8 + 4 * Double(integer(1...9)), by: 4, share: coin() ? .examples : .updates)
    case 13: return TableLaw(at: [0, 1 + length], values: [from, to], between: coin() ? .linear : .step)
    case 14:
      return coin()
        ? WarmUpLaw(from: from, to: to, length: length, then: .law(law(depth: depth + 1)))
        : ExcerptLaw(law: law(depth: depth + 1), ofLength: 60 + unit(), start: positive(50))
    default:
      let inner = law(depth: depth + 1)
      return ExcerptLaw(law: inner, ofEpochs: 60 + unit(), start: positive(50), times: positive())
    }
  }

  private mutating func transform() -> any Transform {
    let (upTo, multipleOf) = (coin() ? 100_000 : nil, coin() ? 2 : 1)
    let keep: Keep = coin() ? .exact : .approximate
    switch integer(0...6) {
    case 0: return IncreaseBatchSize(upTo: upTo, multipleOf: multipleOf, keep: keep)
    case 1: return Hybrid(decays: integer(0...3), upTo: upTo, multipleOf: multipleOf, keep: keep)
    case 2: return ScaleLearningRate(by: 1 + positive(3), upTo: upTo, multipleOf: multipleOf, keep: keep)
    case 3: return RaiseMomentum(to: 0.99, upTo: upTo, multipleOf: multipleOf, keep: keep)
    case 4: return DecayLearningRate(upTo: upTo, multipleOf: multipleOf, keep: keep)
    case 5: return SquareRoot(by: coin() ? 1 + positive(3) : nil, upTo: upTo, multipleOf: multipleOf)
    default: return Seesaw(exponent: 0.5 + positive(0.5), upTo: upTo, multipleOf: multipleOf)
    }
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
